// SPDX-License-Identifier: Apache-2.0
/// The estimate of every cell of métropole: as many cells as INSEE's grid of 2019, imputed in the
/// same proportion, groups of the same size. Beside it, in the same run, the same observations
/// fitted one by one, and the look-ups that a threshold needs.
#include "base/parallel.hpp"
#include "income/fitted_estimate.hpp"
#include "income/winsorised_mean.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <string_view>
#include <vector>

namespace {

using namespace carreau;

constexpr std::size_t kCells = 2'313'783;

Vintage vintage() {
  Vintage v;
  v.national_disposable = Euros::whole(21'930);
  v.national_bounds = {9'519.0, 42'805.0};
  return v;
}

/// 79 % of the cells imputed, in groups of nine on average; published to one decimal.
CellTable make_country() {
  std::mt19937_64 random(5);
  std::uniform_real_distribution<double> unit;
  std::normal_distribution<double> normal;
  std::vector<CellRecord> records;
  records.reserve(kCells);
  constexpr std::int32_t kColumns = 5'000;
  while (records.size() < kCells) {
    const bool is_group = unit(random) < 0.295;
    const IncomeLaw law{std::log(20'500.0) + 0.22 * normal(random),
                        std::clamp(0.42 + 0.08 * normal(random), 0.2, 0.8)};
    const double mean = winsorised_mean(law, vintage().national_bounds).value;
    // As far from the law as thirty households are.
    const double poor = law.below(vintage().poverty_line());
    const double counted =
        std::clamp(poor + std::sqrt(poor * (1.0 - poor) / 30.0) * normal(random), 0.0, 0.8);
    const auto members = static_cast<std::size_t>(is_group ? 2.0 + 14.0 * unit(random) : 1.0);
    for (std::size_t m = 0; m < members && records.size() < kCells; ++m) {
      const auto at = static_cast<std::int32_t>(records.size());
      const double people =
          std::floor(is_group ? 1.0 + 12.0 * unit(random) : 25.0 * std::exp(3.0 * unit(random)));
      CellRecord r;
      r.position = {at / kColumns, at % kColumns};
      r.people = Persons::from_value(people);
      r.households = Households::from_value(people / 2.2);
      r.poor_households = Households::from_value(people / 2.2 * counted);
      r.income_sum = Euros::from_value(std::round(people * mean * 10.0) / 10.0);
      r.imputation = is_group ? Imputation::imputed : Imputation::observed;
      records.push_back(r);
    }
  }
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  (void)table.assign(std::move(records));
  return table;
}

const CellTable& country() {
  static const CellTable table = make_country();
  return table;
}

std::string_view no_department(CellIndex /*cell*/) { return {}; }

void estimate_country(benchmark::State& state) {
  (void)country();
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const FittedEstimate estimate(country(), no_department, vintage(), IncomeModel::lognormal);
    benchmark::DoNotOptimize(estimate.size());
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kCells));
}
BENCHMARK(estimate_country)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void fit_one_by_one(benchmark::State& state) {
  const Observations seen = observations(country(), HeadcountUse::use);
  const Vintage v = vintage();
  for (auto _ : state) {
    for (std::size_t k = 0; k < seen.size(); ++k) {
      benchmark::DoNotOptimize(
          fit_law(seen.evidence(k), v.national_bounds, v.poverty_line(), v.spread));
    }
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(seen.size()));
}
BENCHMARK(fit_one_by_one)->Unit(benchmark::kMillisecond)->Iterations(1);

void recognise_groups(benchmark::State& state) {
  (void)country();
  for (auto _ : state) {
    benchmark::DoNotOptimize(observations(country(), HeadcountUse::use).size());
  }
}
BENCHMARK(recognise_groups)->Unit(benchmark::kMillisecond);

void shares_below_a_threshold(benchmark::State& state) {
  const FittedEstimate estimate(country(), no_department, vintage(), IncomeModel::lognormal);
  for (auto _ : state) {
    double sum = 0.0;
    for (std::size_t i = 0; i < kCells; ++i) {
      sum += estimate.share_below(CellIndex(i), 15'412.0).share;
    }
    benchmark::DoNotOptimize(sum);
  }
}
BENCHMARK(shares_below_a_threshold)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
