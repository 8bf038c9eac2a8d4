// SPDX-License-Identifier: Apache-2.0
/// Cases in which cutting and rounding go wrong if done carelessly, drawn by hand.
#include "geometry/tile_fit.hpp"

#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

using testing::from_set;
using testing::from_wkt;
using testing::same_rings;
using testing::set_from_wkt;

constexpr Box kBox = {{0.0, 0.0}, {100.0, 100.0}};

std::string fitted(const std::string& wkt, double step, const std::string& expected) {
  PolygonSet out;
  if (!append_fitted(set_from_wkt(wkt), 0, kBox, step, out)) return "nothing";
  const auto found = from_set(out, 0);
  if (!testing::is_valid(found)) return "not valid: " + testing::to_wkt(found);
  return same_rings(found, from_wkt(expected)) ? expected : testing::to_wkt(found);
}

TEST(TileFit, UInTwoPartsHasNoBridge) {
  const std::string parts =
      "MULTIPOLYGON(((80 10,100 10,100 30,80 30,80 10)),((80 70,100 70,100 90,80 90,80 70)))";
  EXPECT_EQ(
      fitted("POLYGON((80 10,150 10,150 90,80 90,80 70,130 70,130 30,80 30,80 10))", 1.0, parts),
      parts);
}

TEST(TileFit, HoleOverTheLimitOpens) {
  const std::string expected =
      "POLYGON((50 0,100 0,100 40,70 40,70 60,100 60,100 100,50 100,50 0))";
  EXPECT_EQ(
      fitted("POLYGON((50 -50,200 -50,200 150,50 150,50 -50),(70 40,120 40,120 60,70 60,70 40))",
             1.0, expected),
      expected);
}

TEST(TileFit, PolygonAroundTheBoxFillsIt) {
  const std::string box = "POLYGON((0 0,100 0,100 100,0 100,0 0))";
  EXPECT_EQ(fitted("POLYGON((-9 -9,300 -9,300 300,-9 300,-9 -9))", 1.0, box), box);
}

TEST(TileFit, NarrowNeckFallsAway) {
  const std::string expected =
      "MULTIPOLYGON(((0 0,20 0,20 20,0 20,0 0)),((60 0,80 0,80 20,60 20,60 0)))";
  EXPECT_EQ(fitted("POLYGON((0 0,20 0,20 9.1,60 9.1,60 0,80 0,80 20,60 20,60 9.3,20 9.3,20 20,0 20,"
                   "0 0))",
                   4.0, expected),
            expected);
}

/// Rounded corner by corner, the point at 10.4 would go through the side above it.
TEST(TileFit, SpikeThatRoundingDrivesThroughAnEdge) {
  const auto set =
      set_from_wkt("POLYGON((0 0,40 0,40 1.45,20 1.52,0 1.45,0 0),(1 0.4,38 0.4,20 1.5,1 0.4))");
  PolygonSet out;
  ASSERT_TRUE(append_fitted(set, 0, kBox, 1.0, out));
  EXPECT_TRUE(testing::is_valid(from_set(out, 0))) << testing::to_wkt(from_set(out, 0));
}

TEST(TileFit, WhatIsInvalidIsRepaired) {
  PolygonSet out;
  PolygonSet bow;
  bow.begin_feature();
  bow.begin_polygon();
  bow.add_ring(std::vector<Point>{{0, 0}, {40, 40}, {40, 0}, {0, 40}, {0, 0}});
  ASSERT_TRUE(append_fitted(bow, 0, kBox, 1.0, out));
  EXPECT_TRUE(testing::is_valid(from_set(out, 0)));
  EXPECT_DOUBLE_EQ(area(out, 0), 800.0);
}

TEST(TileFit, NothingInTheBox) {
  EXPECT_EQ(fitted("POLYGON((200 0,300 0,300 100,200 0))", 1.0, ""), "nothing");
  EXPECT_EQ(fitted("POLYGON((10 10,10.2 10,10.2 10.2,10 10))", 1.0, ""), "nothing");
}

TEST(TileFit, FeatureWithoutPolygonsHasNoPointWithin) {
  PolygonSet set;
  set.begin_feature();
  EXPECT_FALSE(point_within(set, 0));
  PolygonSet out;
  EXPECT_FALSE(append_fitted(set, 0, kBox, 1.0, out));
}

}  // namespace
}  // namespace carreau
