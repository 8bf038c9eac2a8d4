// SPDX-License-Identifier: Apache-2.0
/// Random polygons that are valid by construction: stars around a centre, with star-shaped holes.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <vector>

namespace carreau::testing {

using Random = std::mt19937_64;

inline double between(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// Radii at equal angles. The ring drawn from them is simple, and usually concave.
inline std::vector<double> star_radii(Random& random, double radius, std::size_t points) {
  std::vector<double> radii(points);
  for (double& r : radii) r = radius * between(random, 0.35, 1.0);
  return radii;
}

inline std::vector<Point> star_ring(Point centre, const std::vector<double>& radii, double scale) {
  std::vector<Point> ring;
  for (std::size_t i = 0; i < radii.size(); ++i) {
    const double angle =
        2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(radii.size());
    ring.push_back({centre.x + scale * radii[i] * std::cos(angle),
                    centre.y + scale * radii[i] * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// Appends a star, at random with a hole of its own shape, and an island in that hole.
inline void add_star(Random& random, Point centre, double radius, PolygonSet& out) {
  const auto points = std::uniform_int_distribution<std::size_t>(3, 24)(random);
  const std::vector<double> radii = star_radii(random, radius, points);
  const int depth = std::uniform_int_distribution<int>(0, 2)(random);
  out.begin_feature();
  out.begin_polygon();
  out.add_ring(star_ring(centre, radii, 1.0));
  if (depth == 0) return;
  out.add_ring(star_ring(centre, radii, 0.7));
  if (depth == 1) return;
  out.begin_polygon();
  out.add_ring(star_ring(centre, radii, 0.3));
}

}  // namespace carreau::testing
