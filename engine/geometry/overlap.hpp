// SPDX-License-Identifier: Apache-2.0
/// The area that two polygons have in common within a rectangle.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>

namespace carreau {

/// Area common to a feature of `a`, a feature of `b` and the box, in square units of their CRS,
/// which is the same. Both features must be valid.
[[nodiscard]] double overlap_area(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                                  std::size_t feature_b, const Box& box);

}  // namespace carreau
