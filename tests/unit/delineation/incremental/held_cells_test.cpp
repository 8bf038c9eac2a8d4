// SPDX-License-Identifier: Apache-2.0
/// A set of cells that is emptied and filled again.
#include "delineation/incremental/held_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Zone zone_of(std::vector<CellIndex> cells) {
  Zone zone;
  zone.cells = std::move(cells);
  return zone;
}

TEST(HeldCells, ContainThoseOfTheZonesAdded) {
  HeldCells held;
  held.reset(5);
  held.add(zone_of({CellIndex(3), CellIndex(4)}));
  held.add(zone_of({CellIndex(0)}));
  EXPECT_THAT(held.list(), ElementsAre(CellIndex(3), CellIndex(4), CellIndex(0)));
  EXPECT_TRUE(held.contains(CellIndex(0)));
  EXPECT_FALSE(held.contains(CellIndex(1)));
  EXPECT_TRUE(held.contains(CellIndex(4)));
}

TEST(HeldCells, AreEmptyAfterClear) {
  HeldCells held;
  held.reset(3);
  held.add(zone_of({CellIndex(1), CellIndex(2)}));
  held.clear();
  EXPECT_THAT(held.list(), IsEmpty());
  for (std::size_t i = 0; i < 3; ++i) EXPECT_FALSE(held.contains(CellIndex(i))) << i;
  held.add(zone_of({CellIndex(0)}));
  EXPECT_THAT(held.list(), ElementsAre(CellIndex(0))) << "cells of the first zone are forgotten";
}

TEST(HeldCells, TakeTheSizeOfAnotherGrid) {
  HeldCells held;
  held.reset(1);
  held.add(zone_of({CellIndex(0)}));
  held.reset(9);
  EXPECT_THAT(held.list(), IsEmpty());
  EXPECT_FALSE(held.contains(CellIndex(0)));
  EXPECT_FALSE(held.contains(CellIndex(8)));
}

}  // namespace
}  // namespace carreau
