// SPDX-License-Identifier: Apache-2.0
/// Incomes that ask the work which looks at them to stop.
#pragma once

#include "base/cancellation.hpp"
#include "income/income_estimate.hpp"

#include <atomic>
#include <cstddef>
#include <span>
#include <string_view>

namespace carreau::testing {

/// The same as another estimate, whatever is asked to stop.
class StoppingIncome final : public IncomeEstimate {
 public:
  explicit StoppingIncome(const IncomeEstimate& same) : same_(same) {}

  /// After so many looks from now on, `stop` is requested; a null pointer ends that.
  void stop_after(int looks, Cancellation* stop) {
    looks_ = looks;
    stop_ = stop;
  }

  [[nodiscard]] std::size_t size() const override { return same_.size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override {
    look();
    return same_.share_below(cell, income);
  }
  void shares_below(CellIndex first, std::span<const double> income,
                    std::span<double> share) const override {
    look();
    same_.shares_below(first, income, share);
  }
  void quantile_ranges(CellIndex first, double order, std::span<IncomeRange> range) const override {
    look();
    same_.quantile_ranges(first, order, range);
  }
  [[nodiscard]] std::size_t observation(CellIndex cell) const override {
    return same_.observation(cell);
  }
  [[nodiscard]] double balance(CellIndex cell) const override { return same_.balance(cell); }
  [[nodiscard]] double level_deviation() const override { return same_.level_deviation(); }
  [[nodiscard]] double lowest_income() const override { return same_.lowest_income(); }
  [[nodiscard]] double highest_income() const override { return same_.highest_income(); }
  [[nodiscard]] std::string_view model() const override { return same_.model(); }

 private:
  void look() const {
    if (stop_ != nullptr && looks_.fetch_sub(1) <= 0) stop_->request();
  }

  const IncomeEstimate& same_;
  Cancellation* stop_ = nullptr;
  mutable std::atomic<int> looks_ = 0;
};

}  // namespace carreau::testing
