// SPDX-License-Identifier: Apache-2.0
/// The figures of one cell are those of a union of that cell alone.
#include "income/cell_income.hpp"

#include "support/fake_income.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <span>
#include <vector>

namespace carreau {
namespace {

/// A cell bound to others of its observation, under a doubt about the level.
class BoundIncome final : public IncomeEstimate {
 public:
  BoundIncome(double common, double balance, double level)
      : common_(common), balance_(balance), level_(level) {}
  [[nodiscard]] std::size_t size() const override { return 1; }
  [[nodiscard]] ShareBelow share_below(CellIndex, double income) const override {
    const double z = (std::log(income) - 9.7) / 0.4;
    return {normal_below(z), 0.01, normal_density(z) / 0.4, common_};
  }
  [[nodiscard]] std::size_t observation(CellIndex) const override { return 0; }
  [[nodiscard]] double balance(CellIndex) const override { return balance_; }
  [[nodiscard]] double level_deviation() const override { return level_; }
  [[nodiscard]] double lowest_income() const override { return 100.0; }
  [[nodiscard]] double highest_income() const override { return 1e7; }
  [[nodiscard]] std::string_view model() const override { return "bound"; }

 private:
  double common_;
  double balance_;
  double level_;
};

TEST(CellIncome, IsThatOfTheUnionOfTheCellAlone) {
  const CellIndex cell(0);
  const std::vector<Persons> people = {Persons::from_value(37.5)};
  for (const double common : {0.0, 0.004, 0.01}) {
    for (const double balance : {0.0, 0.5, 1.0}) {
      for (const double level : {0.0, 0.03}) {
        const BoundIncome income(common, balance, level);
        const UnionIncome alone(income, std::span(&cell, 1), people);
        for (const double threshold : {12'000.0, 16'000.0, 20'000.0}) {
          const CellIncome found = cell_income(income, cell, people[0], threshold);
          EXPECT_DOUBLE_EQ(found.below.share, alone.share_below(threshold).share);
          EXPECT_NEAR(found.median.value, std::exp(9.7), 0.01);
          EXPECT_DOUBLE_EQ(found.median.high, alone.median(threshold).high);
          EXPECT_NEAR(cell_probability(income, cell, found.below, 0.02),
                      alone.probability_median_below(threshold, 0.02), 1e-12);
        }
      }
    }
  }
}

TEST(CellIncome, NobodyHasNoIncome) {
  const CellIncome found = cell_income(BoundIncome(0, 0, 0), CellIndex(0), Persons(), 12'000.0);
  EXPECT_EQ(found.median.value, 0.0);
  EXPECT_EQ(found.below.share, 0.0);
}

}  // namespace
}  // namespace carreau
