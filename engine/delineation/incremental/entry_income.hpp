// SPDX-License-Identifier: Apache-2.0
/// The income test of cells, with a memory of the thresholds that were asked before.
#pragma once

#include "delineation/smoothing.hpp"

#include <atomic>
#include <cstdint>
#include <vector>

namespace carreau {

/// Each cell has one income from which on the share that it is tested on exceeds `cell_share`: its
/// entry. Between which two incomes the entry lies is known, closer with every threshold asked for.
/// Most answers take two comparisons, and no share is computed twice at one threshold. The answers
/// are those of IncomeTest. Holds for one grid, one estimate, one smoothing and one cell share.
class EntryIncomes {
 public:
  /// Keeps references to the cells and the incomes of `input`.
  explicit EntryIncomes(const DelineationInput& input);

  /// Whether more than `cell_share` of the people that the cell is tested on live below an income
  /// in €; never where nobody lives. Remembers what it computes: no cell may be asked by two
  /// threads at once.
  [[nodiscard]] bool is_below(CellIndex cell, double income);
  /// Where the cell's entry lies, as far as is known: the cell is not below at `low`, and below at
  /// `high`. Where nobody lives `low` is above `high`.
  [[nodiscard]] IncomeRange known(CellIndex cell) const { return range_[cell.position()]; }
  /// How many answers took more than two comparisons.
  [[nodiscard]] std::int64_t shares_computed() const {
    return shares_computed_.load(std::memory_order_relaxed);
  }
  /// Whether the smoothing and the cell share are those of the options.
  [[nodiscard]] bool is_valid_for(const DelineationOptions& options) const;

 private:
  double narrow(CellIndex cell, double income);

  Smoothing smoothing_;
  std::int64_t bandwidth_;
  BasisPoints cell_share_;
  std::atomic<std::int64_t> shares_computed_ = 0;
  std::vector<IncomeRange> range_;  ///< by cell
};

}  // namespace carreau
