// SPDX-License-Identifier: Apache-2.0
/// Points in polygons: every point of a small plane against GEOS, limits included; who wins; shapes
/// that leave a raster little to hold on to.
#include "geometry/raster_index.hpp"

#include "base/parallel.hpp"
#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
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

std::vector<Point> fine_grid(double low, double high, double step) {
  std::vector<Point> points;
  for (double x = low; x <= high; x += step) {
    for (double y = low; y <= high; y += step) points.push_back({x, y});
  }
  return points;
}

std::vector<FeatureIndex> holding(const RasterIndex& index, Point p) {
  HoldingFeatures found;
  index.locate_all({&p, 1}, found);
  return {found.of(0).begin(), found.of(0).end()};
}

std::vector<FeatureIndex> features(std::initializer_list<std::size_t> positions) {
  std::vector<FeatureIndex> list;
  for (const std::size_t p : positions) list.emplace_back(p);
  return list;
}

TEST(RasterIndex, AgreesWithGeosOnEveryPointOfAFineGrid) {
  for (const std::string& wkt : kShapes) {
    const RasterIndex index(set_from_wkt(wkt));
    const auto shape = testing::from_wkt(wkt);
    for (const Point& p : fine_grid(-1.0, 9.0, 0.25)) {
      ASSERT_EQ(!index.locate(p).is_none(), testing::covers(shape, testing::point(p)))
          << wkt << " at " << p.x << ", " << p.y;
    }
  }
}

TEST(RasterIndex, AgreesWithGeosOnAllShapesAtOnce) {
  PolygonSet set;
  for (const std::string& wkt : kShapes) add_wkt(wkt, set);
  const RasterIndex index(set);
  for (const Point& p : fine_grid(-1.0, 9.0, 0.25)) {
    std::vector<FeatureIndex> expected;
    for (std::size_t f = 0; f < kShapes.size(); ++f) {
      if (testing::covers(testing::from_set(set, f), testing::point(p))) expected.emplace_back(f);
    }
    ASSERT_EQ(holding(index, p), expected) << p.x << ", " << p.y;
  }
}

TEST(RasterIndex, TheFirstOfSeveralFeaturesWins) {
  PolygonSet set;
  add_wkt("POLYGON ((10 10, 20 10, 20 20, 10 20, 10 10))", set);
  add_wkt("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0))", set);
  add_wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))", set);
  const RasterIndex index(set);
  EXPECT_EQ(index.locate({1, 1}), FeatureIndex(1));
  EXPECT_EQ(index.locate({8, 8}), FeatureIndex(1)) << "a limit belongs to the feature";
  EXPECT_EQ(index.locate({8.5, 1}), FeatureIndex(2));
  EXPECT_EQ(index.locate({15, 15}), FeatureIndex(0));
  EXPECT_TRUE(index.locate({9.5, 9.5}).is_none());
  EXPECT_EQ(holding(index, {1, 1}), features({1, 2}));
  EXPECT_EQ(holding(index, {8, 8}), features({1, 2}));
  EXPECT_THAT(holding(index, {9.5, 9.5}), IsEmpty());
}

TEST(RasterIndex, AFeatureInAHoleOfAnotherSharesItsLimit) {
  PolygonSet set;
  add_wkt("POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (3 3, 3 6, 6 6, 6 3, 3 3))", set);
  add_wkt("POLYGON ((3 3, 6 3, 6 6, 3 6, 3 3))", set);
  const RasterIndex index(set);
  EXPECT_EQ(holding(index, {4, 4}), features({1}));
  EXPECT_EQ(holding(index, {3, 4}), features({0, 1}));
  EXPECT_EQ(holding(index, {6, 6}), features({0, 1}));
  EXPECT_EQ(holding(index, {2, 4}), features({0}));
}

TEST(RasterIndex, EmptyFeaturesAndNoFeaturesHoldNothing) {
  PolygonSet set;
  add_wkt("MULTIPOLYGON EMPTY", set);
  add_wkt("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0))", set);
  const RasterIndex index(set);
  EXPECT_EQ(index.locate({1, 1}), FeatureIndex(1));
  EXPECT_TRUE(index.locate({-1, -1}).is_none());
  for (const PolygonSet& empty : {PolygonSet(), set_from_wkt("MULTIPOLYGON EMPTY")}) {
    const RasterIndex nothing(empty);
    EXPECT_TRUE(nothing.locate({0, 0}).is_none());
    EXPECT_THAT(holding(nothing, {0, 0}), IsEmpty());
  }
}

