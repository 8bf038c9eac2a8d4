// SPDX-License-Identifier: Apache-2.0
#include "income/declared_estimate.hpp"

#include <utility>

namespace carreau {

DeclaredEstimate::DeclaredEstimate(std::unique_ptr<IncomeEstimate> declared, Bridge bridge)
    : declared_(std::move(declared)), bridge_(std::move(bridge)) {}

ShareBelow DeclaredEstimate::share_below(CellIndex cell, double income) const {
  ShareBelow at = declared_->share_below(cell, bridge_.to_declared(income));
  at.slope *= bridge_.exponent_at(income);
  return at;
}

}  // namespace carreau
