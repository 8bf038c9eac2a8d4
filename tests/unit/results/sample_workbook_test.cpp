// SPDX-License-Identifier: Apache-2.0
/// Made-up actions as a workbook, read back.
#include "results/sample_workbook.hpp"

#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::layer_names;
using carreau::testing::layer_rows;
using ::testing::ElementsAre;

std::vector<SampleAction> some_actions() {
  SampleAction one;
  one.reference = "2024-0001";
  one.year = 2024;
  one.title = "Atelier vélo";
  one.quartiers = {"QN1", "QN2"};
  one.public_planned = 30;
  one.fundings.resize(2);
  one.fundings[0].funder = "État P147";
  one.fundings[0].is_specific = true;
  one.fundings[0].requested = Euros::from_cents(123'450);
  one.fundings[1].funder = "Ville";
  one.fundings[1].is_specific = false;
  SampleAction two;
  two.reference = "2024-0002";
  two.is_transterritorial = true;
  return {one, two};
}

TEST(SampleWorkbook, HasASheetOfActionsAndOneOfTheirFunding) {
  const carreau::testing::TempFolder folder;
  SampleWorkbook workbook(folder / "actions.xlsx", "actions.xlsx");
  workbook.add(some_actions());
  workbook.finish();
  ASSERT_THAT(layer_names(folder / "actions.xlsx"), ElementsAre("Actions", "Financements"));
  const auto actions = layer_rows(folder / "actions.xlsx", "Actions");
  ASSERT_EQ(actions.size(), 2U);
  EXPECT_EQ(actions[0].at("Quartiers"), "QN1;QN2");
  EXPECT_EQ(actions[0].at("Public prévu"), "30");
  EXPECT_EQ(actions[0].at("Public réalisé"), "") << "not told";
  EXPECT_EQ(actions[1].at("Quartiers"), "Transterritorial");
  const auto fundings = layer_rows(folder / "actions.xlsx", "Financements");
  ASSERT_EQ(fundings.size(), 2U);
  EXPECT_EQ(fundings[0].at("Référence"), "2024-0001");
  EXPECT_EQ(fundings[0].at("Type"), "spécifique");
  EXPECT_EQ(fundings[0].at("Demandé"), "1234.5");
  EXPECT_EQ(fundings[1].at("Type"), "droit commun");
}

}  // namespace
}  // namespace carreau::results
