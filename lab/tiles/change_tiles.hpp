// SPDX-License-Identifier: Apache-2.0
/// What entered perimeters and what left them, as squares of vector tiles.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"

#include <cstdint>
#include <span>

namespace carreau::tiles {

/// Cells in some perimeter before or after, as bytes per cell: 0 is out.
struct MembershipChange {
  std::span<const std::uint8_t> before;
  std::span<const std::uint8_t> after;
};

/// Adds the layer `changes`: `change` is "entered", "left" or "both" (in before and after), with
/// the `people` concerned. A square of several cells where any enters or leaves is of whichever
/// has more people of these two. Squares and their numbers as those of CellTiles.
void write_changes(const TilePlane& plane, const MembershipChange& change, const TileId& id,
                   VectorTile& tile);

}  // namespace carreau::tiles
