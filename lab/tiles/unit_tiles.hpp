// SPDX-License-Identifier: Apache-2.0
/// The limits of areas made of cells, such as urban units, as lines of vector tiles.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"
#include "territory/territory.hpp"

#include <span>

namespace carreau::tiles {

/// Limits follow the sides between cells of different areas; cells outside any area count as an
/// area of their own. Below zoom 11, squares are those of CellTiles, and the area of a square is
/// that of its most populous cell. Immutable and thread-safe. `Area` is UnitIndex or CommuneIndex.
template <class Area>
class LimitTiles {
 public:
  /// Keeps references to both arguments; `area` has an element for each cell of the plane.
  LimitTiles(const TilePlane& plane, std::span<const Area> area) : plane_(plane), area_(area) {}

  /// Adds the layer `limits` with one feature without properties; nothing outside the zooms of
  /// cells.
  void write(const TileId& id, VectorTile& tile) const;

 private:
  const TilePlane& plane_;
  std::span<const Area> area_;
};

using UnitTiles = LimitTiles<UnitIndex>;

}  // namespace carreau::tiles
