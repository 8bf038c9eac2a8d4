// SPDX-License-Identifier: Apache-2.0
/// The limits of urban units as lines of vector tiles.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"
#include "territory/territory.hpp"

#include <span>

namespace carreau::tiles {

/// Limits run along the sides between two cells of different units, a cell outside any unit being
/// of none. Below zoom 11 the squares are those of CellTiles, and a square is of the unit of its
/// most peopled cell. Const and safe to share between threads.
class UnitTiles {
 public:
  /// Both kept by reference; `unit` is that of each of the plane's cells.
  UnitTiles(const TilePlane& plane, std::span<const UnitIndex> unit) : plane_(plane), unit_(unit) {}

  /// Adds the layer `limits`, one feature without properties; nothing outside the zooms of cells.
  void write(const TileId& id, VectorTile& tile) const;

 private:
  const TilePlane& plane_;
  std::span<const UnitIndex> unit_;
};

}  // namespace carreau::tiles
