// SPDX-License-Identifier: Apache-2.0
/// Medians of squares of cells, computed from the union of their cells and never averaged.
#pragma once

#include "income/income_estimate.hpp"
#include "lab/tiles/cell_squares.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <array>
#include <cstdint>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace carreau::tiles {

/// The median disposable income in € of each square of a row, accurate to 0.01 %; 0 where nobody
/// lives, or only people whose incomes are withheld.
[[nodiscard]] std::vector<float> row_medians(const CellTable& cells, const IncomeEstimate& income,
                                             const SquareRow& line,
                                             const std::vector<bool>& withheld = {});

/// The medians of all squares under one income estimate. They do not depend on thresholds, so all
/// runs with that estimate share them. Thread-safe. Medians of squares with 2^3 cells on a side and
/// more are kept: the first request for a size computes the whole grid, on all threads.
class SquareMedians {
 public:
  /// Keeps references to both; `income` must be of the cells of the plane. `withheld`: the cells
  /// that are left out, see WithheldIncomes::cells().
  SquareMedians(const TilePlane& plane, const IncomeEstimate& income,
                std::vector<bool> withheld = {})
      : plane_(plane), income_(income), withheld_(std::move(withheld)) {}

  /// The medians of a row of squares within a range of columns, in units of squares of that level.
  [[nodiscard]] std::vector<float> of(std::int32_t row, const LatticeRange& columns,
                                      int level) const;

 private:
  /// The squares of one size as a rectangle, row by row.
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
  std::vector<bool> withheld_;
  mutable std::array<Level, kLevels> levels_;
};

}  // namespace carreau::tiles
