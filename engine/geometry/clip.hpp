// SPDX-License-Identifier: Apache-2.0
/// The area that a polygon covers within a rectangle: how a cell is shared by area.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>

namespace carreau {

/// Area of the feature's part inside the box, holes deducted, in square units of the set's CRS.
/// Exact up to rounding for any simple polygon: each ring is cut by the four sides in turn; the
/// zero-width bridges that this leaves in concave rings have no area.
[[nodiscard]] double area_within(const PolygonSet& set, std::size_t feature, const Box& box);

}  // namespace carreau
