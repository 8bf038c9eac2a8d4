// SPDX-License-Identifier: Apache-2.0
/// Polygons cut to the square of a map and put on its raster, and a place for their label.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <optional>

namespace carreau {

/// Appends to `out` what lies of a feature in the box as one feature, its corners on multiples of
/// `step`, of which the box's sides are some too; says whether anything is left. What is appended
/// is valid, whatever rounding did: parts narrower than the raster may be gone.
bool append_fitted(const PolygonSet& set, std::size_t feature, const Box& box, double step,
                   PolygonSet& out);

/// A point within a feature, away from its limit where that is wide; empty where it has no area.
[[nodiscard]] std::optional<Point> point_within(const PolygonSet& set, std::size_t feature);

}  // namespace carreau
