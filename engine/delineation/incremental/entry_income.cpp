// SPDX-License-Identifier: Apache-2.0
#include "delineation/incremental/entry_income.hpp"

#include <cmath>

namespace carreau {

namespace {

/// Shares grow with income except for the rounding of tables and sums, which is far below this. A
/// share this near to the wanted one says nothing about other incomes.
constexpr double kCertain = 1e-9;

/// Where to look a second time, `excess` being the share's distance from the wanted one: most of
/// the way to the entry where incomes are spread as usual (a logarithmic deviation of 0.45).
double nearer_entry(double income, double excess) {
  constexpr double kStride = 0.9;
  return income * std::exp(-kStride * excess);
}

}  // namespace

EntryIncomes::EntryIncomes(const DelineationInput& input)
    : smoothing_(input),
      bandwidth_(input.options.smoothing),
      cell_share_(input.options.cell_share),
      range_(smoothing_.crossing_ranges(cell_share_.fraction())) {}

bool EntryIncomes::is_below(CellIndex cell, double income) {
  IncomeRange& range = range_[cell.position()];
  const bool is_inhabited = range.low <= range.high;
  if (!is_inhabited || income <= range.low) return false;
  if (income >= range.high) return true;
  shares_computed_.fetch_add(1, std::memory_order_relaxed);
  const double excess = narrow(cell, income);
  // Thresholds move by steps of 100 €: a second look spares the shares that the next ones need.
  constexpr double kWorthIt = 0.01;
  if (std::abs(excess) > kWorthIt) {
    const double second = nearer_entry(income, excess);
    if (range.low < second && second < range.high) (void)narrow(cell, second);
  }
  return excess > 0.0;
}

/// By how much the share at an income exceeds the wanted one. Only what this says with certainty of
/// all higher or all lower incomes is kept, so that no answer depends on what was asked before.
double EntryIncomes::narrow(CellIndex cell, double income) {
  IncomeRange& range = range_[cell.position()];
  const double excess = smoothing_.share(cell, income) - cell_share_.fraction();
  if (excess > kCertain) range.high = income;
  if (excess < -kCertain) range.low = income;
  return excess;
}

bool EntryIncomes::is_valid_for(const DelineationOptions& options) const {
  return options.smoothing == bandwidth_ && options.cell_share == cell_share_;
}

}  // namespace carreau
