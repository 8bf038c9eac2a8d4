// SPDX-License-Identifier: Apache-2.0
/// The share of each square cell that a polygon covers: how a cell is shared by area.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace carreau {

/// A block of square cells: `origin` is the lower left corner of row 0 and column 0.
struct CellBlock {
  Point origin;
  double side = 1.0;
  std::int32_t rows = 0;
  std::int32_t columns = 0;
};

/// What one feature covers of the cells of a block, holes deducted. Exact up to rounding for any
/// simple polygon, linear in its sides and in the cells that they pass.
class CoverByCell {
 public:
  CoverByCell(const PolygonSet& set, std::size_t feature, const CellBlock& block);
  /// Share of the cell's area, 0 to 1. Cells are asked for once each, by row, then column.
  [[nodiscard]] double next(std::int32_t row, std::int32_t column);

 private:
  /// What one side does in one cell, signed by its direction.
  struct Passage {
    std::int32_t row = 0;
    std::int32_t column = 0;  ///< -1: to the left of the block
    std::uint32_t order = 0;
    double rise = 0.0;   ///< by which it adds to every cell further right in its row, in cells
    double share = 0.0;  ///< what it adds to this cell, to its right
  };
  void pass(Point from, Point to, double sign);
  void pass_row(std::int32_t row, Point low, Point high, double sign);
  void add(std::int32_t row, std::int32_t column, double rise, double share);

  std::int32_t rows_;
  std::int32_t columns_;
  std::vector<Passage> passages_;
  std::size_t at_ = 0;
  std::int32_t row_ = 0;
  double from_left_ = 0.0;  ///< rises of the sides further left in the row
};

}  // namespace carreau
