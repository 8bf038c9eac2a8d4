// SPDX-License-Identifier: Apache-2.0
/// The outline of a set of cells, by cancelling shared edges on the integer lattice.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_id.hpp"

#include <span>

namespace carreau {

/// Appends to `out` one feature: the union of the cells, as the fewest valid polygons with their
/// holes. Cells that touch only at a corner give two polygons; a hole that touches another hole,
/// or the shell, at a corner stays a ring of its own, so every ring is simple (OGC).
/// Integers throughout: no rounding, no noding. Shells run counter-clockwise, holes clockwise,
/// each from its lowest, then leftmost corner; polygons ordered by that corner, and so are holes.
/// `cells` ordered and distinct. Coordinates are metres in the grid's CRS.
void dissolve(std::span<const CellPosition> cells, Metres cell_size, PolygonSet& out);

}  // namespace carreau
