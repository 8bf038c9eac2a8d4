// SPDX-License-Identifier: Apache-2.0
/// The raster index against GEOS: every feature of every point, on zonings and points chosen to be
/// hard.
#include "geometry/raster_index.hpp"

#include "support/geos.hpp"
#include "support/hard_zonings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace carreau {
namespace {

/// GEOS behind the bounds of the features.
class Reference {
 public:
  explicit Reference(const PolygonSet& set) {
    for (std::size_t f = 0; f < set.size(); ++f) {
      bounds_.push_back(set.bounds(f));
      shapes_.emplace_back(testing::from_set(set, f));
    }
  }
  [[nodiscard]] std::vector<FeatureIndex> holding(Point p) const {
    std::vector<FeatureIndex> features;
    for (std::size_t f = 0; f < bounds_.size(); ++f) {
      const Box& box = bounds_[f];
      const bool is_near =
          box.low.x <= p.x && p.x <= box.high.x && box.low.y <= p.y && p.y <= box.high.y;
      if (is_near && shapes_[f].covers(p)) features.emplace_back(f);
    }
    return features;
  }

 private:
  std::vector<Box> bounds_;
  std::vector<testing::PreparedGeometry> shapes_;
};

/// How many points differ from GEOS in the features that hold them, or in the first of these.
std::size_t differences(const PolygonSet& set, const std::vector<Point>& points) {
  const Reference reference(set);
  const RasterIndex index(set);
  HoldingFeatures all;
  index.locate_all(points, all);
  std::vector<FeatureIndex> first(points.size());
  index.locate(points, first);
  std::size_t different = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto expected = reference.holding(points[i]);
    const auto found = all.of(i);
    const bool is_same = std::equal(found.begin(), found.end(), expected.begin(), expected.end()) &&
                         first[i] == (expected.empty() ? FeatureIndex::none() : expected.front());
    different += is_same ? 0 : 1;
  }
  return different;
}

TEST(RasterIndexProperty, AFifthOfAMillionPointsAgreesWithGeos) {
  testing::Random random(2024);
  std::size_t count = 0;
  for (int k = 0; k < 4; ++k) {
    const PolygonSet set = testing::hard_zoning(random);
    const auto points = testing::hard_points(random, set, 50'000);
    count += points.size();
    EXPECT_EQ(differences(set, points), 0U) << "zoning " << k;
  }
  EXPECT_EQ(count, 200'000U);
}

RC_GTEST_PROP(RasterIndexProperty, AgreesWithGeosAtAnyPlaceAndSize, (std::uint64_t seed)) {
  testing::Random random(seed);
  PolygonSet set;
  const Point origin{std::exp(testing::between(random, -5, 16)),
                     -std::exp(testing::between(random, -5, 16))};
  const double size = std::exp(testing::between(random, -7, 12));
  for (int f = 0; f < 20; ++f) {
    const Point centre{origin.x + size * testing::between(random, 0, 1),
                       origin.y + size * testing::between(random, 0, 1)};
    testing::add_star(random, centre, size * testing::between(random, 0.01, 0.6), set);
  }
  auto points = testing::hard_points(random, set, 600);
  for (Point& p : points) {
    if (std::bernoulli_distribution(0.5)(random)) continue;
    p = {origin.x + size * testing::between(random, -0.2, 1.2),
         origin.y + size * testing::between(random, -0.2, 1.2)};
  }
  RC_ASSERT(differences(set, points) == 0U);
}

RC_GTEST_PROP(RasterIndexProperty, MemoryHasItsBound, (std::uint64_t seed)) {
  testing::Random random(seed);
  PolygonSet set;
  std::size_t edges = 0;
  const auto features = std::uniform_int_distribution<int>(1, 200)(random);
  const double size = std::exp(testing::between(random, -3, 3));
  for (int f = 0; f < features; ++f) {
    testing::add_star(random, {testing::between(random, 0, 1), testing::between(random, 0, 1)},
                      size, set);
  }
  for (std::size_t r = 0; r < set.ring_count(); ++r) edges += set.ring(r).size();
  RC_ASSERT(RasterIndex(set).memory() <= 900 * edges + 20'000);
}

}  // namespace
}  // namespace carreau
