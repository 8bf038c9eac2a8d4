// SPDX-License-Identifier: Apache-2.0
/// Areas common to two polygons; tests/property/shared_areas_test.cpp compares random ones with
/// GEOS.
#include "geometry/overlap.hpp"

#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

using testing::set_from_wkt;

constexpr Box kEverywhere{{-1e6, -1e6}, {1e6, 1e6}};
constexpr const char* kHollow =
    "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (4 4, 4 6, 6 6, 6 4, 4 4))";

double common(const std::string& a, const std::string& b, const Box& box = kEverywhere) {
  return overlap_area(OverlapSides(set_from_wkt(a)), 0, OverlapSides(set_from_wkt(b)), 0, box);
}

TEST(OverlapArea, OfAPolygonWithItselfIsItsArea) {
  EXPECT_DOUBLE_EQ(common(kHollow, kHollow), 96.0);
}

TEST(OverlapArea, OfPolygonsThatCross) {
  EXPECT_DOUBLE_EQ(
      common("POLYGON ((0 0, 4 4, 0 8, -4 4, 0 0))", "POLYGON ((-4 2, 4 2, 4 6, -4 6, -4 2))"),
      24.0);
  EXPECT_DOUBLE_EQ(common(kHollow, "POLYGON ((5 5, 20 5, 20 20, 5 20, 5 5))"), 24.0);
}

TEST(OverlapArea, OfPolygonsThatTouchIsNothing) {
  const std::string left = "POLYGON ((0 0, 3 0, 5 7, 2 9, 0 0))";
  EXPECT_NEAR(common(left, "POLYGON ((3 0, 8 0, 8 9, 2 9, 5 7, 3 0))"), 0.0, 1e-12);
  EXPECT_EQ(common(kHollow, "POLYGON ((10 0, 12 0, 12 9, 10 9, 10 0))"), 0.0);
  EXPECT_DOUBLE_EQ(common(kHollow, "POLYGON ((4 4, 6 4, 6 6, 4 6, 4 4))"), 0.0) << "in the hole";
}

TEST(OverlapArea, StopsAtTheBox) {
  const std::string wide = "POLYGON ((-5 1, 15 1, 15 9, -5 9, -5 1))";
  EXPECT_DOUBLE_EQ(common(kHollow, wide), 76.0);
  EXPECT_DOUBLE_EQ(common(kHollow, wide, {{3, 0}, {7, 5}}), 14.0);
  EXPECT_DOUBLE_EQ(common("POLYGON ((0 0, 10 0, 5 10, 0 0))", "POLYGON ((0 10, 5 0, 10 10, 0 10))",
                          {{0, 2}, {10, 8}}),
                   21.0)
      << "slopes cut by both sides";
  EXPECT_EQ(common(kHollow, wide, {{20, 20}, {30, 30}}), 0.0);
}

TEST(OverlapArea, TheWayInWhichRingsRunDoesNotMatter) {
  const std::string reversed = "POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (4 4, 6 4, 6 6, 4 6, 4 4))";
  EXPECT_DOUBLE_EQ(common(kHollow, reversed), 96.0);
}

TEST(OverlapArea, AFeatureWithoutPolygonsHasNothingInCommon) {
  PolygonSet empty(Crs::epsg(3035));
  empty.begin_feature();
  const OverlapSides none(empty);
  EXPECT_EQ(overlap_area(none, 0, OverlapSides(set_from_wkt(kHollow)), 0, kEverywhere), 0.0);
}

}  // namespace
}  // namespace carreau
