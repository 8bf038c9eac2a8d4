// SPDX-License-Identifier: Apache-2.0
/// A small simulation of what the intervals promise: households are drawn from known laws, cells
/// publish what INSEE would, and the interval of a zone's median is held against two truths: the
/// median of the laws, and the median of the residents who were drawn.
#include "income/lognormal_estimate.hpp"
#include "income/union_income.hpp"
#include "support/fake_income.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace carreau {
namespace {

constexpr WinsorBounds kBounds{9'519.0, 42'805.0};
constexpr double kLine = 13'158.0;

using Random = std::mt19937_64;

struct SimulatedCell {
  Lognormal law;
  std::vector<double> incomes;  ///< one a household
  LognormalFit fit;
};

/// Draws 30 to 300 households from a law near those of poor neighbourhoods and fits what the cell
/// would publish of them.
SimulatedCell draw_cell(Random& random, double zone_median) {
  std::normal_distribution<double> normal;
  SimulatedCell cell;
  cell.law.sigma = std::clamp(0.42 + 0.10 * normal(random), 0.15, 0.9);
  cell.law.mu = std::log(zone_median) + 0.12 * normal(random);
  const int households = std::uniform_int_distribution<int>(30, 300)(random);
  double sum = 0.0;
  double poor = 0.0;
  for (int h = 0; h < households; ++h) {
    cell.incomes.push_back(std::exp(cell.law.mu + cell.law.sigma * normal(random)));
    sum += std::clamp(cell.incomes.back(), kBounds.low, kBounds.high);
    poor += cell.incomes.back() < kLine ? 1.0 : 0.0;
  }
  const CellEvidence evidence{sum / households, std::min(poor / households, 0.80),
                              static_cast<double>(households), ErrorKind::independent};
  cell.fit = fit_lognormal(evidence, kBounds, kLine, SpreadPrior{});
  return cell;
}

double middle_of(std::vector<double> values) {
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Shares of the zones whose interval holds the median of the laws, or of the residents.
struct Coverage {
  double of_laws = 0.0;
  double of_residents = 0.0;
  double bias = 0.0;  ///< mean of ln(estimate / median of the laws)
};

Coverage simulate(int cells_in_zone, int zones) {
  Random random(2024);
  Coverage total;
  const double one = 1.0 / zones;
  for (int z = 0; z < zones; ++z) {
    const double zone_median = std::uniform_real_distribution<double>(12'000.0, 19'000.0)(random);
    std::vector<testing::FakeIncome::Cell> truth;
    std::vector<testing::FakeIncome::Cell> fitted;
    std::vector<CellPart> parts;
    std::vector<double> incomes;
    for (int c = 0; c < cells_in_zone; ++c) {
      const SimulatedCell cell = draw_cell(random, zone_median);
      truth.push_back({cell.law});
      fitted.push_back({cell.fit.law, 0.0, ErrorKind::independent, cell.fit});
      parts.push_back(
          {CellIndex(static_cast<std::size_t>(c)), 2.2 * static_cast<double>(cell.incomes.size())});
      incomes.insert(incomes.end(), cell.incomes.begin(), cell.incomes.end());
    }
    const testing::FakeIncome laws(truth);
    const double of_laws = UnionIncome(laws, parts).median().value;
    const double of_residents = middle_of(std::move(incomes));
    const testing::FakeIncome estimate(fitted);
    const Interval found = UnionIncome(estimate, parts).median();
    total.of_laws += found.low <= of_laws && of_laws <= found.high ? one : 0.0;
    total.of_residents += found.low <= of_residents && of_residents <= found.high ? one : 0.0;
    total.bias += std::log(found.value / of_laws) * one;
  }
  return total;
}

/// Measured over 20,000 cells and 4,000 zones of ten, intervals of 90 %:
///   median of the laws       82 % of single cells, 84 % of zones
///   median of the residents  94 % of single cells, 96 % of zones
/// The published figures count the residents, who are no sample, so the promise lies between. The
/// bounds leave room for another seed, not for an interval of half or of double the width.
TEST(Coverage, OfSingleCells) {
  const Coverage c = simulate(1, 2'000);
  EXPECT_GT(c.of_laws, 0.75);
  EXPECT_LT(c.of_laws, 0.92);
  EXPECT_GT(c.of_residents, 0.88);
  EXPECT_LT(c.of_residents, 0.99);
  EXPECT_NEAR(c.bias, 0.0, 0.01);
}

TEST(Coverage, OfZonesOfTenCells) {
  const Coverage c = simulate(10, 400);
  EXPECT_GT(c.of_laws, 0.75);
  EXPECT_LT(c.of_laws, 0.92);
  EXPECT_GT(c.of_residents, 0.88);
  EXPECT_LT(c.of_residents, 0.99);
  EXPECT_NEAR(c.bias, 0.0, 0.01);
}

}  // namespace
}  // namespace carreau
