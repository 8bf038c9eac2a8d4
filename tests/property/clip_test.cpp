// SPDX-License-Identifier: Apache-2.0
/// Areas within rectangles of random concave polygons with holes, against GEOS intersections.
#include "geometry/clip.hpp"

#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>

namespace carreau {
namespace {

RC_GTEST_PROP(ClipProperty, AreaWithinIsTheAreaOfTheIntersection, (std::uint64_t seed)) {
  testing::Random random(seed);
  const double far = *rc::gen::element(0.0, 6'800'000.0);
  const Point centre{far + testing::between(random, 0, 400),
                     far + testing::between(random, 0, 400)};
  PolygonSet set;
  testing::add_star(random, centre, testing::between(random, 20, 900), set);
  const auto shape = testing::from_set(set, 0);
  RC_ASSERT(testing::is_valid(shape));
  for (int box = 0; box < 10; ++box) {
    const double x = std::floor(testing::between(random, -4, 4)) * 200.0 + far;
    const double y = std::floor(testing::between(random, -4, 4)) * 200.0 + far;
    const double expected =
        testing::area_of(testing::intersection(shape, testing::square(x, y, 200.0)));
    const double found = area_within(set, 0, {{x, y}, {x + 200.0, y + 200.0}});
    // Coordinates of seven digits leave a billionth of a metre along sides of 200 m.
    RC_ASSERT(std::abs(found - expected) < 1e-4);
  }
}

}  // namespace
}  // namespace carreau
