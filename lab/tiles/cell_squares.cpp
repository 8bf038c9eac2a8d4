// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/cell_squares.hpp"

namespace carreau::tiles {

CellRows::CellRows(std::span<const CellPosition> positions) : positions_(positions) {
  if (positions.empty()) return;
  first_row_ = positions.front().row;
  start_.reserve(static_cast<std::size_t>(positions.back().row - first_row_) + 2);
  for (std::size_t i = 0; i < positions.size(); ++i) {
    while (first_row_ + static_cast<std::int32_t>(start_.size()) <= positions[i].row) {
      start_.push_back(static_cast<std::uint32_t>(i));
    }
  }
  start_.push_back(static_cast<std::uint32_t>(positions.size()));
}

LatticeRange CellRows::rows() const {
  if (positions_.empty()) return {};
  return {first_row_, positions_.back().row + 1};
}

CellRun CellRows::run(std::int32_t row, const LatticeRange& columns) const {
  if (row < first_row_ || positions_.empty() || row > positions_.back().row) return {};
  const auto at = static_cast<std::size_t>(row - first_row_);
  const auto begin = positions_.begin() + start_[at];
  const auto end = positions_.begin() + start_[at + 1];
  const auto is_west = [](const CellPosition& p, std::int32_t column) { return p.column < column; };
  const auto first = std::lower_bound(begin, end, columns.first, is_west);
  const auto last = std::lower_bound(first, end, columns.last, is_west);
  return {static_cast<std::size_t>(first - positions_.begin()),
          static_cast<std::size_t>(last - positions_.begin())};
}

SquareRow square_row(const CellRows& rows, std::int32_t row, const LatticeRange& columns,
                     int level) {
  SquareRow line{row, columns, level, {}};
  const LatticeRange cell_rows = cells_of({row, row + 1}, level);
  const LatticeRange cell_columns = cells_of(columns, level);
  for (std::int32_t r = cell_rows.first; r < cell_rows.last; ++r) {
    const CellRun run = rows.run(r, cell_columns);
    if (run.first < run.last) line.runs.push_back(run);
  }
  return line;
}

}  // namespace carreau::tiles
