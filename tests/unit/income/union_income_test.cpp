// SPDX-License-Identifier: Apache-2.0
/// Unions of cells: shares add up, the median is a root, errors add up as their kind says.
#include "income/union_income.hpp"

#include "income/bracket_estimate.hpp"
#include "income/law_fit.hpp"
#include "support/fake_income.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

namespace carreau {
namespace {

using testing::FakeIncome;

constexpr std::optional<std::size_t> kGroup = 7;

/// Cells of different medians, spreads and doubts.
FakeIncome some_cells(std::optional<std::size_t> group) {
  std::vector<FakeIncome::Cell> cells;
  for (int i = 0; i < 12; ++i) {
    const double median = 9'000.0 + 900.0 * i;
    cells.push_back({{std::log(median), 0.3 + 0.02 * i}, 1e-4 * (1 + i), group});
  }
  return FakeIncome(cells);
}

std::vector<CellPart> parts_of(std::size_t first, std::size_t last) {
  std::vector<CellPart> parts;
  for (std::size_t i = first; i < last; ++i) {
    parts.push_back({CellIndex(i), 10.0 + 7.3 * static_cast<double>(i)});
  }
  return parts;
}

/// People below an income, summed without the union's help.
double people_below(const IncomeEstimate& e, const std::vector<CellPart>& parts, double income) {
  double sum = 0.0;
  for (const CellPart& p : parts) sum += p.people * e.share_below(p.cell, income).share;
  return sum;
}

double bisected_quantile(const IncomeEstimate& e, const std::vector<CellPart>& parts,
                         double order) {
  double people = 0.0;
  for (const CellPart& p : parts) people += p.people;
  double low = 1.0;
  double high = 1e7;
  for (int i = 0; i < 200; ++i) {
    const double middle = 0.5 * (low + high);
    (people_below(e, parts, middle) < order * people ? low : high) = middle;
  }
  return low;
}

/// People who are all poorer than their cells by one factor have a median lower by it.
TEST(UnionIncome, AShiftMovesEveryQuantile) {
  const FakeIncome e = some_cells(std::nullopt);
  auto parts = parts_of(0, 12);
  const UnionIncome whole(e, parts);
  for (CellPart& part : parts) part.log_shift = -0.1;
  const UnionIncome poorer(e, parts);
  for (const double order : {0.25, 0.5, 0.75}) {
    EXPECT_NEAR(poorer.quantile(order).value, whole.quantile(order).value * std::exp(-0.1), 0.01);
  }
}

TEST(UnionIncome, ADoubtAboutItsLevelReplacesThatOfTheEstimate) {
  const FakeIncome e = some_cells(std::nullopt);
  const auto width = [](const Interval& i) { return std::log(i.high / i.low); };
  const double narrow = width(UnionIncome(e, parts_of(0, 12), 0.0).median());
  const double wide = width(UnionIncome(e, parts_of(0, 12), 0.1).median());
  EXPECT_NEAR(wide * wide - narrow * narrow, std::pow(2.0 * 1.6448536 * 0.1, 2), 1e-6);
}

TEST(UnionIncome, TheMedianIsTheRoot) {
  const FakeIncome e = some_cells(std::nullopt);
  for (std::size_t last = 1; last <= 12; ++last) {
    const auto parts = parts_of(0, last);
    const UnionIncome u(e, parts);
    for (const double order : {0.05, 0.25, 0.5, 0.75, 0.95}) {
      EXPECT_NEAR(u.quantile(order).value, bisected_quantile(e, parts, order), 0.01);
    }
    EXPECT_NEAR(u.share_below(u.median().value).share, 0.5, 1e-7);
  }
}

TEST(UnionIncome, TheMedianOfBracketsIsTheRootToo) {
  const BracketEstimate e({5'000.0, 9'000.0, 12'000.0, 13'000.0, 20'000.0, 60'000.0},
                          {5, 0, 30, 1, 2, 0, 90, 0, 4, 1, 1, 1, 1, 1, 1});
  const auto parts = parts_of(0, 3);
  const UnionIncome u(e, parts);
  for (const double order : {0.1, 0.5, 0.9}) {
    EXPECT_NEAR(u.quantile(order).value, bisected_quantile(e, parts, order), 0.02) << order;
  }
}

TEST(UnionIncome, NobodyBetweenTheHalvesGivesAMedianBetweenThem) {
  const BracketEstimate e({5'000.0, 10'000.0, 20'000.0, 40'000.0}, {50, 0, 50});
  const double median = UnionIncome(e, {{CellIndex(0), 100.0}}).median().value;
  EXPECT_GE(median, 10'000.0 - 0.01);
  EXPECT_LE(median, 20'000.0 + 0.01);
}

TEST(UnionIncome, SharesAddUpOverUnions) {
  const FakeIncome e = some_cells(std::nullopt);
  const UnionIncome a(e, parts_of(0, 5));
  const UnionIncome b(e, parts_of(5, 12));
  const UnionIncome all(e, parts_of(0, 12));
  EXPECT_NEAR(all.people(), a.people() + b.people(), 1e-9);
  for (double income = 4'000.0; income < 60'000.0; income += 1'000.0) {
    const double expected =
        a.people() * a.share_below(income).share + b.people() * b.share_below(income).share;
    EXPECT_NEAR(all.people() * all.share_below(income).share, expected, 1e-9);
  }
}

TEST(UnionIncome, TheMedianLiesBetweenThoseOfTheParts) {
  const FakeIncome e = some_cells(std::nullopt);
  const double a = UnionIncome(e, parts_of(0, 5)).median().value;
  const double b = UnionIncome(e, parts_of(5, 12)).median().value;
  const double all = UnionIncome(e, parts_of(0, 12)).median().value;
  EXPECT_GT(all, a);
  EXPECT_LT(all, b);
}

TEST(UnionIncome, IndependentErrorsAddTheirVariances) {
  const FakeIncome e = some_cells(std::nullopt);
  const auto parts = parts_of(0, 12);
  double variance = 0.0;
  double people = 0.0;
  for (const CellPart& p : parts) {
    variance += std::pow(p.people, 2) * e.share_below(p.cell, 15'000.0).variance;
    people += p.people;
  }
  EXPECT_NEAR(UnionIncome(e, parts).share_below(15'000.0).variance, variance / people / people,
              1e-15);
}

TEST(UnionIncome, SharedErrorsAddTheirDeviations) {
  const FakeIncome e = some_cells(kGroup);
  const auto parts = parts_of(0, 12);
  double deviation = 0.0;
  double people = 0.0;
  for (const CellPart& p : parts) {
    deviation += p.people * std::sqrt(e.share_below(p.cell, 15'000.0).variance);
    people += p.people;
  }
  const UnionIncome shared(e, parts);
  EXPECT_NEAR(std::sqrt(shared.share_below(15'000.0).variance), deviation / people, 1e-15);
  const FakeIncome own = some_cells(std::nullopt);
  const Interval wide = shared.median();
  const Interval narrow = UnionIncome(own, parts).median();
  EXPECT_EQ(wide.value, narrow.value);
  EXPECT_GT(wide.high - wide.low, 2.0 * (narrow.high - narrow.low));
}

TEST(UnionIncome, GroupsErrIndependentlyOfEachOther) {
  // Cells 0 and 2 repeat one observation, 1 and 3 another: the order of the parts is no matter.
  std::vector<FakeIncome::Cell> cells(4, {{std::log(15'000.0), 0.42}, 1e-3});
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i].group = i % 2;
  const FakeIncome e(cells);
  std::vector<CellPart> parts;
  for (std::size_t i = 0; i < cells.size(); ++i) parts.push_back({CellIndex(i), 25.0});
  EXPECT_NEAR(UnionIncome(e, parts).share_below(15'000.0).variance, 1e-3 / 2.0, 1e-15);
}

TEST(UnionIncome, IntervalOfOneLognormalCellIsThatOfItsMedian) {
  // F at the median has variance φ(0)²/σ² · var μ: the interval must be e^{±1.645·sd(μ)}.
  LawFit fit;
  fit.law = {std::log(15'000.0), 0.42};
  fit.variance_mu = 0.0025;
  const FakeIncome e({{fit.law, 0.0, std::nullopt, fit}});
  const Interval median = UnionIncome(e, {{CellIndex(0), 100.0}}).median();
  EXPECT_NEAR(median.value, 15'000.0, 0.01);
  EXPECT_NEAR(median.low, 15'000.0 * std::exp(-1.6448536 * 0.05), 0.01);
  EXPECT_NEAR(median.high, 15'000.0 * std::exp(1.6448536 * 0.05), 0.01);
}

TEST(UnionIncome, ProbabilityGrowsWithTheThreshold) {
  for (const auto& kind : {std::optional<std::size_t>(), kGroup}) {
    const FakeIncome e = some_cells(kind);
    const UnionIncome u(e, parts_of(0, 12));
    for (const double doubt : {0.0, 0.05}) {
      double last = 0.0;
      for (double threshold = 8'000.0; threshold < 25'000.0; threshold += 50.0) {
        const double p = u.probability_median_below(threshold, doubt);
        EXPECT_GE(p, last - 1e-12) << threshold;
        last = p;
      }
      EXPECT_NEAR(u.probability_median_below(u.median().value, doubt), 0.5, 1e-5);
      EXPECT_GT(last, 0.99);
    }
  }
}

TEST(UnionIncome, DoubtAboutTheThresholdPullsToOneHalf) {
  const FakeIncome e = some_cells(std::nullopt);
  const UnionIncome u(e, parts_of(0, 12));
  const double above = u.median().value * 1.02;
  EXPECT_GT(u.probability_median_below(above, 0.0), u.probability_median_below(above, 0.05));
  EXPECT_GT(u.probability_median_below(above, 0.05), 0.5);
}

TEST(UnionIncome, WithoutDoubtTheCriterionIsYesOrNo) {
  const BracketEstimate e({5'000.0, 10'000.0, 20'000.0}, {50, 50});
  const UnionIncome u(e, {{CellIndex(0), 100.0}});
  EXPECT_EQ(u.probability_median_below(10'001.0, 0.0), 1.0);
  EXPECT_EQ(u.probability_median_below(10'000.0, 0.0), 0.0) << "exactly half is not more than half";
  EXPECT_EQ(u.probability_median_below(9'999.0, 0.0), 0.0);
}

TEST(UnionIncome, PartsWithoutPeopleAreIgnored) {
  const FakeIncome e = some_cells(std::nullopt);
  const UnionIncome some(e, {{CellIndex(1), 20.0}, {CellIndex(2), 0.0}, {CellIndex(3), -5.0}});
  EXPECT_EQ(some.people(), 20.0);
  EXPECT_NEAR(some.median().value, 9'900.0, 0.01);
  EXPECT_EQ(UnionIncome(e, std::vector<CellPart>{}).share_below(15'000.0).share, 0.0);
}

TEST(UnionIncome, WholeCellsAreTheirPeople) {
  const FakeIncome e = some_cells(std::nullopt);
  const std::vector<Persons> people = {Persons::from_tenths(123), Persons::from_tenths(0),
                                       Persons::from_tenths(456)};
  const std::vector<CellIndex> cells = {CellIndex(0), CellIndex(1), CellIndex(2)};
  const UnionIncome whole(e, cells, people);
  const UnionIncome parts(e, {{CellIndex(0), 12.3}, {CellIndex(2), 45.6}});
  EXPECT_EQ(whole.people(), parts.people());
  EXPECT_EQ(whole.median().value, parts.median().value);
}

}  // namespace
}  // namespace carreau
