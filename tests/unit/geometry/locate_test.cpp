// SPDX-License-Identifier: Apache-2.0
/// Points in polygons: every point of a small plane against GEOS, limits included.
#include "geometry/locate.hpp"

#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;
using testing::set_from_wkt;

/// Slanted, level and upright edges, vertices at the height of others, a hole that touches the
/// shell at a point, two polygons that touch at a point.
const std::vector<std::string> kShapes = {
    "POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (2 2, 2 6, 6 6, 6 2, 2 2))",
    "POLYGON ((4 0, 8 4, 4 8, 0 4, 4 0), (4 2, 2 4, 4 6, 6 4, 4 2))",
    "POLYGON ((0 0, 8 0, 6 4, 8 8, 0 8, 2 4, 0 0))",
    "POLYGON ((0 0, 2 4, 4 0, 6 4, 8 0, 8 8, 0 8, 0 0))",
    "POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0), (0 0, 2 6, 6 2, 0 0))",
    "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((4 4, 8 4, 8 8, 4 8, 4 4)))",
    "MULTIPOLYGON (((0 0, 8 0, 8 8, 0 8, 0 0), (1 1, 1 7, 7 7, 7 1, 1 1)), "
    "((3 3, 5 3, 4 5, 3 3)))"};

TEST(Covers, AgreesWithGeosOnEveryPointOfAFineGrid) {
  for (const std::string& wkt : kShapes) {
    const PolygonSet set = set_from_wkt(wkt);
    const auto shape = testing::from_wkt(wkt);
    for (double x = -1.0; x <= 9.0; x += 0.25) {
      for (double y = -1.0; y <= 9.0; y += 0.25) {
        ASSERT_EQ(covers(set, 0, {x, y}), testing::covers(shape, testing::point({x, y})))
            << wkt << " at " << x << ", " << y;
      }
    }
  }
}

TEST(Covers, NothingIsInAnEmptyFeature) {
  EXPECT_FALSE(covers(set_from_wkt("MULTIPOLYGON EMPTY"), 0, {0.0, 0.0}));
}

TEST(PolygonIndex, TheFirstOfSeveralFeaturesWins) {
  PolygonSet set;
  add_wkt("POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10))", set);
  add_wkt("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0))", set);
  add_wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", set);
  const PolygonIndex index(set);
  EXPECT_EQ(index.locate({1, 1}), 1U);
  EXPECT_EQ(index.locate({8, 8}), 1U) << "a limit belongs to the feature";
  EXPECT_EQ(index.locate({8.5, 1}), 2U);
  EXPECT_EQ(index.locate({15, 15}), 0U);
  EXPECT_EQ(index.locate({9.5, 9.5}), std::nullopt);
}

TEST(PolygonIndex, SkipsEmptyFeatures) {
  PolygonSet set;
  add_wkt("MULTIPOLYGON EMPTY", set);
  add_wkt("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0))", set);
  const PolygonIndex index(set);
  EXPECT_EQ(index.locate({1, 1}), 1U);
  EXPECT_EQ(index.locate({-1, -1}), std::nullopt);
}

TEST(PolygonIndex, OfNothingLocatesNothing) {
  const PolygonSet set;
  const PolygonIndex index(set);
  EXPECT_EQ(index.locate({0, 0}), std::nullopt);
  EXPECT_TRUE(index.candidates({{-1, -1}, {1, 1}}).empty());
}

TEST(PolygonIndex, CandidatesAreThoseWhoseBoxMeetsTheBox) {
  PolygonSet set;
  for (int i = 0; i < 40; ++i) {
    const std::string x = std::to_string(i * 2);
    const std::string x1 = std::to_string(i * 2 + 1);
    add_wkt("POLYGON ((" + x + " 0, " + x1 + " 0, " + x + " 1, " + x + " 0))", set);
  }
  const PolygonIndex index(set);
  EXPECT_EQ(index.candidates({{4, 0}, {9, 5}}), (std::vector<std::size_t>{2, 3, 4}));
  EXPECT_EQ(index.candidates({{5, 0}, {5.5, 5}}), (std::vector<std::size_t>{2})) << "sides touch";
  EXPECT_TRUE(index.candidates({{5.25, 0}, {5.75, 5}}).empty());
}

}  // namespace
}  // namespace carreau
