// SPDX-License-Identifier: Apache-2.0
/// The estimate of a grid of which no incomes are known, under a rule that compares none.
#pragma once

#include "income/income_estimate.hpp"

namespace carreau {

/// Knows how many cells there are, and no income. Whoever asks for one has a fault, which would
/// turn into a wrong figure: every such question throws std::logic_error.
class UnknownIncome final : public IncomeEstimate {
 public:
  explicit UnknownIncome(std::size_t cells) : size_(cells) {}

  [[nodiscard]] bool is_known() const override { return false; }
  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override;
  [[nodiscard]] std::size_t observation(CellIndex cell) const override;
  [[nodiscard]] double balance(CellIndex cell) const override;
  [[nodiscard]] double level_deviation() const override;
  [[nodiscard]] double lowest_income() const override;
  [[nodiscard]] double highest_income() const override;
  /// "none".
  [[nodiscard]] std::string_view model() const override { return "none"; }

 private:
  std::size_t size_;
};

}  // namespace carreau
