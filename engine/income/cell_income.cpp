// SPDX-License-Identifier: Apache-2.0
#include "income/cell_income.hpp"

#include <algorithm>

namespace carreau {

CellIncome cell_income(const IncomeEstimate& income, CellIndex cell, Persons people,
                       double threshold) {
  if (people.is_zero()) return {};
  const UnionIncome alone(income, {{cell, people.value()}});
  return {income.share_below(cell, threshold), alone.median(threshold)};
}

double cell_probability(const IncomeEstimate& income, CellIndex cell, const ShareBelow& below,
                        double log_deviation) {
  const double balance = income.balance(cell);
  const double own = std::max(below.variance - below.common, 0.0);
  const double level = below.slope * income.level_deviation();
  ShareBelow alone = below;
  alone.variance = below.common + std::max(own - own * balance * balance, 0.0) + level * level;
  return probability_of_most(alone, log_deviation);
}

}  // namespace carreau
