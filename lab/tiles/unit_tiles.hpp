// SPDX-License-Identifier: Apache-2.0
/// The limits of urban units as lines of vector tiles.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"
#include "territory/territory.hpp"

#include <span>

namespace carreau::tiles {

/// Limits follow the sides between cells of different units; cells outside any unit count as a unit
/// of their own. Below zoom 11, squares are those of CellTiles, and the unit of a square is that of
/// its most populous cell. Immutable and thread-safe.
class UnitTiles {
 public:
  /// Keeps references to both arguments; `unit` has an element for each cell of the plane.
  UnitTiles(const TilePlane& plane, std::span<const UnitIndex> unit) : plane_(plane), unit_(unit) {}

  /// Adds the layer `limits` with one feature without properties; nothing outside the zooms of
  /// cells.
  void write(const TileId& id, VectorTile& tile) const;

 private:
  const TilePlane& plane_;
  std::span<const UnitIndex> unit_;
};

}  // namespace carreau::tiles
