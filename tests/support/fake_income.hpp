// SPDX-License-Identifier: Apache-2.0
/// An income estimate whose distributions and variances are set by the test.
#pragma once

#include "income/income_estimate.hpp"
#include "income/law_fit.hpp"
#include "income/normal.hpp"

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::testing {

/// Lognormal cells. The variance of a share is constant, unless a fit gives its own.
class FakeIncome final : public IncomeEstimate {
 public:
  struct Cell {
    IncomeLaw law;
    double variance = 0.0;
    std::optional<std::size_t> group = std::nullopt;  ///< cells of a group have the same error
    std::optional<LawFit> fit = std::nullopt;
  };
  explicit FakeIncome(std::vector<Cell> cells) : cells_(std::move(cells)) {}

  [[nodiscard]] std::size_t size() const override { return cells_.size(); }
  [[nodiscard]] ShareBelow share_below(CellIndex cell, double income) const override {
    const Cell& c = cells_[cell.position()];
    if (c.fit) return c.fit->share_below(income);
    const double z = (std::log(income) - c.law.mu) / c.law.sigma;
    const double density = std::exp(-0.5 * z * z) * 0.3989422804014327 / c.law.sigma;
    return {0.5 * std::erfc(-z * 0.7071067811865476), c.variance, density,
            c.group ? c.variance : 0.0};
  }
  void quantile_ranges(CellIndex first, double order, std::span<IncomeRange> range) const override {
    const double z = normal_quantile(order);
    for (std::size_t k = 0; k < range.size(); ++k) {
      const Cell& c = cells_[first.position() + k];
      const IncomeLaw& law = c.fit ? c.fit->law : c.law;
      const double quantile = std::exp(law.mu + law.sigma * z);
      range[k] = {quantile * (1.0 - 1e-9), quantile * (1.0 + 1e-9)};
    }
  }
  [[nodiscard]] std::size_t observation(CellIndex cell) const override {
    return cells_[cell.position()].group.value_or(1'000'000 + cell.position());
  }
  /// The deviations of cells are independent.
  [[nodiscard]] double balance(CellIndex) const override { return 0.0; }
  [[nodiscard]] double level_deviation() const override { return 0.0; }
  [[nodiscard]] double lowest_income() const override { return 100.0; }
  [[nodiscard]] double highest_income() const override { return 1e7; }
  [[nodiscard]] std::string_view model() const override { return "fake"; }

 private:
  std::vector<Cell> cells_;
};

}  // namespace carreau::testing
