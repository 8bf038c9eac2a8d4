// SPDX-License-Identifier: Apache-2.0
/// Where things of the grid lie on the globe: bounds of cells, cells under a point.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"

#include <mutex>
#include <optional>
#include <span>

namespace carreau::lab {

/// A block of cells by its corner cells.
struct CellBlock {
  CellPosition first;
  CellPosition last;

  void take(CellPosition position);
  /// The smallest block that holds all cells; empty for none.
  [[nodiscard]] static std::optional<CellBlock> around(const CellTable& cells,
                                                       std::span<const CellIndex> members);
};

/// Longitudes and latitudes of a grid. Safe to call from several threads.
class Places {
 public:
  explicit Places(const CellTable& cells);

  /// West, south, east, north of a block, in degrees.
  [[nodiscard]] Box bounds(const CellBlock& block) const;
  [[nodiscard]] Box bounds(const Box& plane) const;
  /// Of the whole grid.
  [[nodiscard]] const Box& all() const { return all_; }
  /// The cell under a longitude and a latitude; none where there is none.
  [[nodiscard]] CellIndex cell_at(Point place) const;

 private:
  const CellTable& cells_;
  mutable std::mutex mutex_;  // PROJ's objects are one thread's
  Transform to_globe_;
  Transform to_plane_;
  Box all_;
};

}  // namespace carreau::lab
