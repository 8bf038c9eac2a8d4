// SPDX-License-Identifier: Apache-2.0
/// A simulation of what the intervals promise. Households are drawn from known laws, their figures
/// are published as INSEE does (winsorised, capped, rounded, small cells pooled and shared out),
/// and the interval of a median is held against two truths: the median of the residents who were
/// drawn, which the decree asks for, and that of the laws they were drawn from.
#include "income/fitted_estimate.hpp"
#include "income/union_income.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <numeric>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau {
namespace {

constexpr WinsorBounds kBounds{9'519.0, 42'805.0};
constexpr double kLine = 13'158.0;

using Random = std::mt19937_64;

// The distributions of the standard library take a logarithm of a long double for each number, which
// was half of what this test took.
double uniform(Random& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }
double normal(Random& random) {
  // Box and Muller's; 1 − u, because u may be zero.
  const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform(random)));
  return radius * std::cos(2.0 * std::numbers::pi * uniform(random));
}

/// ln(income / the cell's median).
using Draw = std::function<double(Random&)>;

/// Laws of the same middle half, σ = ln(Q3/Q1)/1.349, that differ in shape.
Draw lognormal(double sigma) {
  return [sigma](Random& random) { return sigma * normal(random); };
}
/// Dagum, as the deciles of poor areas have it.
Draw dagum(double sigma) {
  const auto quantile = [](double u) { return -std::log(std::pow(u, -1.0 / 0.9) - 1.0); };
  const double unit = sigma * 1.3489795 / (quantile(0.75) - quantile(0.25));
  const double middle = quantile(0.5);
  return [=](Random& random) {
    return unit * (quantile(std::clamp(uniform(random), 1e-9, 1.0 - 1e-9)) - middle);
  };
}
/// Two laws a third apart, in a proportion that is the cell's own: a street of houses by a tower.
Draw mixture(double sigma, double share) {
  const double inner = 0.9 * sigma;
  // The middle of the mixture, near enough to make the drawn median the cell's.
  const double middle = 0.3 * (1.0 - share);
  return [=](Random& random) {
    return inner * normal(random) + (uniform(random) < share ? 0.0 : 0.3) - middle;
  };
}

struct Household {
  std::size_t cell = 0;
  double income = 0.0;
  int people = 1;
};

/// The households of one zone, by cell.
struct Town {
  std::vector<Household> households;
  std::vector<std::size_t> size;  ///< households a cell
  double law_median = 0.0;        ///< of the laws, cells weighed by people
};

enum class Law { lognormal, dagum, mixture };

struct Setting {
  Law law = Law::lognormal;
  std::size_t cells = 10;
  double small_cells = 0.0;  ///< share of the cells with 1 to 10 households
};

Draw draw_of(Law law, double sigma, double share) {
  if (law == Law::dagum) return dagum(sigma);
  return law == Law::mixture ? mixture(sigma, share) : lognormal(sigma);
}

double weighted_median(std::vector<Household> households) {
  std::sort(households.begin(), households.end(),
            [](const Household& a, const Household& b) { return a.income < b.income; });
  int people = 0;
  for (const Household& h : households) people += h.people;
  int below = 0;
  for (const Household& h : households) {
    below += h.people;
    if (2 * below >= people) return h.income;
  }
  return 0.0;
}

Town draw_town(Random& random, const Setting& setting) {
  Town town;
  const double zone_median = 11'500.0 + 8'500.0 * uniform(random);
  std::vector<Household> reference;  // many more households of the same laws
  for (std::size_t c = 0; c < setting.cells; ++c) {
    const double sigma = std::clamp(0.42 + 0.08 * normal(random), 0.20, 0.80);
    const Draw draw = draw_of(setting.law, sigma, uniform(random));
    const double median = zone_median * std::exp(0.10 * normal(random));
    const bool is_small = uniform(random) < setting.small_cells;
    const auto count = static_cast<std::size_t>(
        is_small ? 1.0 + 10.0 * uniform(random) : 11.0 * std::pow(500.0 / 11.0, uniform(random)));
    town.size.push_back(count);
    int people = 0;
    for (std::size_t h = 0; h < count; ++h) {
      const int size =
          1 + static_cast<int>(2.4 * uniform(random) + 2.0 * uniform(random) * uniform(random));
      town.households.push_back({c, median * std::exp(draw(random)), size});
      people += size;
    }
    for (int h = 0; h < 300; ++h) reference.push_back({c, median * std::exp(draw(random)), people});
  }
  town.law_median = weighted_median(std::move(reference));
  return town;
}

/// What a group of cells publishes together.
struct Pool {
  double people = 0.0;
  double households = 0.0;
  double poor = 0.0;
  double income = 0.0;
};

/// Cells of fewer than eleven households are pooled until the pool has eleven; a last pool that
/// is too small takes in the cell before it.
std::vector<std::size_t> pool_of_cells(const Town& town) {
  std::vector<std::size_t> pool(town.size.size());
  std::iota(pool.begin(), pool.end(), std::size_t{0});
  std::size_t open = pool.size();
  std::size_t held = 0;
  for (std::size_t c = 0; c < pool.size(); ++c) {
    if (town.size[c] >= 11) continue;
    if (open == pool.size()) open = c;
    pool[c] = open;
    held += town.size[c];
    if (held >= 11) {
      open = pool.size();
      held = 0;
    }
  }
  if (open == pool.size()) return pool;
  for (std::size_t c = 0; c < pool.size(); ++c) {
    if (town.size[c] < 11 || pool[c] != c) continue;
    pool[c] = open;
    break;
  }
  return pool;
}

