// SPDX-License-Identifier: Apache-2.0
/// Distances to limits against GEOS and against asking every edge.
#include "geometry/limit_tree.hpp"

#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace carreau {
namespace {

PolygonSet random_set(testing::Random& random, int features) {
  PolygonSet set;
  for (int f = 0; f < features; ++f) {
    const Point centre{testing::between(random, 0, 5'000), testing::between(random, 0, 5'000)};
    testing::add_star(random, centre, testing::between(random, 5, 400), set);
  }
  return set;
}

Point anywhere(testing::Random& random) {
  return {testing::between(random, -1'000, 6'000), testing::between(random, -1'000, 6'000)};
}

Edge upward(Point a, Point b) { return a.y <= b.y ? Edge{a, b} : Edge{b, a}; }

/// The first of the features whose limit is nearest, edge by edge.
template <class Shape>
LimitTree::Nearest nearest_of_all(const PolygonSet& set, const Shape& shape) {
  LimitTree::Nearest best;
  for (std::size_t f = 0; f < set.size(); ++f) {
    for (const Edge& edge : edges_of(set, f)) {
      const double distance = distance_between(shape, edge);
      if (distance < best.distance) best = {FeatureIndex(f), distance, edge};
    }
  }
  return best;
}

TEST(DistanceBetween, PointsAndSegments) {
  const Edge edge{{0, 0}, {10, 0}};
  EXPECT_EQ(distance_between(Point{5, 3}, edge), 3.0);
  EXPECT_EQ(distance_between(Point{13, 4}, edge), 5.0);
  EXPECT_EQ(distance_between(Point{-3, -4}, edge), 5.0);
  EXPECT_EQ(distance_between(Point{7, 0}, edge), 0.0);
  EXPECT_EQ(distance_between(Point{3, 4}, Edge{{0, 0}, {0, 0}}), 5.0) << "of no length";
  EXPECT_EQ(distance_between(Edge{{5, -1}, {5, 1}}, edge), 0.0) << "crossing";
  EXPECT_EQ(distance_between(Edge{{5, 0}, {5, 1}}, edge), 0.0) << "touching";
  EXPECT_EQ(distance_between(Edge{{2, 2}, {8, 4}}, edge), 2.0);
  EXPECT_EQ(distance_between(Edge{{13, 4}, {20, 9}}, edge), 5.0);
  EXPECT_EQ(distance_between(Edge{{11, 0}, {12, 0}}, edge), 1.0) << "on one line";
}

TEST(LimitTree, FindsWhatAskingEveryEdgeFinds) {
  testing::Random random(4);
  for (const int features : {1, 2, 9, 60}) {
    const PolygonSet set = random_set(random, features);
    const LimitTree tree(set);
    for (int i = 0; i < 200; ++i) {
      const Point p = anywhere(random);
      const auto found = tree.nearest(p);
      const auto expected = nearest_of_all(set, p);
      ASSERT_EQ(found.distance, expected.distance);
      ASSERT_EQ(found.feature, expected.feature);
      ASSERT_EQ(distance_between(p, found.edge), found.distance);
      const Edge segment = upward(p, anywhere(random));
      ASSERT_EQ(tree.nearest(segment).distance, nearest_of_all(set, segment).distance);
    }
  }
}

TEST(LimitTree, AgreesWithGeos) {
  testing::Random random(5);
  const PolygonSet set = random_set(random, 8);
  const LimitTree tree(set);
  for (int i = 0; i < 300; ++i) {
    const Point p = anywhere(random);
    for (std::size_t f = 0; f < set.size(); ++f) {
      const double expected = testing::distance(testing::limit_of(set, f), testing::point(p));
      ASSERT_NEAR(tree.nearest(p, FeatureIndex(f)).distance, expected, 1e-9);
    }
  }
}

TEST(LimitTree, OfSeveralEquallyFarTheFirstIsNamed) {
  PolygonSet set;
  for (int f = 0; f < 30; ++f) testing::add_wkt("POLYGON ((0 0, 8 0, 8 8, 0 8, 0 0))", set);
  const LimitTree tree(set);
  EXPECT_EQ(tree.nearest(Point{4, 3}).feature, FeatureIndex(0));
  EXPECT_EQ(tree.nearest(Point{4, 3}).distance, 3.0);
  EXPECT_EQ(tree.nearest(Point{4, 3}, FeatureIndex(17)).feature, FeatureIndex(17));
}

TEST(LimitTree, OfNothingIsInfinitelyFar) {
  for (const PolygonSet& empty : {PolygonSet(), testing::set_from_wkt("MULTIPOLYGON EMPTY")}) {
    const LimitTree tree(empty);
    EXPECT_TRUE(tree.nearest(Point{0, 0}).feature.is_none());
    EXPECT_TRUE(std::isinf(tree.nearest(Point{0, 0}).distance));
  }
}

}  // namespace
}  // namespace carreau
