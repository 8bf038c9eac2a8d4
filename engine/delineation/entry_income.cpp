// SPDX-License-Identifier: Apache-2.0
#include "delineation/entry_income.hpp"

#include <cmath>

namespace carreau {

namespace {

/// Shares grow with income but for the rounding of tables and sums, which is far below this.
constexpr double kSurely = 1e-9;

/// Where to look a second time, `excess` being what the share has above the wanted one: most of the
/// way to the entry where incomes are spread as usual (a logarithmic deviation of 0.45).
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

bool EntryIncomes::is_below(CellIndex cell, double threshold) {
  IncomeRange& range = range_[cell.position()];
  if (range.low > range.high) return false;  // nobody lives there
  if (threshold <= range.low) return false;
  if (threshold >= range.high) return true;
  reckoned_.fetch_add(1, std::memory_order_relaxed);
  const double excess = learn(cell, threshold);
  // Thresholds move by steps of 100 €: a second look spares those that the next ones would ask for.
  constexpr double kWorthIt = 0.01;
  if (std::abs(excess) > kWorthIt) {
    const double second = nearer_entry(threshold, excess);
    if (range.low < second && second < range.high) (void)learn(cell, second);
  }
  return excess > 0.0;
}

/// What the share at an income has above the wanted one. What it tells of all higher or all lower
/// incomes is kept, so that no answer depends on what was asked before.
double EntryIncomes::learn(CellIndex cell, double income) {
  IncomeRange& range = range_[cell.position()];
  const double excess = smoothing_.share(cell, income) - cell_share_.fraction();
  if (excess > kSurely) range.high = income;
  if (excess < -kSurely) range.low = income;
  return excess;
}

bool EntryIncomes::suits(const DelineationOptions& options) const {
  return options.smoothing == bandwidth_ && options.cell_share == cell_share_;
}

}  // namespace carreau
