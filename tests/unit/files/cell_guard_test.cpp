// SPDX-License-Identifier: Apache-2.0
/// Formulas made harmless, and read back as they were.
#include "files/cell_guard.hpp"

#include <gtest/gtest.h>

namespace carreau::files {
namespace {

TEST(CellGuard, AFormulaBecomesAText) {
  for (const char* cell : {"=1+1", "+33 6", "-500", "@sum", "\tx", "\rx", "'=1", "''-1"}) {
    EXPECT_EQ(guarded(cell), "'" + std::string(cell));
    EXPECT_EQ(unguarded(guarded(cell)), cell);
  }
}

TEST(CellGuard, OtherCellsStay) {
  for (const char* cell : {"", "a=b", "'tis", "l'", "12", "'"}) {
    EXPECT_EQ(guarded(cell), cell);
    EXPECT_EQ(unguarded(cell), cell);
  }
}

}  // namespace
}  // namespace carreau::files
