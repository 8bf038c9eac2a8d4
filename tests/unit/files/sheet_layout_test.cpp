// SPDX-License-Identifier: Apache-2.0
/// Widths and heights of a sheet.
#include "files/sheet_layout.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(SheetLayout, ColumnsAreAsWideAsTheirContentWithinBounds) {
  SheetLayout layout;
  layout.add_columns(3);
  layout.widen(0, 12.0);
  layout.widen(0, 20.0);
  layout.widen(1, 500.0);
  layout.fix(2, 4.0);
  layout.widen(2, 30.0);
  EXPECT_EQ(layout.width(0), 20.0);
  EXPECT_EQ(layout.width(1), SheetLayout::kWidest);
  EXPECT_EQ(layout.width(2), 4.0) << "a width that was asked for";
}

TEST(SheetLayout, RowsAreAsHighAsTheTextOfMostLines) {
  SheetLayout layout;
  layout.add_columns(2);
  layout.fix(0, 13.0);
  layout.fix(1, 43.0);
  layout.wrap(0, 0, 25);
  layout.wrap(0, 1, 25);
  layout.wrap(4, 1, 41);
  layout.wrap(5, 1, 40);
  // Ten letters a line in the first column, forty in the second.
  EXPECT_THAT(layout.heights(), ElementsAre(Pair(0U, 45.0), Pair(4U, 30.0)));
}

TEST(SheetLayout, SaysWhatAPageHolds) {
  SheetLayout layout;
  EXPECT_THAT(layout.heights(), IsEmpty());
  layout.add_columns(10);
  for (std::size_t c = 0; c < 10; ++c) layout.fix(c, 22.5);
  EXPECT_TRUE(layout.fits_a_page());
  layout.fix(0, 23.0);
  EXPECT_FALSE(layout.fits_a_page());
}

}  // namespace
}  // namespace carreau::files
