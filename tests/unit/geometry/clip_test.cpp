// SPDX-License-Identifier: Apache-2.0
/// Areas within a rectangle; tests/property/clip_test.cpp compares random ones with GEOS.
#include "geometry/clip.hpp"

#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::set_from_wkt;

constexpr const char* kWithHole =
    "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 4 6, 6 6, 6 4, 4 4))";

TEST(AreaWithin, TakesAllPartAndNone) {
  const PolygonSet set = set_from_wkt(kWithHole);
  EXPECT_DOUBLE_EQ(area_within(set, 0, {{-1, -1}, {11, 11}}), 96.0);
  EXPECT_DOUBLE_EQ(area_within(set, 0, {{0, 0}, {10, 10}}), 96.0);
  EXPECT_DOUBLE_EQ(area_within(set, 0, {{0, 0}, {5, 5}}), 24.0);
  EXPECT_DOUBLE_EQ(area_within(set, 0, {{-5, 2}, {5, 3}}), 5.0);
  EXPECT_EQ(area_within(set, 0, {{20, 20}, {30, 30}}), 0.0);
  EXPECT_EQ(area_within(set, 0, {{10, 0}, {20, 10}}), 0.0) << "touching by a side";
}

TEST(AreaWithin, ABoxInTheHoleIsEmpty) {
  const PolygonSet set = set_from_wkt(kWithHole);
  EXPECT_DOUBLE_EQ(area_within(set, 0, {{4.5, 4.5}, {5.5, 5.5}}), 0.0);
  EXPECT_DOUBLE_EQ(area_within(set, 0, {{3, 4}, {7, 6}}), 4.0);
}

TEST(AreaWithin, AConcaveRingInPiecesKeepsItsArea) {
  // A comb: the box meets three teeth and not its back.
  const std::string comb =
      "POLYGON ((0 0, 7 0, 7 10, 6 10, 6 2, 4 2, 4 10, 3 10, 3 2, 1 2, 1 10, 0 10, 0 0))";
  EXPECT_DOUBLE_EQ(area_within(set_from_wkt(comb), 0, {{-1, 5}, {8, 8}}), 9.0);
}

TEST(AreaWithin, AddsThePolygonsOfAFeature) {
  const std::string two = "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((4 0, 6 0, 4 2, 4 0)))";
  EXPECT_DOUBLE_EQ(area_within(set_from_wkt(two), 0, {{1, 0}, {5, 3}}), 2.0 + 1.5);
}

TEST(AreaWithin, BoxesOfATilingAddUpToTheWhole) {
  const std::string star =
      "POLYGON ((50 2, 61 38, 98 38, 68 60, 79 96, 50 74, 21 96, 32 60, 2 38, 39 38, 50 2))";
  const PolygonSet set = set_from_wkt(star);
  double total = 0.0;
  for (double x = 0.0; x < 100.0; x += 10.0) {
    for (double y = 0.0; y < 100.0; y += 10.0) {
      total += area_within(set, 0, {{x, y}, {x + 10, y + 10}});
    }
  }
  EXPECT_NEAR(total, area(set, 0), 1e-9);
}

}  // namespace
}  // namespace carreau
