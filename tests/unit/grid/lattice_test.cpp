// SPDX-License-Identifier: Apache-2.0
/// Lookup by position on drawn worlds; tests/property/lattice_test.cpp compares with a map.
#include "grid/lattice.hpp"

#include "support/drawing.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::drawn;

TEST(Lattice, FindsCellsInTheOrderOfTheTable) {
  const auto cells = drawn({"#..#",  //
                            ".##.",  //
                            "#..#"});
  const Lattice lattice(cells);
  for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ(lattice.at(cells[i]), CellIndex(i));
  EXPECT_EQ(lattice.at({0, 0}), CellIndex(0));
  EXPECT_EQ(lattice.at({2, 3}), CellIndex(5));
  EXPECT_TRUE(lattice.at({0, 1}).is_none());
}

TEST(Lattice, KnowsNothingOutsideItsBox) {
  const Lattice lattice(drawn({"##",  //
                               "##"}));
  // Column 2 of row 0 shares its bit number with column 0 of row 1.
  for (const CellPosition p : {CellPosition{0, 2},
                               {1, -1},
                               {-1, 0},
                               {2, 0},
                               {1'000'000, 0},
                               {0, -2'000'000'000},
                               {2'000'000'000, 2'000'000'000}}) {
    EXPECT_TRUE(lattice.at(p).is_none()) << p.row << ", " << p.column;
  }
}

TEST(Lattice, HoldsNegativePositions) {
  const std::vector<CellPosition> cells = {{-7, -3}, {-7, 5}, {2, -3}};
  const Lattice lattice(cells);
  for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_EQ(lattice.at(cells[i]), CellIndex(i));
  EXPECT_TRUE(lattice.at({0, 0}).is_none());
}

TEST(Lattice, OfNothingHoldsNothing) {
  EXPECT_TRUE(Lattice().at({0, 0}).is_none());
  EXPECT_TRUE(Lattice(std::vector<CellPosition>{}).at({0, 0}).is_none());
}

TEST(Lattice, NeighboursAreFoundBySteps) {
  const Lattice lattice(drawn({"..#",  //
                               ".#.",  //
                               "#.."}));
  EXPECT_EQ(lattice.neighbour({1, 1}, {1, 1}), CellIndex(2));
  EXPECT_EQ(lattice.neighbour({1, 1}, {-1, -1}), CellIndex(0));
  EXPECT_TRUE(lattice.neighbour({1, 1}, {0, 1}).is_none());
}

TEST(NeighbourOffsets, FourShareASideEightAlsoACorner) {
  const auto as_set = [](std::span<const Offset> offsets) {
    std::set<std::pair<int, int>> set;
    for (const Offset o : offsets) set.emplace(o.row, o.column);
    return set;
  };
  const std::set<std::pair<int, int>> sides = {{0, 1}, {1, 0}, {0, -1}, {-1, 0}};
  EXPECT_EQ(as_set(neighbour_offsets(Contiguity::four)), sides);
  const auto all = as_set(neighbour_offsets(Contiguity::eight));
  EXPECT_EQ(all.size(), 8U);
  EXPECT_FALSE(all.contains({0, 0}));
}

TEST(Lattice, OrdersPositionsGivenInAnyOrder) {
  const std::vector<CellPosition> positions = {{5, 1}, {-2, 9}, {5, 0}, {-2, 3}, {0, 70}};
  const Lattice lattice(positions);
  EXPECT_EQ(lattice.size(), 5U);
  EXPECT_EQ(lattice.at({-2, 3}), CellIndex(0));
  EXPECT_EQ(lattice.at({-2, 9}), CellIndex(1));
  EXPECT_EQ(lattice.at({0, 70}), CellIndex(2));
  EXPECT_EQ(lattice.at({5, 0}), CellIndex(3));
  EXPECT_EQ(lattice.at({5, 1}), CellIndex(4));
}

TEST(Lattice, CountsAPlaceGivenTwiceOnce) {
  const std::vector<CellPosition> twice = {{1, 1}, {2, 2}, {1, 1}};
  EXPECT_EQ(Lattice(twice).size(), 2U);
}

}  // namespace
}  // namespace carreau
