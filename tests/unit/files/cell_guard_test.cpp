// SPDX-License-Identifier: Apache-2.0
/// Formulas made harmless, and read back as they were.
#include "files/cell_guard.hpp"

#include <gtest/gtest.h>

namespace carreau::files {
namespace {

TEST(CellGuard, AFormulaBecomesAText) {
  for (const char* cell :
       {"=1+1", "+33 6", "+33", "-a", "-", "@sum", "\tx", "\rx", "'=1", "''-1"}) {
    EXPECT_EQ(guarded(cell), "'" + std::string(cell));
    EXPECT_EQ(unguarded(guarded(cell)), cell);
  }
}

TEST(CellGuard, ANumberWithAnApostropheComesBackWithIt) {
  EXPECT_EQ(guarded("'-500"), "''-500");
  EXPECT_EQ(unguarded("''-500"), "'-500");
}

TEST(CellGuard, OtherCellsStay) {
  for (const char* cell : {"", "a=b", "'tis", "l'", "12", "'", "-500", "-12,5", "-1 234.5"}) {
    EXPECT_EQ(guarded(cell), cell);
    EXPECT_EQ(unguarded(cell), cell);
  }
}

TEST(CellGuard, AFieldIsQuotedOnlyWhereItMustBe) {
  EXPECT_EQ(csv_quoted("a,b", ",\"\n\r"), "\"a,b\"");
  EXPECT_EQ(csv_quoted("dit \"x\"", ",\"\n\r"), "\"dit \"\"x\"\"\"");
  EXPECT_EQ(csv_quoted("a;b", ",\"\n\r"), "a;b");
}

}  // namespace
}  // namespace carreau::files
