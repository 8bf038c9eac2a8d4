// SPDX-License-Identifier: Apache-2.0
/// Limits that look drawn along streets: a dissolved outline with cut corners, gently bent.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_id.hpp"

#include <cstdint>
#include <span>

namespace carreau {

/// Appends one feature to `out`, which is in EPSG:3035. Valid by construction: each corner is cut
/// within its own 200 m, and the bending moves near points by nearly the same, so that no two parts
/// of the outline can meet. Depends on the place and the seed only, so two quartiers that touch at
/// a corner stay apart. `cells` ordered and distinct.
void draw_outline(std::span<const CellPosition> cells, std::uint64_t seed, PolygonSet& out);

}  // namespace carreau