TEST(RasterIndex, PointsThatAreNoPlacesLieNowhere) {
  const RasterIndex index(set_from_wkt("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0))"));
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const double odd : {kNan, kInfinity, -kInfinity, 1e300, -1e300}) {
    EXPECT_TRUE(index.locate({odd, 4}).is_none()) << odd;
    EXPECT_TRUE(index.locate({4, odd}).is_none()) << odd;
  }
}

TEST(RasterIndex, ABlockOfPointsAnswersAsOneByOne) {
  testing::Random random(9);
  PolygonSet set;
  for (int f = 0; f < 40; ++f) {
    testing::add_star(random, {testing::between(random, 0, 99), testing::between(random, 0, 99)},
                      testing::between(random, 1, 40), set);
  }
  const RasterIndex index(set);
  std::vector<Point> points;
  for (int i = 0; i < 1'300; ++i) {
    points.push_back({testing::between(random, -5, 105), testing::between(random, -5, 105)});
  }
  std::vector<FeatureIndex> found(points.size());
  index.locate(points, found);
  HoldingFeatures all;
  index.locate_all(points, all);
  ASSERT_EQ(all.offset.size(), points.size() + 1);
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(index.locate(points[i]), found[i]);
    EXPECT_EQ(holding(index, points[i]),
              std::vector<FeatureIndex>(all.of(i).begin(), all.of(i).end()));
  }
  index.locate_all({}, all);
  EXPECT_THAT(all.offset, ElementsAre(0U));
}

TEST(RasterIndex, ThreadsMayShareIt) {
  testing::Random random(10);
  PolygonSet set;
  for (int f = 0; f < 40; ++f) testing::add_star(random, {50, 50}, 45, set);
  const RasterIndex index(set);
  const auto points = fine_grid(0, 100, 0.5);
  std::vector<FeatureIndex> alone(points.size());
  index.locate(points, alone);
  std::vector<FeatureIndex> shared(points.size());
  parallel_for(points.size(), [&](std::size_t begin, std::size_t end) {
    index.locate(std::span(points).subspan(begin, end - begin),
                 std::span(shared).subspan(begin, end - begin));
  });
  EXPECT_EQ(shared, alone);
}

TEST(RasterIndex, ShapesWithoutWidthOrFarFromTheOrigin) {
  // Three doubles wide: no cell can be finer than that.
  const double x = 6'000'000.0;
  const double ulp = std::nextafter(x, 7e6) - x;
  PolygonSet thin;
  thin.begin_feature();
  thin.begin_polygon();
  thin.add_ring(std::vector<Point>{{x, 0}, {x + 2 * ulp, 0}, {x + 2 * ulp, 5}, {x, 5}, {x, 0}});
  const RasterIndex index(thin);
  for (int k = -2; k <= 4; ++k) {
    EXPECT_EQ(!index.locate({x + k * ulp, 2.5}).is_none(), k >= 0 && k <= 2) << k;
  }
  PolygonSet flat;
  flat.begin_feature();
  flat.begin_polygon();
  flat.add_ring(std::vector<Point>{{1, 3}, {5, 3}, {1, 3}});
  const RasterIndex line(flat);
  EXPECT_FALSE(line.locate({2, 3}).is_none()) << "on its limit";
  EXPECT_TRUE(line.locate({6, 3}).is_none());
  EXPECT_TRUE(line.locate({2, 3.1}).is_none());
}

TEST(RasterIndex, CopiesOfOneZoneAreAllFound) {
  testing::Random random(11);
  PolygonSet one;
  testing::add_star(random, {500, 500}, 400, one);
  PolygonSet set;
  for (int f = 0; f < 50; ++f) set.add_feature(one, 0);
  const RasterIndex index(set);
  const auto shape = testing::from_set(one, 0);
  for (const Point& p : fine_grid(100, 900, 23)) {
    const std::size_t expected = testing::covers(shape, testing::point(p)) ? 50 : 0;
    ASSERT_EQ(holding(index, p).size(), expected) << p.x << ", " << p.y;
  }
  EXPECT_LT(index.memory(), 50 * 75 * 900U);
}

}  // namespace
}  // namespace carreau
