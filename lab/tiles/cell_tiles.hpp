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

/// The tiles of one run. At zoom 11 each cell is a feature; at zoom z below, down to 3, squares of
/// 2^(11−z) cells a side are. Outside these zooms there is nothing. Features are numbered by their
/// cell, or by the first of their cells in the order of the table. What a tile shows a part of is
/// in it whole: a square over a limit is in both tiles, under one number.
///
/// Safe to share between threads. From zoom 8 down tiles are made from squares of 8 × 8 cells,
/// which the first such tile of a detail sums up for the whole grid, on all threads.
class CellTiles {
 public:
  /// All are kept by reference, and what `source` refers to; all are of the same cells.
  CellTiles(const TilePlane& plane, const SquareMedians& medians, const CellTileSource& source)
      : plane_(plane), medians_(medians), source_(source) {}

  /// Adds the layer `cells`; squares without what is not asked for. Throws ArgumentError for a tile
  /// that does not exist.
  void write(const TileId& id, VectorTile& tile,
             SquareDetail detail = SquareDetail::probabilities) const;

 private:
  /// Squares summed up once.
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
