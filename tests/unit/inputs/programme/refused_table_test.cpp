// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/refused_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;

TEST(RefusedTableTest, NamesOfAMappingBecomeUsualOnes) {
  ImportedTable table;
  table.columns = {"Quoi", "Réf", "Part de la caisse", "Subvention", "Accordé Ville"};
  table.found.fields = {{ActionField::title, 0, Recognition::mapping, false},
                        {ActionField::reference, 1, Recognition::mapping, false}};
  table.found.funders = {
      {2, {"Part de la caisse", "CAF", Measure::requested, {}, true}, Recognition::mapping},
      {4, {"Accordé Ville", "Ville", Measure::granted, {}, false}, Recognition::mapping}};
  table.found.unused = {3};
  EXPECT_THAT(refused_table(table).columns, ElementsAre("Quoi", "Réf", "Part de la caisse",
                                                        "Subvention", "Accordé Ville", "Année"))
      << "without a mapping of the user, the names were recognised as they are";
  table.has_own_names = true;
  const RefusedTable refused = refused_table(table);
  EXPECT_THAT(refused.columns,
              ElementsAre("Intitulé", "Réf", "Demandé CAF (k€)", "", "Accordé Ville", "Année"));
  EXPECT_EQ(refused.reference, 1U);
  EXPECT_EQ(refused.year, 5U);
}

}  // namespace
}  // namespace carreau::inputs
