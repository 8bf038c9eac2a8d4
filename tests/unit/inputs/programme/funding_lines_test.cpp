// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/funding_lines.hpp"

#include "inputs/programme/funder_directory_reader.hpp"
#include "support/action_table.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(FundingLines, OneForEachFunderOfARow) {
  const testing::TempFolder folder;
  const ActionTable table =
      testing::action_table(folder,
                            "Réf;Intitulé;Financeur;Accordé;Demandé CAF;Accordé CAF;Ville\n"
                            "1;x;ARS;1;20;10;7\n2;y;;5;;;3 + FPH\n3;z;;;;;\n4;w;;;;;8\n");
  Findings findings;
  RowFindings rows(findings);
  FunderRegister funders{usual_funders()};
  FundingLineReader reader(funders, rows);
  const auto lines = [&](std::size_t row) {
    return reader.lines_of(table, ActionCells(table, row, rows));
  };
  const auto first = lines(0);
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].amounts.granted, Euros::whole(1));
  EXPECT_EQ(first[1].amounts.requested, Euros::whole(20));
  EXPECT_EQ(first[1].amounts.granted, Euros::whole(10));
  const auto second = lines(1);
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(funders.funders()[second[0].funder.position()].name, "Financeur non précisé");
  EXPECT_FALSE(second[1].amounts.granted) << "it takes part, with an unknown amount";
  EXPECT_TRUE(lines(2).empty());
}

TEST(FundingLines, ARowOfTheSameActionDiffersInItsFunderOnly) {
  const testing::TempFolder folder;
  const std::vector<ActionTable> tables{testing::action_table(
      folder, "Réf;Intitulé;Financeur;Accordé\n1;x;ARS;1\n1;x;CAF;2\n1;y;CAF;3\n1;x;ARS;1\n")};
  const IndexedAction before{2024, "1", "1", ActionIndex(0), 0, 0, 0};
  EXPECT_NO_THROW(check_same_action(tables, 0, 1, before));
  EXPECT_NO_THROW(check_same_action(tables, 0, 3, before)) << "equal rows are kept";
  EXPECT_THROW(check_same_action(tables, 0, 2, before), RowRefused);
}

}  // namespace
}  // namespace carreau::inputs
