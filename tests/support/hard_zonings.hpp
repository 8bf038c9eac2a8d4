// SPDX-License-Identifier: Apache-2.0
/// Zonings and points that are difficult for tests of location: shared and horizontal limits,
/// holes, touching corners, slivers, fans, points on limits and next to them.
#pragma once

#include "geometry/polygon_set.hpp"
#include "support/polygons.hpp"

#include <cstddef>
#include <vector>

namespace carreau::testing {

/// About 300 valid features within [0, 10000]²: stars with holes and islands, blocks of cells with
/// shared borders, fans of triangles, slivers, copies of others.
[[nodiscard]] PolygonSet hard_zoning(Random& random);

/// Points of every kind: anywhere, on edges, at vertices and midpoints, with the same x or y as a
/// vertex, and one unit of least precision next to them.
[[nodiscard]] std::vector<Point> hard_points(Random& random, const PolygonSet& set,
                                             std::size_t count);

}  // namespace carreau::testing
