// SPDX-License-Identifier: Apache-2.0
/// A whole table: which law each cell gets, and how its doubt is shared.
#include "income/fitted_estimate.hpp"

#include "base/parallel.hpp"
#include "income/union_income.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <string_view>
#include <vector>

namespace carreau {
namespace {

constexpr WinsorBounds kEstimateBounds{9'519.0, 42'805.0};
constexpr double kEstimateLine = 13'158.0;

/// Four cells: one with its own figures, two imputed ones of one group, one uninhabited.
CellTable four_cells() {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records(4);
  for (std::int32_t i = 0; i < 4; ++i) records[static_cast<std::size_t>(i)].position = {0, i};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::int64_t people = i == 2 ? 100 : 200;
    records[i].people = Persons::whole(people);
    records[i].households = Households::from_tenths(people * 45 / 10);
    records[i].poor_households = Households::from_tenths(people * 18 / 10);
    records[i].income_sum = Euros::whole(people * 15'000);
  }
  records[1].imputation = Imputation::imputed;
  records[2].imputation = Imputation::imputed;
  (void)table.assign(records);
  return table;
}

Vintage vintage() {
  Vintage v;
  v.national_disposable = Euros::whole(21'930);
  v.national_bounds = kEstimateBounds;
  v.department_bounds["59"] = {8'800.0, 39'000.0};
  v.department_spread["59"] = 0.50;
  v.mean_to_median = 0.95;
  return v;
}

std::string_view department_of(CellIndex cell) { return cell.position() == 0 ? "59" : ""; }

TEST(FittedEstimate, FitsEachObservationUnderItsDepartment) {
  const FittedEstimate estimate(four_cells(), department_of, vintage(), IncomeModel::lognormal);
  const CellEvidence own{15'000.0, 0.4, 90.0};
  const LawFit expected = fit_law(own, {8'800.0, 39'000.0}, kEstimateLine, {0.50, 0.10});
  EXPECT_NEAR(estimate.fit(CellIndex(0)).law.mu, expected.law.mu, 1e-5);
  EXPECT_NEAR(estimate.fit(CellIndex(0)).variance_mu, expected.variance_mu, 1e-6);
  const CellEvidence group{15'000.0, 0.4, 135.0};
  const LawFit imputed = fit_law(group, kEstimateBounds, kEstimateLine, SpreadPrior{});
  EXPECT_NEAR(estimate.fit(CellIndex(1)).law.mu, imputed.law.mu, 1e-5);
  EXPECT_NEAR(estimate.fit(CellIndex(2)).variance_mu, imputed.variance_mu, 1e-6);
  EXPECT_EQ(estimate.observation(CellIndex(1)), estimate.observation(CellIndex(2)));
  EXPECT_NE(estimate.observation(CellIndex(0)), estimate.observation(CellIndex(1)));
  EXPECT_EQ(estimate.model(), "lognormal");
  EXPECT_EQ(estimate.size(), 4U);
}

TEST(FittedEstimate, NobodyHasNoIncome) {
  const FittedEstimate estimate(four_cells(), department_of, vintage(), IncomeModel::lognormal);
  const ShareBelow at = estimate.share_below(CellIndex(3), 15'000.0);
  EXPECT_EQ(at.share, 0.0);
  EXPECT_EQ(at.variance, 0.0);
}

TEST(FittedEstimate, AnImputedCellDoubtsMoreAndSharesOnlyItsGroupsDoubt) {
  const FittedEstimate estimate(four_cells(), department_of, vintage(), IncomeModel::lognormal);
  const ShareBelow own = estimate.share_below(CellIndex(0), 15'000.0);
  EXPECT_EQ(own.common, own.variance);
  const ShareBelow imputed = estimate.share_below(CellIndex(1), 15'000.0);
  EXPECT_LT(imputed.common, imputed.variance);
  EXPECT_NEAR(imputed.variance - imputed.common, std::pow(0.10 * imputed.slope, 2), 1e-15);
}

TEST(FittedEstimate, EachModelReadsWhatItsNameSays) {
  const CellTable cells = four_cells();
  const auto law = [&](IncomeModel model) {
    return FittedEstimate(cells, department_of, vintage(), model).fit(CellIndex(0)).law;
  };
  EXPECT_EQ(law(IncomeModel::means).sigma, 0.50);
  EXPECT_NEAR(std::exp(law(IncomeModel::scaled_mean).mu), 0.95 * 15'000.0, 1e-6);
  const IncomeLaw headcount = law(IncomeModel::headcount);
  EXPECT_NEAR(headcount.below(kEstimateLine), (0.4 * 90.0 + 0.5) / 91.0, 1e-9);
  EXPECT_EQ(law(IncomeModel::dagum).shape, LawShape::dagum);
  for (const IncomeModel model : kIncomeModels) {
    EXPECT_EQ(parse_income_model(to_text(model)), model);
    EXPECT_EQ(FittedEstimate(cells, department_of, vintage(), model).model(), to_text(model));
  }
  EXPECT_FALSE(parse_income_model("lognormal "));
}

TEST(FittedEstimate, ALevelMovesEveryQuantileAlike) {
  const CellTable cells = four_cells();
  FittedEstimate estimate(cells, department_of, vintage(), IncomeModel::lognormal);
  const std::vector<CellIndex> all = {CellIndex(0), CellIndex(1), CellIndex(2)};
  const Interval before = UnionIncome(estimate, all, cells.people()).median();
  estimate.raise(all, std::log(1.03));
  const Interval after = UnionIncome(estimate, all, cells.people()).median();
  EXPECT_NEAR(after.value / before.value, 1.03, 1e-7);
  EXPECT_NEAR(after.high / before.high, 1.03, 1e-6);
}

TEST(FittedEstimate, IsTheSameForAnyNumberOfThreads) {
  CellTable cells({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records(5'000);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].position = {0, static_cast<std::int32_t>(i)};
    records[i].people = Persons::from_tenths(100 + static_cast<std::int64_t>(i));
    records[i].households = Households::from_tenths(50 + static_cast<std::int64_t>(i % 97));
    records[i].poor_households = Households::from_tenths(static_cast<std::int64_t>(i % 41));
    records[i].income_sum =
        Euros::whole(static_cast<std::int64_t>((100 + i) * (1'200 + i % 1'009)));
  }
  (void)cells.assign(records);
  const auto departments = [](CellIndex) { return std::string_view(); };
  const auto fit_with = [&](std::size_t threads) {
    const ThreadLimit limit(threads);
    return FittedEstimate(cells, departments, vintage(), IncomeModel::lognormal);
  };
  const FittedEstimate one = fit_with(1);
  const FittedEstimate two = fit_with(2);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    ASSERT_EQ(one.fit(CellIndex(i)).law.mu, two.fit(CellIndex(i)).law.mu);
    ASSERT_EQ(one.fit(CellIndex(i)).variance_sigma, two.fit(CellIndex(i)).variance_sigma);
  }
}

}  // namespace
}  // namespace carreau
