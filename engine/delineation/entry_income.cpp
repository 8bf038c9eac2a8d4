// SPDX-License-Identifier: Apache-2.0
#include "delineation/entry_income.hpp"

namespace carreau {

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
  const bool is_below = smoothing_.share(cell, threshold) > cell_share_.fraction();
  (is_below ? range.high : range.low) = threshold;
  return is_below;
}

bool EntryIncomes::suits(const DelineationOptions& options) const {
  return options.smoothing == bandwidth_ && options.cell_share == cell_share_;
}

}  // namespace carreau
