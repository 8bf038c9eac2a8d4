// SPDX-License-Identifier: Apache-2.0
#include "income/income_estimate.hpp"

#include <algorithm>

namespace carreau {

void IncomeEstimate::shares_below(CellIndex first, std::span<const double> income,
                                  std::span<double> share) const {
  for (std::size_t k = 0; k < share.size(); ++k) {
    share[k] = share_below(CellIndex(first.position() + k), income[k]).share;
  }
}

void IncomeEstimate::quantile_ranges(CellIndex, double, std::span<IncomeRange> range) const {
  std::fill(range.begin(), range.end(), IncomeRange{lowest_income(), highest_income()});
}

}  // namespace carreau
