// SPDX-License-Identifier: Apache-2.0
/// Names of cells.
#include "reconciliation/sum_table.hpp"

#include "support/drawn_table.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(SumTable, ColumnsAreCalledAsInSpreadsheets) {
  EXPECT_EQ(column_letters(1), "A");
  EXPECT_EQ(column_letters(26), "Z");
  EXPECT_EQ(column_letters(27), "AA");
  EXPECT_EQ(column_letters(702), "ZZ");
  EXPECT_EQ(column_letters(703), "AAA");
}

TEST(SumTable, ACellHasItsPlaceInTheFile) {
  SumTable table = testing::drawn_table({"c | n", "a | 1", "b | 2"});
  EXPECT_EQ(table.place(1, 0).text(), "drawn.csv:3: n");
  table.sheet = "2004";
  EXPECT_EQ(table.place(1, 0).text(), "drawn.csv [2004]:3: n");
}

TEST(SumTable, AFieldIsAFigureOrUnknownOrText) {
  EXPECT_EQ(read_figure("12,5 %").hundredths, 1'250);
  EXPECT_EQ(read_figure("12,5 %").unit, AmountUnit::percent);
  EXPECT_EQ(read_figure("12,5 %").decimals, 1);
  EXPECT_TRUE(read_figure("33333.3333333333").is_rounded);
  EXPECT_TRUE(read_figure("1,028").is_guess);
  for (const char* text : {"", " ", "-", "–", "s", "ns", "nd", "NA"}) {
    EXPECT_EQ(read_figure(text).kind, CellKind::unknown) << text;
  }
  EXPECT_EQ(read_figure("0").kind, CellKind::number);
  EXPECT_EQ(read_figure(" 3 + FPH ").kind, CellKind::text);
  EXPECT_EQ(read_figure(" 3 + FPH ").text, "3 + FPH");
  EXPECT_EQ(typed_figure("33.333").hundredths, 3'333);
}

}  // namespace
}  // namespace carreau
