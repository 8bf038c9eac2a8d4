// SPDX-License-Identifier: Apache-2.0
/// An estimate that knows no income: it says so, and gives none by mistake.
#include "income/unknown_income.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace carreau {
namespace {

TEST(UnknownIncome, SaysSo) {
  const UnknownIncome income(3);
  EXPECT_FALSE(income.is_known());
  EXPECT_EQ(income.size(), 3U);
  EXPECT_EQ(income.model(), "none");
}

TEST(UnknownIncome, GivesNoFigure) {
  const UnknownIncome income(3);
  EXPECT_THROW((void)income.share_below(CellIndex(0), 10'000.0), std::logic_error);
  EXPECT_THROW((void)income.observation(CellIndex(0)), std::logic_error);
  EXPECT_THROW((void)income.balance(CellIndex(0)), std::logic_error);
  EXPECT_THROW((void)income.level_deviation(), std::logic_error);
  EXPECT_THROW((void)income.lowest_income(), std::logic_error);
  EXPECT_THROW((void)income.highest_income(), std::logic_error);
  const std::vector<double> at{10'000.0};
  std::vector<double> share(1);
  EXPECT_THROW(income.shares_below(CellIndex(0), at, share), std::logic_error);
  std::vector<IncomeRange> range(1);
  EXPECT_THROW(income.quantile_ranges(CellIndex(0), 0.5, range), std::logic_error);
}

}  // namespace
}  // namespace carreau
