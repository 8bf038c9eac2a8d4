// SPDX-License-Identifier: Apache-2.0
/// The figures on the incomes of one cell, the same wherever they are shown.
#pragma once

#include "base/quantity.hpp"
#include "income/income_estimate.hpp"
#include "income/union_income.hpp"

namespace carreau {

struct CellIncome {
  ShareBelow below;  ///< of the cell's people under the threshold
  Interval median;   ///< disposable, €
};

/// The figures of a cell where S is `threshold` (€ disposable); zero where nobody lives.
[[nodiscard]] CellIncome cell_income(const IncomeEstimate& income, CellIndex cell, Persons people,
                                     double threshold);

/// Probability that more than half of an inhabited cell's people live below S, which is in doubt by
/// `log_deviation`; `below` is the estimate's answer at S. As UnionIncome finds it for the cell
/// alone, without building a union: for bulk.
[[nodiscard]] double cell_probability(const IncomeEstimate& income, CellIndex cell,
                                      const ShareBelow& below, double log_deviation);

}  // namespace carreau
