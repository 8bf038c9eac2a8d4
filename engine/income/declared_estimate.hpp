// SPDX-License-Identifier: Apache-2.0
/// Declared incomes behind the interface of disposable ones.
#pragma once

#include "income/bridge.hpp"
#include "income/income_estimate.hpp"

#include <memory>

namespace carreau {

/// An estimate of declared incomes that answers questions about disposable ones. The bridge
/// converts the income asked for. S came to the disposable scale by the same bridge, so the test is
/// made at exactly S.
class DeclaredEstimate final : public IncomeEstimate {
 public:
  DeclaredEstimate(std::unique_ptr<IncomeEstimate> declared, Bridge bridge);

  [[nodiscard]] std::size_t size() const override { return declared_->size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override;
  [[nodiscard]] std::size_t observation(CellIndex cell) const override {
    return declared_->observation(cell);
  }
  [[nodiscard]] double balance(CellIndex cell) const override { return declared_->balance(cell); }
  [[nodiscard]] double level_deviation() const override { return declared_->level_deviation(); }
  [[nodiscard]] double lowest_income() const override {
    return bridge_.to_disposable(declared_->lowest_income());
  }
  [[nodiscard]] double highest_income() const override {
    return bridge_.to_disposable(declared_->highest_income());
  }
  [[nodiscard]] std::string_view model() const override { return declared_->model(); }

 private:
  std::unique_ptr<IncomeEstimate> declared_;
  Bridge bridge_;
};

}  // namespace carreau
