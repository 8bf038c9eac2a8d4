// SPDX-License-Identifier: Apache-2.0
/// Random concave polygons with holes and islands, cut to a tile and put on its raster: valid, and
/// of the area that GEOS finds by another way.
#include "geometry/tile_fit.hpp"

#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>

namespace carreau {
namespace {

constexpr Box kTile = {{-64.0, -64.0}, {4160.0, 4160.0}};

double perimeter_of(const PolygonSet& set) {
  double length = 0.0;
  for (std::size_t r = 0; r < set.ring_count(); ++r) {
    for (std::size_t i = 1; i < set.ring(r).size(); ++i) {
      const Point a = set.ring(r)[i - 1];
      const Point b = set.ring(r)[i];
      length += std::hypot(b.x - a.x, b.y - a.y);
    }
  }
  return length;
}

RC_GTEST_PROP(TileFitProperty, ValidAndAsLargeAsTheIntersection, (std::uint64_t seed)) {
  testing::Random random(seed);
  const Point centre{testing::between(random, -800, 4900), testing::between(random, -800, 4900)};
  // From about a unit, which rounding tears apart, to wider than the tile.
  const double radius = std::exp(testing::between(random, 0.0, 8.5));
  PolygonSet set;
  testing::add_star(random, centre, radius, set);
  const auto shape = testing::from_set(set, 0);
  RC_ASSERT(testing::is_valid(shape));
  const auto tile = testing::from_wkt("POLYGON((-64 -64,4160 -64,4160 4160,-64 4160,-64 -64))");
  const double expected = testing::area_of(testing::intersection(shape, tile));
  for (const double step : {1.0, 4.0}) {
    PolygonSet fitted;
    const bool is_left = append_fitted(set, 0, kTile, step, fitted);
    RC_ASSERT(is_left == (fitted.size() == 1));
    const double found = is_left ? area(fitted, 0) : 0.0;
    // Every corner moves by at most step / √2.
    RC_ASSERT(std::abs(found - expected) <= perimeter_of(set) * step);
    if (!is_left) continue;
    RC_ASSERT(testing::is_valid(testing::from_set(fitted, 0)));
    for (std::size_t r = 0; r < fitted.ring_count(); ++r) {
      for (const Point& p : fitted.ring(r)) {
        RC_ASSERT(p.x == std::round(p.x / step) * step && p.y == std::round(p.y / step) * step);
        RC_ASSERT(p.x >= kTile.low.x && p.x <= kTile.high.x);
        RC_ASSERT(p.y >= kTile.low.y && p.y <= kTile.high.y);
      }
    }
  }
}

RC_GTEST_PROP(TileFitProperty, PointWithinLiesWithin, (std::uint64_t seed)) {
  testing::Random random(seed);
  PolygonSet set;
  testing::add_star(random, {100.0, 200.0}, 50.0, set);
  const auto point = point_within(set, 0);
  RC_ASSERT(point.has_value());
  RC_ASSERT(testing::covers(testing::from_set(set, 0), testing::point(*point)));
}

}  // namespace
}  // namespace carreau
