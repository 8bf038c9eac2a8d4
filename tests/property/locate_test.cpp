// SPDX-License-Identifier: Apache-2.0
/// Points in random polygons: the predicate against GEOS, the index against asking every feature.
#include "geometry/locate.hpp"

#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace carreau {
namespace {

Point random_point(testing::Random& random) {
  return {testing::between(random, -100, 1'100), testing::between(random, -100, 1'100)};
}

PolygonSet random_set(testing::Random& random, int features) {
  PolygonSet set;
  for (int f = 0; f < features; ++f) {
    testing::add_star(random, random_point(random), testing::between(random, 5, 300), set);
  }
  return set;
}

std::optional<std::size_t> first_covering(const PolygonSet& set, Point p) {
  for (std::size_t f = 0; f < set.size(); ++f) {
    if (covers(set, f, p)) return f;
  }
  return std::nullopt;
}

RC_GTEST_PROP(LocateProperty, CoversAgreesWithGeos, (std::uint64_t seed)) {
  testing::Random random(seed);
  const PolygonSet set = random_set(random, 3);
  for (std::size_t f = 0; f < set.size(); ++f) {
    const auto shape = testing::from_set(set, f);
    for (int i = 0; i < 40; ++i) {
      const Point p = random_point(random);
      RC_ASSERT(covers(set, f, p) == testing::covers(shape, testing::point(p)));
    }
    for (const Point& vertex : set.ring(set.rings(f).first)) RC_ASSERT(covers(set, f, vertex));
  }
}

RC_GTEST_PROP(LocateProperty, TheIndexFindsWhatAskingEveryFeatureFinds, (std::uint64_t seed)) {
  testing::Random random(seed);
  const PolygonSet set = random_set(random, 60);
  const PolygonIndex index(set);
  for (int i = 0; i < 200; ++i) {
    const Point p = random_point(random);
    RC_ASSERT(index.locate(p) == first_covering(set, p));
  }
}

}  // namespace
}  // namespace carreau
