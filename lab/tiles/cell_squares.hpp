// SPDX-License-Identifier: Apache-2.0
/// Squares of cells: which cells lie in a row, and in which square.
#pragma once

#include "grid/cell_id.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau::tiles {

/// Half-open, in rows or columns of a lattice.
struct LatticeRange {
  std::int32_t first = 0;
  std::int32_t last = 0;
  [[nodiscard]] bool is_empty() const { return first >= last; }
  [[nodiscard]] std::size_t size() const {
    return is_empty() ? 0 : static_cast<std::size_t>(last - first);
  }
};

/// The squares of 2^level × 2^level cells that hold those cells, in units of such squares.
[[nodiscard]] constexpr LatticeRange squares_of(const LatticeRange& cells, int level) {
  if (cells.first >= cells.last) return {};
  return {cells.first >> level, ((cells.last - 1) >> level) + 1};
}
/// The cells of those squares.
[[nodiscard]] constexpr LatticeRange cells_of(const LatticeRange& squares, int level) {
  return {squares.first * (1 << level), squares.last * (1 << level)};
}

/// Consecutive entries of a table, [first, last).
struct CellRun {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Where each row of a table of positions begins. Const and safe to share between threads.
class CellRows {
 public:
  /// `positions` ordered and distinct; kept.
  explicit CellRows(std::span<const CellPosition> positions);

  [[nodiscard]] std::span<const CellPosition> positions() const { return positions_; }
  /// Those with a cell.
  [[nodiscard]] LatticeRange rows() const;
  /// The cells of a row within some columns.
  [[nodiscard]] CellRun run(std::int32_t row, const LatticeRange& columns) const;

 private:
  std::span<const CellPosition> positions_;
  std::int32_t first_row_ = 0;
  std::vector<std::uint32_t> start_;  ///< of each row, and the end
};

/// Squares side by side, and what lies in them.
struct SquareRow {
  std::int32_t row = 0;  ///< of the squares
  LatticeRange columns;  ///< of the squares
  int level = 0;         ///< of the squares, above that of the table
  std::vector<CellRun> runs;

  /// The slot of a position of the table, 0 for the westernmost square.
  [[nodiscard]] std::size_t slot(CellPosition p) const {
    return static_cast<std::size_t>((p.column >> level) - columns.first);
  }
};

/// One row of squares, complete, of a table.
[[nodiscard]] SquareRow square_row(const CellRows& rows, std::int32_t row,
                                   const LatticeRange& columns, int level);

}  // namespace carreau::tiles
