// SPDX-License-Identifier: Apache-2.0
/// Draws limits that look as if they followed streets: dissolved outlines with cut corners,
/// slightly bent.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_id.hpp"

#include <cstdint>
#include <span>

namespace carreau {

/// Appends one feature to `out`, which must be in EPSG:3035. It is always valid: each corner is cut
/// within its own 200 m, and neighbouring points are displaced by nearly the same amount, so that
/// no two parts of the outline can meet. The shape depends only on the place and the seed, and two
/// quartiers that touch at a corner stay separate. `cells` must be ordered and distinct.
void draw_outline(std::span<const CellPosition> cells, std::uint64_t seed, PolygonSet& out);

}  // namespace carreau
