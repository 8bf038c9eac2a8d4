// SPDX-License-Identifier: Apache-2.0
/// Medians of squares of cells: found anew from their union, as everywhere, never averaged.
#pragma once

#include "income/income_estimate.hpp"
#include "lab/tiles/cell_squares.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <array>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

namespace carreau::tiles {

/// The median disposable income in € of each square of a row, within 0.01 %; 0 where
/// nobody lives.
[[nodiscard]] std::vector<float> row_medians(const CellTable& cells, const IncomeEstimate& income,
                                             const SquareRow& line);

/// The medians of all squares under one estimate; no threshold changes them, so that they serve
/// every run on it. Safe to share between threads. Those of squares of 2^3 cells a side and more
/// are kept: the first that asks for a size waits until the whole grid is done, on all threads.
class SquareMedians {
 public:
  /// Keeps references to both; `income` is of the plane's cells.
  SquareMedians(const TilePlane& plane, const IncomeEstimate& income)
      : plane_(plane), income_(income) {}

  /// Of the squares of a row within some columns, in units of squares of that level.
  [[nodiscard]] std::vector<float> of(std::int32_t row, const LatticeRange& columns,
                                      int level) const;

 private:
  /// Squares of one size as a rectangle, row by row.
  struct Level {
    std::once_flag made;
    LatticeRange rows;
    LatticeRange columns;
    std::vector<float> median;
  };
  static constexpr int kLevels = kLastCellZoom - kFirstCellZoom + 1;
  void make(Level& level, int number) const;

  const TilePlane& plane_;
  const IncomeEstimate& income_;
  mutable std::array<Level, kLevels> levels_;
};

}  // namespace carreau::tiles
