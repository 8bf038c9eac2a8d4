// SPDX-License-Identifier: Apache-2.0
/// Drawn worlds have the doubt that the estimate states, and depend on seed and number alone.
#include "scenario/sweep/doubt.hpp"

#include "delineation/cell_criteria.hpp"
#include "support/swept_town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <vector>

namespace carreau {
namespace {

using testing::SweptTown;

struct DrawnBase {
  SweptTown town;
  Findings findings;
  RunResult result = run_scenario(town.input(), town.scenario, findings);

  /// The log factor of a cell in a draw: how far the income of one quantile has moved.
  [[nodiscard]] double moved(const IncomeEstimate& drawn, CellIndex cell) const {
    std::array<IncomeRange, 1> before{};
    std::array<IncomeRange, 1> after{};
    result.income->quantile_ranges(cell, 0.5, before);
    drawn.quantile_ranges(cell, 0.5, after);
    return std::log(after[0].low / before[0].low);
  }
};

const DrawnBase& drawn_base() {
  static const DrawnBase made;
  return made;
}

TEST(Doubt, DrawsDependOnSeedAndNumberAlone) {
  const RunInput input = drawn_base().town.input();
  const Doubt doubt(input, drawn_base().result, 3);
  const Doubt same(input, drawn_base().result, 3);
  const Doubt other(input, drawn_base().result, 4);
  const CellIndex cell = drawn_base().result.delineation.perimeters.front().cells.front();
  const auto move = [&](const Doubt& d, std::int64_t draw) {
    return drawn_base().moved(*d.incomes(drawn_base().result.income, draw), cell);
  };
  EXPECT_EQ(move(doubt, 5), move(same, 5));
  EXPECT_NE(move(doubt, 5), move(doubt, 6));
  EXPECT_NE(move(doubt, 5), move(other, 5));
}

TEST(Doubt, CellsVaryAsTheEstimateSays) {
  const RunInput input = drawn_base().town.input();
  const Doubt doubt(input, drawn_base().result, 1);
  constexpr int kDraws = 300;
  std::map<CellIndex, double> squares;
  const auto& cells = drawn_base().result.delineation.perimeters.front().cells;
  for (int draw = 0; draw < kDraws; ++draw) {
    const auto drawn = doubt.incomes(drawn_base().result.income, draw);
    for (const CellIndex cell : cells)
      squares[cell] += std::pow(drawn_base().moved(*drawn, cell), 2);
  }
  double ratio = 0.0;
  for (const CellIndex cell : cells) {
    const UnitThreshold& s =
        threshold_of(drawn_base().result.thresholds, input.membership.unit[cell.position()]);
    const ShareBelow below = drawn_base().result.income->share_below(cell, s.disposable);
    const double balance = drawn_base().result.income->balance(cell);
    const double own = std::max(below.variance - below.common, 0.0);
    // Own deviations cancel over the observation; the level comes on top.
    const double expected =
        (below.common + own * (1.0 - balance * balance)) / (below.slope * below.slope) +
        std::pow(drawn_base().result.income->level_deviation(), 2);
    ratio += squares[cell] / kDraws / expected / static_cast<double>(cells.size());
  }
  EXPECT_NEAR(ratio, 1.0, 0.12);
}

TEST(Doubt, OwnDeviationsCancelOverAnObservation) {
  const RunInput input = drawn_base().town.input();
  const Doubt doubt(input, drawn_base().result, 2);
  const IncomeEstimate& income = *drawn_base().result.income;
  std::map<std::size_t, std::vector<CellIndex>> groups;
  for (std::size_t i = 0; i < income.size(); ++i) {
    const CellIndex cell(i);
    if (!input.cells.people()[i].is_zero()) groups[income.observation(cell)].push_back(cell);
  }
  // Cells of a group have one law, so what they share is one factor: the mean over the group, each
  // weighted by its balance, varies like that factor alone, less than any of its cells.
  double of_means = 0.0;
  double of_shared = 0.0;
  std::size_t tried = 0;
  for (int draw = 0; draw < 100; ++draw) {
    const auto drawn = doubt.incomes(drawn_base().result.income, draw);
    for (const auto& [observation, cells] : groups) {
      if (cells.size() < 3) continue;
      ++tried;
      double mean = 0.0;
      double balances = 0.0;
      for (const CellIndex cell : cells) {
        mean += income.balance(cell) * drawn_base().moved(*drawn, cell);
        balances += income.balance(cell);
      }
      const UnitThreshold& s = threshold_of(drawn_base().result.thresholds,
                                            input.membership.unit[cells.front().position()]);
      const ShareBelow below = income.share_below(cells.front(), s.disposable);
      of_means += std::pow(mean / balances, 2);
      of_shared += below.common / std::pow(below.slope, 2) + std::pow(income.level_deviation(), 2);
    }
  }
  ASSERT_GT(tried, 0U);
  EXPECT_NEAR(of_means / of_shared, 1.0, 0.1);
}

TEST(Doubt, ThresholdsMoveByTheirOwnDoubt) {
  const RunInput input = drawn_base().town.input();
  const Doubt doubt(input, drawn_base().result, 1);
  const std::vector<UnitThreshold>& before = drawn_base().result.thresholds;
  std::vector<double> squares(before.size());
  constexpr int kDraws = 2'000;
  for (int draw = 0; draw < kDraws; ++draw) {
    std::vector<UnitThreshold> drawn = before;
    doubt.move(drawn, draw);
    for (std::size_t u = 0; u < before.size(); ++u) {
      squares[u] += std::pow(std::log(drawn[u].disposable / before[u].disposable), 2) / kDraws;
      EXPECT_EQ(drawn[u].declared, before[u].declared) << "S itself is what the decree makes it";
    }
  }
  for (std::size_t u = 0; u < before.size(); ++u) {
    ASSERT_GT(before[u].log_deviation, 0.0);
    EXPECT_NEAR(std::sqrt(squares[u]) / before[u].log_deviation, 1.0, 0.08);
  }
}

TEST(Doubt, ADrawnEstimateAnswersTheSameOneByOneAndInBulk) {
  const RunInput input = drawn_base().town.input();
  const auto drawn = Doubt(input, drawn_base().result, 1).incomes(drawn_base().result.income, 9);
  std::vector<double> income(drawn->size(), 14'000.0);
  std::vector<double> share(drawn->size());
  drawn->shares_below(CellIndex(0), income, share);
  for (std::size_t i = 0; i < drawn->size(); ++i) {
    EXPECT_NEAR(share[i], drawn->share_below(CellIndex(i), 14'000.0).share, 1e-9);
  }
}

}  // namespace
}  // namespace carreau
