// SPDX-License-Identifier: Apache-2.0
/// Cells and squares of cells as the layer `cells` of vector tiles.
#pragma once

#include "lab/tiles/square_medians.hpp"
#include "lab/tiles/square_sums.hpp"
#include "lab/tiles/tile_plane.hpp"
#include "lab/tiles/vector_tile.hpp"

#include <array>
#include <mutex>
#include <optional>

namespace carreau::tiles {

/// The tiles of one run. At zoom 11 each cell is a feature; at a lower zoom z, down to 3, squares
/// with 2^(11−z) cells on a side are features. Other zooms have no features. The id of a feature is
/// the index of its cell, or of the first of its cells in the table. Features are never cut: a
/// square on the border of two tiles is in both of them with the same id. Thread-safe. From zoom 8
/// down, tiles are made from squares of 8 × 8 cells; the first such tile of each detail sums them
/// for the whole grid, on all threads.
class CellTiles {
 public:
  /// Keeps references to all arguments and to the data of `source`, which must be of the same
  /// cells.
  CellTiles(const TilePlane& plane, const SquareMedians& medians, const CellTileSource& source)
      : plane_(plane), medians_(medians), source_(source) {}

  /// Adds the layer `cells`; squares have only the requested detail. Throws ArgumentError for a
  /// tile that does not exist.
  void write(const TileId& id, VectorTile& tile, SquareDetail detail = SquareDetail::members) const;

 private:
  /// Squares that are summed only once.
  struct Kept {
    SquareTable table;
    CellRows rows;
  };
  [[nodiscard]] const Kept& kept(SquareDetail detail) const;
  void write_cells(const TileFrame& frame, TileLayer& layer) const;
  void write_squares(const TileFrame& frame, int level, SquareDetail detail,
                     TileLayer& layer) const;

  const TilePlane& plane_;
  const SquareMedians& medians_;
  CellTileSource source_;
  mutable std::array<std::once_flag, kSquareDetails> is_kept_;
  mutable std::array<std::optional<Kept>, kSquareDetails> kept_;
};

}  // namespace carreau::tiles
