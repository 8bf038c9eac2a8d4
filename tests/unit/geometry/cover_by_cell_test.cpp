// SPDX-License-Identifier: Apache-2.0
/// Shares of cells by area; tests/property/shared_areas_test.cpp compares random ones with GEOS.
#include "geometry/cover_by_cell.hpp"

#include "support/geos.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::DoubleEq;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using testing::set_from_wkt;

constexpr const char* kWithHole =
    "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 4 6, 6 6, 6 4, 4 4))";

/// The areas of all cells of a block, by row, then column.
std::vector<double> areas_of(const std::string& wkt, const CellBlock& block) {
  CoverByCell cover(set_from_wkt(wkt), 0, block);
  std::vector<double> areas;
  for (std::int32_t row = 0; row < block.rows; ++row) {
    for (std::int32_t column = 0; column < block.columns; ++column) {
      areas.push_back(cover.next(row, column) * block.side * block.side);
    }
  }
  return areas;
}

TEST(CoverByCell, TakesAllPartAndNone) {
  EXPECT_THAT(areas_of(kWithHole, {{0, 0}, 10, 1, 1}), ElementsAre(DoubleEq(96.0)));
  EXPECT_THAT(areas_of(kWithHole, {{-5, -5}, 20, 1, 1}), ElementsAre(DoubleEq(96.0)));
  EXPECT_THAT(areas_of(kWithHole, {{0, 0}, 5, 2, 2}),
              ElementsAre(DoubleEq(24.0), DoubleEq(24.0), DoubleEq(24.0), DoubleEq(24.0)));
  EXPECT_THAT(areas_of(kWithHole, {{20, 20}, 10, 1, 1}), ElementsAre(0.0));
  EXPECT_THAT(areas_of(kWithHole, {{10, 0}, 10, 1, 1}), ElementsAre(0.0)) << "touching by a side";
}

TEST(CoverByCell, CellsWhollyInsideOrInAHoleAreExact) {
  EXPECT_THAT(areas_of(kWithHole, {{4, 4}, 2, 1, 2}), ElementsAre(0.0, 1.0 * 4.0));
  EXPECT_THAT(areas_of(kWithHole, {{4.5, 4.5}, 1, 1, 1}), ElementsAre(0.0));
}

TEST(CoverByCell, WhatLiesLeftOfABlockCounts) {
  // The block begins inside the polygon and ends inside it.
  EXPECT_THAT(areas_of(kWithHole, {{3, 3}, 4, 1, 1}), ElementsAre(DoubleEq(12.0)));
  EXPECT_THAT(areas_of(kWithHole, {{7, 1}, 1, 1, 3}), ElementsAre(1.0, 1.0, 1.0));
}

TEST(CoverByCell, ASideMayPassSeveralCellsLeftOfABlock) {
  const std::string slanted = "POLYGON ((0 0, 20 0, 20 2, 8 2, 0 0))";
  EXPECT_THAT(areas_of(slanted, {{12, 0}, 2, 1, 1}), ElementsAre(4.0));
  EXPECT_THAT(areas_of(slanted, {{4, 0}, 2, 1, 1}), ElementsAre(DoubleEq(2.5)));
}

TEST(CoverByCell, CellsMayBeLeftOut) {
  CoverByCell cover(set_from_wkt(kWithHole), 0, {{0, 0}, 4, 3, 3});
  EXPECT_DOUBLE_EQ(cover.next(0, 2), 0.5);
  EXPECT_DOUBLE_EQ(cover.next(1, 1), 12.0 / 16.0);
  EXPECT_DOUBLE_EQ(cover.next(2, 0), 0.5);
}

TEST(CoverByCell, AConcaveRingInPiecesKeepsItsArea) {
  // A comb: the cell meets three teeth and not its back.
  const std::string comb =
      "POLYGON ((0 0, 7 0, 7 10, 6 10, 6 2, 4 2, 4 10, 3 10, 3 2, 1 2, 1 10, 0 10, 0 0))";
  EXPECT_THAT(areas_of(comb, {{-1, 3}, 6, 1, 2}),
              ElementsAre(DoubleNear(12.0, 1e-12), DoubleNear(6.0, 1e-12)));
}

TEST(CoverByCell, AddsThePolygonsOfAFeature) {
  const std::string two = "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((4 0, 6 0, 4 2, 4 0)))";
  EXPECT_THAT(areas_of(two, {{1, 0}, 4, 1, 1}), ElementsAre(DoubleEq(2.0 + 1.5)));
}

TEST(CoverByCell, CellsAddUpToTheWhole) {
  const std::string star =
      "POLYGON ((50 2, 61 38, 98 38, 68 60, 79 96, 50 74, 21 96, 32 60, 2 38, 39 38, 50 2))";
  double total = 0.0;
  for (const double cell : areas_of(star, {{0, 0}, 10, 10, 10})) total += cell;
  EXPECT_NEAR(total, area(set_from_wkt(star), 0), 1e-9);
}

}  // namespace
}  // namespace carreau