CellTable publish(const Town& town) {
  const auto pool_of = pool_of_cells(town);
  std::vector<Pool> pools(pool_of.size());
  std::vector<double> people(pool_of.size());
  std::vector<int> members(pool_of.size());
  for (const std::size_t p : pool_of) ++members[p];
  for (const Household& h : town.households) {
    Pool& pool = pools[pool_of[h.cell]];
    people[h.cell] += h.people;
    pool.people += h.people;
    pool.households += 1.0;
    pool.poor += h.income < kLine ? 1.0 : 0.0;
    pool.income += h.people * std::clamp(h.income, kBounds.low, kBounds.high);
  }
  std::vector<CellRecord> records(pool_of.size());
  for (std::size_t c = 0; c < records.size(); ++c) {
    const Pool& pool = pools[pool_of[c]];
    const double share = people[c] / pool.people;
    CellRecord& r = records[c];
    r.position = {0, static_cast<std::int32_t>(c)};
    r.people = Persons::from_value(people[c]);
    r.households = Households::from_value(pool.households * share);
    r.poor_households = Households::from_value(std::min(pool.poor, 0.80 * pool.households) * share);
    r.income_sum = Euros::from_value(std::round(pool.income * share * 10.0) / 10.0);
    r.imputation = members[pool_of[c]] > 1 ? Imputation::imputed : Imputation::observed;
  }
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  (void)table.assign(std::move(records));
  return table;
}

/// Shares of the intervals that hold the truth, and the mean of ln(estimate / truth).
struct Coverage {
  double of_residents = 0.0;
  double of_laws = 0.0;
  double bias = 0.0;
  double half_width = 0.0;  ///< of the interval, relative
};

Coverage simulate(const Setting& setting, int towns, IncomeModel model = IncomeModel::lognormal) {
  Random random(2024);
  Vintage vintage;
  vintage.national_disposable = Euros::from_value(kLine / 0.6);
  vintage.national_bounds = kBounds;
  Coverage total;
  const double one = 1.0 / towns;
  for (int t = 0; t < towns; ++t) {
    const Town town = draw_town(random, setting);
    const CellTable cells = publish(town);
    const auto departments = [](CellIndex) { return std::string_view(); };
    const FittedEstimate estimate(cells, departments, vintage, model);
    std::vector<CellIndex> all;
    for (std::size_t c = 0; c < cells.size(); ++c) all.emplace_back(c);
    const Interval found = UnionIncome(estimate, all, cells.people()).median();
    const double residents = weighted_median(town.households);
    total.of_residents += found.low <= residents && residents <= found.high ? one : 0.0;
    total.of_laws += found.low <= town.law_median && town.law_median <= found.high ? one : 0.0;
    total.bias += one * std::log(found.value / residents);
    total.half_width += one * 0.5 * std::log(found.high / found.low);
  }
  return total;
}

struct Case {
  const char* name;
  Setting setting;
};

class CoverageOf : public ::testing::TestWithParam<Case> {};

/// Measured with 2,000 towns a case, 90 % intervals hold the residents' median in 88 to 91 % of
/// the towns, and the median of the laws, which the residents only sample, in 63 to 70 %.
/// With 700 towns a share has a standard error of 1.2 %: the bounds leave room for three.
TEST_P(CoverageOf, TheMedianOfTheResidentsIsWhatTheIntervalPromises) {
  const Coverage c = simulate(GetParam().setting, 700);
  RecordProperty("residents", fmt::format("{:.3f}", c.of_residents));
  RecordProperty("laws", fmt::format("{:.3f}", c.of_laws));
  RecordProperty("half_width", fmt::format("{:.4f}", c.half_width));
  EXPECT_GT(c.of_residents, 0.85);
  EXPECT_LT(c.of_residents, 0.95);
  EXPECT_LT(c.of_laws, c.of_residents) << "residents are known better than the law behind them";
  EXPECT_NEAR(c.bias, 0.0, 0.01);
}

INSTANTIATE_TEST_SUITE_P(Laws, CoverageOf,
                         ::testing::Values(Case{"lognormal_cell", {Law::lognormal, 1, 0.0}},
                                           Case{"lognormal_zone", {Law::lognormal, 10, 0.0}},
                                           Case{"lognormal_imputed", {Law::lognormal, 30, 0.8}},
                                           Case{"dagum_cell", {Law::dagum, 1, 0.0}},
                                           Case{"dagum_zone", {Law::dagum, 10, 0.0}},
                                           Case{"dagum_imputed", {Law::dagum, 30, 0.8}},
                                           Case{"mixture_cell", {Law::mixture, 1, 0.0}},
                                           Case{"mixture_zone", {Law::mixture, 10, 0.0}},
                                           Case{"mixture_imputed", {Law::mixture, 30, 0.8}}),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace carreau
