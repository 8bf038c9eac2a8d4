// SPDX-License-Identifier: Apache-2.0
/// Squares of cells: the cells of each row, and the square of each cell.
#pragma once

#include "grid/cell_id.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau::tiles {

/// A half-open range of rows or columns of a lattice.
struct LatticeRange {
  std::int32_t first = 0;
  std::int32_t last = 0;
  [[nodiscard]] bool is_empty() const { return first >= last; }
  [[nodiscard]] std::size_t size() const {
    return is_empty() ? 0 : static_cast<std::size_t>(last - first);
  }
};

/// The range of squares of 2^level × 2^level cells that contains these cells, in units of such
/// squares.
[[nodiscard]] constexpr LatticeRange squares_of(const LatticeRange& cells, int level) {
  if (cells.first >= cells.last) return {};
  return {cells.first >> level, ((cells.last - 1) >> level) + 1};
}
/// The range of cells of these squares.
[[nodiscard]] constexpr LatticeRange cells_of(const LatticeRange& squares, int level) {
  return {squares.first * (1 << level), squares.last * (1 << level)};
}

/// Consecutive elements of a table, [first, last).
struct CellRun {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// The first element of each row in a table of positions. Immutable and thread-safe.
class CellRows {
 public:
  /// `positions` must be ordered and distinct, and must outlive this object.
  explicit CellRows(std::span<const CellPosition> positions);

  [[nodiscard]] std::span<const CellPosition> positions() const { return positions_; }
  /// The range of rows that contain cells.
  [[nodiscard]] LatticeRange rows() const;
  /// The cells of a row within a range of columns.
  [[nodiscard]] CellRun run(std::int32_t row, const LatticeRange& columns) const;

 private:
  std::span<const CellPosition> positions_;
  std::int32_t first_row_ = 0;
  std::vector<std::uint32_t> start_;  ///< for each row, and last the end
};

/// A row of squares, with the cells in it.
struct SquareRow {
  std::int32_t row = 0;  ///< in units of squares
  LatticeRange columns;  ///< in units of squares
  int level = 0;         ///< of the squares, relative to the table
  std::vector<CellRun> runs;

  /// The square of a position of the table; 0 is the westernmost.
  [[nodiscard]] std::size_t slot(CellPosition p) const {
    return static_cast<std::size_t>((p.column >> level) - columns.first);
  }
};

/// One complete row of squares of a table.
[[nodiscard]] SquareRow square_row(const CellRows& rows, std::int32_t row,
                                   const LatticeRange& columns, int level);

}  // namespace carreau::tiles
