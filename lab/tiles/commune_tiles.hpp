// SPDX-License-Identifier: Apache-2.0
/// Communes on vector tiles: their limits, and their names.
#pragma once

#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/unit_tiles.hpp"
#include "lab/tiles/vector_tile.hpp"
#include "territory/territory.hpp"

#include <span>
#include <vector>

namespace carreau::tiles {

/// Limits are those between cells of different communes: the grid tells which cells a commune has,
/// also where no file gives its outline. A name stands at the most populous cell of its commune;
/// the smaller the scale, the larger the communes that have one. Immutable and thread-safe.
class CommuneTiles {
 public:
  /// Keeps references to all arguments; `commune` has an element for each cell of the plane, or
  /// none where no communes are known.
  CommuneTiles(const TilePlane& plane, const Territory& territory,
               std::span<const CommuneIndex> commune);

  /// Whether any commune is known.
  [[nodiscard]] bool has_any() const { return !commune_.empty(); }
  /// Adds the layers `limits` and `labels` (points with `name`, `code` and `people`); nothing
  /// outside the zooms of cells.
  void write(const TileId& id, VectorTile& tile) const;

 private:
  /// The cell at which a commune is named.
  struct Heart {
    Point place;  ///< in web mercator
    CommuneIndex commune;
    Persons people;  ///< of the commune
  };

  [[nodiscard]] static double east_of(const Heart& heart);

  const Territory& territory_;
  std::span<const CommuneIndex> commune_;
  LimitTiles<CommuneIndex> limits_;
  std::vector<Heart> hearts_;  ///< by increasing x
};

}  // namespace carreau::tiles
