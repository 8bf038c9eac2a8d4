// SPDX-License-Identifier: Apache-2.0
#include "income/unknown_income.hpp"

#include <stdexcept>

namespace carreau {

namespace {

[[noreturn]] void refuse() { throw std::logic_error("no incomes are known of this grid"); }

}  // namespace

ShareBelow UnknownIncome::share_below(CellIndex /*cell*/, double /*income*/) const { refuse(); }
std::size_t UnknownIncome::observation(CellIndex /*cell*/) const { refuse(); }
double UnknownIncome::balance(CellIndex /*cell*/) const { refuse(); }
double UnknownIncome::level_deviation() const { refuse(); }
double UnknownIncome::lowest_income() const { refuse(); }
double UnknownIncome::highest_income() const { refuse(); }

}  // namespace carreau
