// SPDX-License-Identifier: Apache-2.0
/// An income estimate whose every law and doubt the test sets.
#pragma once

#include "income/income_estimate.hpp"
#include "income/lognormal_estimate.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::testing {

/// Lognormal cells. The variance of a share is a constant, unless a fit brings its own.
class FakeIncome final : public IncomeEstimate {
 public:
  struct Cell {
    Lognormal law;
    double variance = 0.0;
    ErrorKind error = ErrorKind::independent;
    std::optional<LognormalFit> fit = std::nullopt;
  };
  explicit FakeIncome(std::vector<Cell> cells) : cells_(std::move(cells)) {}

  [[nodiscard]] std::size_t size() const override { return cells_.size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override {
    const Cell& c = cells_[cell.position()];
    if (c.fit) return c.fit->share_below(income);
    const double z = (std::log(income) - c.law.mu) / c.law.sigma;
    const double density = std::exp(-0.5 * z * z) * 0.3989422804014327 / c.law.sigma;
    return {0.5 * std::erfc(-z * 0.7071067811865476), c.variance, density};
  }
  [[nodiscard]] ErrorKind error_kind(CellIndex cell) const override {
    return cells_[cell.position()].error;
  }
  [[nodiscard]] double lowest_income() const override { return 100.0; }
  [[nodiscard]] double highest_income() const override { return 1e7; }
  [[nodiscard]] std::string_view method() const override { return "fake"; }

 private:
  std::vector<Cell> cells_;
};

}  // namespace carreau::testing
