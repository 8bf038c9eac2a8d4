// SPDX-License-Identifier: Apache-2.0
/// What the rows of a table usually fill, and rows that differ.
#include "inputs/programme/row_layout.hpp"

#include "support/action_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::IsSupersetOf;

class RowLayoutTest : public ::testing::Test {
 protected:
  testing::TempFolder folder_;
};

TEST_F(RowLayoutTest, ARepeatedHeaderHasTheNamesOfItsColumns) {
  const ActionTable table = testing::action_table(
      folder_,
      "Réf;Intitulé;Accordé CAF;Demandé CAF\nA1;x;1;\nRéf;Intitulé;CAF;CAF\nIntitulé;x;;\n");
  const NumberGrid numbers(table);
  const RowLayout layout(table, numbers);
  EXPECT_FALSE(layout.is_header(0));
  EXPECT_TRUE(layout.is_header(1)) << "also the upper or lower row of a header of two";
  EXPECT_FALSE(layout.is_header(2));
}

TEST_F(RowLayoutTest, EvidenceIsWhatOnlyActionsHave) {
  const ActionTable table = testing::action_table(
      folder_,
      "Réf;Intitulé;Porteur;Financeur;Accordé\nA1;x;P;CAF;1\nA2;y;P;CAF;2\nTOTAL;TOTAL;;CAF;3\n");
  const NumberGrid numbers(table);
  const RowLayout layout(table, numbers);
  EXPECT_EQ(layout.evidence(0, 1), 2U);
  EXPECT_EQ(layout.evidence(2, 1), 0U) << "a word for a total is no reference";
  EXPECT_TRUE(layout.expects_evidence(1));
  EXPECT_TRUE(layout.is_of(1, ActionField::title));
  EXPECT_TRUE(layout.has(0, ActionField::operator_name, 0));
  EXPECT_FALSE(layout.is_unnamed(0));
  EXPECT_THAT(layout.words_of_groups(), IsSupersetOf({"caf", "p"}));
}

TEST_F(RowLayoutTest, ARowContinuesTheOneAboveWhereItAddsNothingButAFunder) {
  const ActionTable table = testing::action_table(folder_,
                                                  "Réf;Intitulé;Porteur;Financeur;Accordé\nA1;x;P;"
                                                  "CAF;1\n;;;Ville;2\n;x;P;Ville;2\n;y;;Ville;2\n"
                                                  "A1;x;P;Ville;2\n;;;;2\n");
  const NumberGrid numbers(table);
  const RowLayout layout(table, numbers);
  EXPECT_TRUE(layout.continues(1, 0));
  EXPECT_TRUE(layout.continues(2, 0));
  EXPECT_FALSE(layout.continues(3, 0)) << "another title is another action";
  EXPECT_FALSE(layout.continues(4, 0)) << "it has the reference itself";
  EXPECT_FALSE(layout.continues(5, 0)) << "no funder";
  EXPECT_EQ(layout.kind_of_text(0), RowKind::data);
}

}  // namespace
}  // namespace carreau::inputs
