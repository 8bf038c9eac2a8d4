// SPDX-License-Identifier: Apache-2.0
/// The flat columns of polygons: what goes in comes out, whole features and empty ones alike.
#include "geometry/polygon_set.hpp"

#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;
using testing::from_set;
using testing::set_from_wkt;
using testing::to_wkt;

constexpr const char* kTwoPolygons =
    "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)), "
    "((6 0, 8 0, 6 2, 6 0)))";

TEST(PolygonSet, GivesBackEveryFeature) {
  PolygonSet set;
  add_wkt("POLYGON ((0 0, 1 0, 0 1, 0 0))", set);
  add_wkt("MULTIPOLYGON EMPTY", set);
  add_wkt(kTwoPolygons, set);
  add_wkt("MULTIPOLYGON EMPTY", set);
  ASSERT_EQ(set.size(), 4U);
  EXPECT_EQ(set.ring_count(), 4U);
  EXPECT_EQ(set.polygons(0).size(), 1U);
  EXPECT_EQ(set.polygons(1).size(), 0U);
  EXPECT_EQ(set.polygons(2).size(), 2U);
  EXPECT_EQ(set.polygons(3).size(), 0U);
  EXPECT_EQ(set.rings(1).first, set.rings(1).last);
  EXPECT_EQ(set.rings(3).first, set.rings(3).last);
  EXPECT_EQ(to_wkt(from_set(set, 2)), kTwoPolygons);
}

TEST(PolygonSet, AreaDeductsHolesWhateverTheOrientation) {
  const PolygonSet set = set_from_wkt(kTwoPolygons);
  EXPECT_EQ(area(set, 0), 16.0 - 1.0 + 2.0);
  const PolygonSet turned =
      set_from_wkt("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))");
  EXPECT_EQ(area(turned, 0), 15.0);
}

TEST(PolygonSet, BoundsHoldEveryRing) {
  const PolygonSet set = set_from_wkt(kTwoPolygons);
  EXPECT_EQ(set.bounds(0).low, (Point{0.0, 0.0}));
  EXPECT_EQ(set.bounds(0).high, (Point{8.0, 4.0}));
}

TEST(PolygonSet, CopiesAFeatureOfAnotherSet) {
  const PolygonSet set = set_from_wkt(kTwoPolygons);
  PolygonSet copy(set.crs());
  add_wkt("POLYGON ((0 0, 1 0, 0 1, 0 0))", copy);
  copy.add_feature(set, 0);
  ASSERT_EQ(copy.size(), 2U);
  EXPECT_EQ(to_wkt(from_set(copy, 1)), kTwoPolygons);
}

TEST(SignedDoubleArea, IsPositiveCounterClockwise) {
  const std::vector<Point> ring = {{0, 0}, {2, 0}, {2, 1}, {0, 0}};
  EXPECT_EQ(signed_double_area(ring), 2.0);
  const std::vector<Point> back(ring.rbegin(), ring.rend());
  EXPECT_EQ(signed_double_area(back), -2.0);
  EXPECT_EQ(signed_double_area(std::vector<Point>{{0, 0}, {1, 1}, {0, 0}}), 0.0);
}

TEST(SignedDoubleArea, LosesNothingFarFromTheOrigin) {
  const double far = 6'800'000.0;
  const std::vector<Point> ring = {
      {far, far}, {far + 0.25, far}, {far + 0.25, far + 0.25}, {far, far + 0.25}, {far, far}};
  EXPECT_EQ(signed_double_area(ring), 0.125);
}

}  // namespace
}  // namespace carreau
