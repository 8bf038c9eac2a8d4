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

}  // namespace
}  // namespace carreau
