// SPDX-License-Identifier: Apache-2.0
/// Areas that random concave polygons with holes and islands have in common with cells and with
/// each other, against GEOS intersections.
#include "geometry/cover_by_cell.hpp"
#include "geometry/overlap.hpp"
#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>

namespace carreau {
namespace {

/// Coordinates of seven digits leave a billionth of a metre along sides of 200 m.
constexpr double kRounding = 1e-4;

Point near_origin(testing::Random& random, double far) {
  return {far + testing::between(random, 0, 400), far + testing::between(random, 0, 400)};
}

RC_GTEST_PROP(SharedAreas, CellsAreCoveredByTheAreaOfTheIntersection, (std::uint64_t seed)) {
  testing::Random random(seed);
  const double far = *rc::gen::element(0.0, 6'800'000.0);
  PolygonSet set;
  testing::add_star(random, near_origin(random, far), testing::between(random, 20, 900), set);
  const auto shape = testing::from_set(set, 0);
  RC_ASSERT(testing::is_valid(shape));
  // A block that the polygon leaves on every side, or not.
  const double left = far + 200.0 * std::floor(testing::between(random, -4, 4));
  const CellBlock block{{left, far - 200.0}, 200.0, 4, 5};
  CoverByCell cover(set, 0, block);
  for (std::int32_t row = 0; row < block.rows; ++row) {
    for (std::int32_t column = 0; column < block.columns; ++column) {
      const double x = block.origin.x + 200.0 * column;
      const double y = block.origin.y + 200.0 * row;
      const double expected =
          testing::area_of(testing::intersection(shape, testing::square(x, y, 200.0)));
      RC_ASSERT(std::abs(cover.next(row, column) * 40'000.0 - expected) < kRounding);
    }
  }
}

RC_GTEST_PROP(SharedAreas, TwoPolygonsShareTheAreaOfTheirIntersection, (std::uint64_t seed)) {
  testing::Random random(seed);
  const double far = *rc::gen::element(0.0, 6'800'000.0);
  PolygonSet set;
  for (int feature = 0; feature < 2; ++feature) {
    testing::add_star(random, near_origin(random, far), testing::between(random, 20, 900), set);
  }
  const auto common = testing::intersection(testing::from_set(set, 0), testing::from_set(set, 1));
  const OverlapSides sides(set);
  const Box everywhere{{far - 1e4, far - 1e4}, {far + 1e4, far + 1e4}};
  RC_ASSERT(std::abs(overlap_area(sides, 0, sides, 1, everywhere) - testing::area_of(common)) <
            kRounding);
  const double x = far + 200.0 * std::floor(testing::between(random, -4, 4));
  const double y = far + 200.0 * std::floor(testing::between(random, -4, 4));
  const double in_cell =
      testing::area_of(testing::intersection(common, testing::square(x, y, 200.0)));
  const Box cell{{x, y}, {x + 200.0, y + 200.0}};
  RC_ASSERT(std::abs(overlap_area(sides, 0, sides, 1, cell) - in_cell) < kRounding);
}

}  // namespace
}  // namespace carreau
