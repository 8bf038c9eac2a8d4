// SPDX-License-Identifier: Apache-2.0
/// What two polygons have in common.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>

namespace carreau {

/// Area common to a feature of `a`, a feature of `b` and the box, in square units of their CRS,
/// which is the same. Both features must be valid.
[[nodiscard]] double overlap_area(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                                  std::size_t feature_b, const Box& box);

/// Appends to `out` what a feature of `a` and a feature of `b` have in common as one feature;
/// nothing where that has no area. Same CRS.
void append_intersection(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                         std::size_t feature_b, PolygonSet& out);

}  // namespace carreau
