// SPDX-License-Identifier: Apache-2.0
/// The share of people below S that a cell is tested on: its own, or that of its surroundings.
#pragma once

#include "delineation/cell_criteria.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Mean over a cell and its neighbours, weighed by people and by INSEE's kernel for gridded data
/// (biweight, as in the package btb): (1 − (d/h)²)² at distance d below h = options.smoothing. A
/// median taken from few households is noisy, and INSEE places dwellings by parcel, often one cell
/// off: the neighbours say what the cell alone cannot. Everybody is tested against the threshold
/// of the cell in question. With h = 0, or below the size of a cell, it is the cell's own share.
class Smoothing {
 public:
  /// Keeps the cells and the incomes of `input`.
  explicit Smoothing(const DelineationInput& input);
  /// Keeps both. `metres`: the bandwidth h.
  Smoothing(const CellTable& cells, const IncomeEstimate& income, std::int64_t metres);

  /// What the cell is tested on at a threshold in €, from 0 to 1; 0 where nobody lives.
  [[nodiscard]] double share(CellIndex cell, double threshold) const;
  /// The same for some cells at one threshold, to the bit. What is asked of a cell that lies around
  /// several of them is asked once.
  [[nodiscard]] std::vector<double> shares(std::span<const CellIndex> cells,
                                           double threshold) const;
  /// The same for every cell at its own threshold.
  [[nodiscard]] std::vector<double> shares(const DelineationInput& input) const;
  /// For each cell whether its share is taken from a marked one: itself, or one around it.
  [[nodiscard]] std::vector<bool> drawing_on(const std::vector<bool>& marked) const;
  /// For each cell the incomes between which the threshold lies from which share() exceeds
  /// `order`. The share is a mean over neighbours, so that income lies between the lowest and the
  /// highest of theirs. Where nobody lives `low` is above `high`.
  [[nodiscard]] std::vector<IncomeRange> crossing_ranges(double order) const;

 private:
  /// Cells side by side in one row of the kernel, from `first` on.
  struct Row {
    Offset first;
    std::vector<double> weight;
  };
  /// Weighted people, and those of them below.
  struct Sums {
    double people = 0.0;
    double below = 0.0;
  };
  /// Positions side by side, with the people of each and the share of them below.
  struct Strip {
    std::int32_t first = 0;  ///< column
    std::int32_t end = 0;
    std::vector<double> people;
    std::vector<double> below;
  };
  void add(const Row& row, CellPosition here, double threshold, Sums& sums) const;
  [[nodiscard]] std::vector<Strip> strips_around(std::span<const CellIndex> cells,
                                                 std::int32_t first_row,
                                                 std::int32_t last_row) const;
  void fill(Strip& strip, std::int32_t row, double threshold) const;
  [[nodiscard]] std::vector<IncomeRange> own_ranges(double order) const;

  const CellTable& cells_;
  const IncomeEstimate& income_;
  std::int32_t reach_ = 0;  ///< rows and columns
  std::vector<Row> rows_;
};

}  // namespace carreau
