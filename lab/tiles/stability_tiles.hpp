// SPDX-License-Identifier: Apache-2.0
/// In what share of the scenarios of a sweep cells are in a zone, as squares of vector tiles.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"

#include <span>

namespace carreau::tiles {

/// Adds the layer `stability`, with the cells that are in a zone in some scenario: `share_in` in
/// percent, 100 only where it is every scenario, `people`, and for single cells their `cell`. A
/// square of several cells has the mean over the people of such cells, and no other cell counts in
/// it. `shares`: by cell of the plane, from 0 to 1. Squares and their ids are those of CellTiles.
void write_stability(const TilePlane& plane, std::span<const float> shares, const TileId& id,
                     VectorTile& tile);

}  // namespace carreau::tiles
