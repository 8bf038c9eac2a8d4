// SPDX-License-Identifier: Apache-2.0
/// The sides of a polygon, each with the inside on its left; for sources of this layer only.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <vector>

namespace carreau {

struct Side {
  Point from;
  Point to;
};

/// The sides of all rings of a feature, shells run through counter-clockwise and holes clockwise,
/// whichever way they are stored.
[[nodiscard]] std::vector<Side> sides_of(const PolygonSet& set, std::size_t feature);

}  // namespace carreau
