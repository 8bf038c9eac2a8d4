// SPDX-License-Identifier: Apache-2.0
/// The cell test turned round: from which threshold on a cell enters.
#pragma once

#include "delineation/smoothing.hpp"

#include <atomic>
#include <cstdint>
#include <vector>

namespace carreau {

/// The share that a cell is tested on grows with the threshold, so that each cell has one income
/// from which it exceeds `cell_share`. Where that lies is known between two incomes, closer with
/// every threshold asked for: most cells are told by two comparisons, and no cell is reckoned
/// twice at one threshold. Holds for one grid, one estimate, one smoothing and one cell share.
class EntryIncomes {
 public:
  /// Keeps the cells and the incomes of `input`.
  explicit EntryIncomes(const DelineationInput& input);

  /// Whether more than `cell_share` of those that the cell is tested on live below a threshold in
  /// €; never where nobody lives. Learns from it: no cell may be asked by two threads at once.
  [[nodiscard]] bool is_below(CellIndex cell, double threshold);
  /// Where the cell's entry lies, as far as is known: it is not below at `low`, and below at
  /// `high`. Where nobody lives `low` is above `high`.
  [[nodiscard]] IncomeRange known(CellIndex cell) const { return range_[cell.position()]; }
  /// How often the answer took more than two comparisons.
  [[nodiscard]] std::int64_t shares_reckoned() const {
    return reckoned_.load(std::memory_order_relaxed);
  }
  /// Whether the smoothing and the cell share are those of the options.
  [[nodiscard]] bool suits(const DelineationOptions& options) const;

 private:
  double learn(CellIndex cell, double income);

  Smoothing smoothing_;
  std::int64_t bandwidth_;
  BasisPoints cell_share_;
  std::atomic<std::int64_t> reckoned_ = 0;
  std::vector<IncomeRange> range_;  ///< by cell
};

}  // namespace carreau
