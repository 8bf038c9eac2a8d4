// SPDX-License-Identifier: Apache-2.0
/// Estimates brought to published medians, and declared incomes asked at disposable ones.
#include "income/level.hpp"

#include "income/bracket_estimate.hpp"
#include "income/declared_estimate.hpp"
#include "income/union_income.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <string_view>
#include <vector>

namespace carreau {
namespace {

CellTable row_of_cells(std::size_t count) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records(count);
  for (std::size_t i = 0; i < count; ++i) {
    records[i].position = {0, static_cast<std::int32_t>(i)};
    records[i].people = Persons::whole(200);
    records[i].households = Households::whole(90);
    records[i].poor_households = Households::whole(20 + static_cast<std::int64_t>(i));
    records[i].income_sum = Euros::whole(200 * (15'000 + 500 * static_cast<std::int64_t>(i)));
  }
  (void)table.assign(std::move(records));
  return table;
}

Vintage level_vintage() {
  Vintage v;
  v.national_disposable = Euros::whole(21'930);
  v.national_bounds = {9'519.0, 42'805.0};
  return v;
}

TEST(Level, BringsAnAreaToItsPublishedMedian) {
  const CellTable cells = row_of_cells(6);
  const auto departments = [](CellIndex) { return std::string_view(); };
  FittedEstimate estimate(cells, departments, level_vintage(), IncomeModel::lognormal);
  const std::vector<CellIndex> first = {CellIndex(0), CellIndex(1), CellIndex(2)};
  const std::vector<CellIndex> rest = {CellIndex(3), CellIndex(4), CellIndex(5)};
  const double before = UnionIncome(estimate, rest, cells.people()).median().value;
  const std::vector<PublishedArea> areas = {
      {"59001", 15'500.0, first}, {"59002", 90'000.0, rest}, {"59003", 15'000.0, {}}};
  const auto factors = bring_to_published(estimate, areas, cells.people());
  ASSERT_EQ(factors.size(), 2U) << "an area without cells is passed over";
  EXPECT_NEAR(UnionIncome(estimate, first, cells.people()).median().value, 15'500.0, 0.05);
  EXPECT_TRUE(factors[1].is_odd()) << "six times the estimate is no level";
  EXPECT_EQ(UnionIncome(estimate, rest, cells.people()).median().value, before);
}

TEST(Level, ItsDoubtIsSharedByAllCells) {
  const CellTable cells = row_of_cells(6);
  const auto departments = [](CellIndex) { return std::string_view(); };
  Vintage v = level_vintage();
  const std::vector<CellIndex> all = {CellIndex(0), CellIndex(1), CellIndex(2),
                                      CellIndex(3), CellIndex(4), CellIndex(5)};
  const auto half_width = [&] {
    const FittedEstimate estimate(cells, departments, v, IncomeModel::lognormal);
    const Interval m = UnionIncome(estimate, all, cells.people()).median();
    return std::log(m.high / m.low) / 2.0 / 1.6448536;
  };
  const double own = half_width();
  v.level_deviation = 0.02;
  EXPECT_NEAR(half_width(), std::hypot(own, 0.02), 1e-6);
}

TEST(DeclaredEstimate, TestsDeclaredIncomesAtTheThresholdItself) {
  const Bridge bridge{21'120.0, 21'110.0, 1.7185, 0.0};
  const DeclaredEstimate e(
      std::make_unique<BracketEstimate>(std::vector<double>{1'000.0, 12'600.0, 60'000.0},
                                        std::vector<std::int64_t>{30, 70}),
      bridge);
  EXPECT_NEAR(e.share_below(CellIndex(0), bridge.to_disposable(12'600.0)).share, 0.30, 1e-12);
  const double at = 15'000.0;
  const double h = 1e-6;
  const double slope = (e.share_below(CellIndex(0), at * std::exp(h)).share -
                        e.share_below(CellIndex(0), at * std::exp(-h)).share) /
                       (2.0 * h);
  EXPECT_NEAR(e.share_below(CellIndex(0), at).slope, slope, 1e-6);
  EXPECT_EQ(e.model(), "brackets");
  EXPECT_NEAR(e.highest_income(), bridge.to_disposable(60'000.0), 1e-6);
}

TEST(BridgePairs, AreAChainThatRises) {
  Bridge bridge{21'120.0, 21'110.0, 1.7185, 500.0};
  bridge.pairs = {{8'000.0, 12'000.0}, {12'000.0, 15'000.0}, {21'000.0, 21'000.0}};
  ASSERT_TRUE(is_rising(bridge.pairs));
  for (const IncomePair& pair : bridge.pairs) {
    EXPECT_NEAR(bridge.to_disposable(pair.declared), pair.disposable, 1e-8);
    EXPECT_NEAR(bridge.to_declared(pair.disposable), pair.declared, 1e-8);
  }
  double last = 0.0;
  for (double declared = 3'000.0; declared < 60'000.0; declared *= 1.05) {
    const double disposable = bridge.to_disposable(declared);
    EXPECT_GT(disposable, last) << "beyond the ends too";
    EXPECT_NEAR(bridge.to_declared(disposable), declared, 1e-8 * declared);
    last = disposable;
  }
  EXPECT_NEAR(bridge.exponent_at(13'000.0), std::log(1.5) / std::log(1.25), 1e-12);
  EXPECT_FALSE(is_rising({{1.0, 2.0}, {2.0, 2.0}}));
  EXPECT_FALSE(is_rising({{1.0, 2.0}}));
  EXPECT_FALSE(is_rising({{-1.0, 2.0}, {2.0, 3.0}}));
}

}  // namespace
}  // namespace carreau
