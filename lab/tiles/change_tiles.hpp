// SPDX-License-Identifier: Apache-2.0
/// The cells that entered or left perimeters, as squares of vector tiles.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"

#include <cstdint>
#include <span>

namespace carreau::tiles {

/// For each cell whether it is in a perimeter before and after, as bytes; 0 means outside.
struct MembershipChange {
  std::span<const std::uint8_t> before;
  std::span<const std::uint8_t> after;
};

/// Adds the layer `changes`: `change` is "entered", "left" or "both" (in a perimeter before and
/// after), with the number of `people` concerned. A square of several cells in which some enter or
/// leave takes whichever of the two concerns more people. Squares and their ids are those of
/// CellTiles.
void write_changes(const TilePlane& plane, const MembershipChange& change, const TileId& id,
                   VectorTile& tile);

}  // namespace carreau::tiles
