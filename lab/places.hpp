// SPDX-License-Identifier: Apache-2.0
/// Geographic positions in a grid: bounds of cells, and the cell at a point.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"

#include <mutex>
#include <optional>
#include <span>

namespace carreau::lab {

/// A block of cells, given by its corner cells.
struct CellBlock {
  CellPosition first;
  CellPosition last;

  void take(CellPosition position);
  /// The smallest block that contains all cells; nothing where there is no cell.
  [[nodiscard]] static std::optional<CellBlock> around(const CellTable& cells,
                                                       std::span<const CellIndex> members);
};

/// Longitudes and latitudes of a grid. Thread-safe.
class Places {
 public:
  explicit Places(const CellTable& cells);

  /// West, south, east, north of a block, in degrees.
  [[nodiscard]] Box bounds(const CellBlock& block) const;
  [[nodiscard]] Box bounds(const Box& plane) const;
  /// The bounds of the whole grid.
  [[nodiscard]] const Box& all() const { return all_; }
  /// The cell at a longitude and latitude; none where there is no cell.
  [[nodiscard]] CellIndex cell_at(Point place) const;

 private:
  const CellTable& cells_;
  mutable std::mutex mutex_;  // objects of PROJ are not thread-safe
  Transform to_globe_;
  Transform to_plane_;
  Box all_;
};

}  // namespace carreau::lab
