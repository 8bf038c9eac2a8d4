// SPDX-License-Identifier: Apache-2.0
#include "sample/census.hpp"

#include <algorithm>
#include <cmath>

namespace carreau {

namespace {

using namespace variable;

constexpr double kLowestIncome = 1'000.0;
constexpr double kLogWidth = 5.3 / 2048.0;  // chosen so that the brackets end at 200,000 €

/// The variation of density within a setting: log-standard deviation from cell to cell.
double unevenness(Setting setting) {
  switch (setting) {
    case Setting::scatter: return 1.5;
    case Setting::village: return 1.05;
    case Setting::suburb: return 0.75;
    case Setting::town: return 0.55;
    case Setting::estate: return 0.22;
    case Setting::old_quarter: return 0.3;
  }
  return 1.0;
}

/// The share of cells without people (parks, factories, fields), whatever the surrounding density.
double share_uninhabited(Setting setting) {
  switch (setting) {
    case Setting::scatter:
    case Setting::village: return 0.0;
    case Setting::suburb: return 0.12;
    case Setting::town: return 0.07;
    case Setting::estate:
    case Setting::old_quarter: return 0.0;
  }
  return 0.0;
}

int draw_household_count(const SampleLandscape& landscape, std::size_t place, double factor,
                         SampleRandom& random) {
  const Setting setting = landscape.setting(place);
  const double empty = share_uninhabited(setting);
  if (random.chance(empty)) return 0;
  const double expected =
      // The share of empty cells is made up for by the others.
      factor * landscape.expected(place) / mean_household(setting) / (1.0 - empty);
  const double spread = unevenness(setting);
  // The factor keeps the mean of the lognormal variation at 1.
  return random.poisson(expected * std::exp(-0.5 * spread * spread) * random.lognormal(spread));
}

SampleRandom random_of(const SampleLandscape& landscape, std::size_t place) {
  // Keyed by the place, so that a cell does not depend on others.
  return SampleRandom(sample_key({landscape.seed(), 6, landscape.plan().index, place}));
}

/// The factor by which densities are multiplied so that the number of people drawn is the planned
/// one. Chance alone would miss it by several percent, because few cells hold many people. The draw
/// afterwards uses the same random numbers, so the correction is exact.
double fitting_factor(const SampleLandscape& landscape) {
  double factor = 1.0;
  // Two rounds: counts of households are nearly proportional to the factor.
  for (int round = 0; round < 2; ++round) {
    double people = 0.0;
    for (std::size_t place = 0; place < landscape.size(); ++place) {
      SampleRandom random = random_of(landscape, place);
      people += draw_household_count(landscape, place, factor, random) *
                mean_household(landscape.setting(place));
    }
    if (people > 0.0) factor *= landscape.plan().people / people;
  }
  return factor;
}

void count_steps(const SampleHousehold& household, StepCounts& steps) {
  const double above = (household.declared - StepCounts::kLowest) / StepCounts::kStep;
  // Income must be strictly below the threshold, so the first step counted is strictly above the
  // income.
  const double first = std::max(0.0, std::floor(above) + 1.0);
  // Cumulative at once: a threshold then takes one look-up.
  for (auto i = static_cast<std::size_t>(std::min(first, 1e6)); i < StepCounts::kCount; ++i) {
    steps.below[i] = static_cast<std::uint16_t>(steps.below[i] + household.half_people);
  }
}

void count_household(const SampleHousehold& household, IncomeLedger& ledger) {
  ++ledger.households;
  ledger.half_people += household.half_people;
  ledger.consumption_units += household.units;
  ledger.declared.add(household.declared, household.half_people);
}

}  // namespace

void IncomeHistogram::add(double income, std::int64_t weight) {
  // Brackets of equal ratio: the relative error is the same for all incomes.
  const double place = std::log(std::max(income, kLowestIncome) / kLowestIncome) / kLogWidth;
  count_[std::min(static_cast<std::size_t>(place), kBrackets - 1)] += weight;
  total_ += weight;
}

void IncomeHistogram::add(const IncomeHistogram& other) {
  for (std::size_t i = 0; i < kBrackets; ++i) count_[i] += other.count_[i];
  total_ += other.total_;
}

double IncomeHistogram::quantile(double order) const {
  const double target = order * static_cast<double>(total_);
  double below = 0.0;
  for (std::size_t i = 0; i < kBrackets; ++i) {
    // Linear on the logarithmic scale within the bracket.
    const auto here = static_cast<double>(count_[i]);
    if (here > 0.0 && below + here >= target) {
      const double part = static_cast<double>(i) + (target - below) / here;
      return kLowestIncome * std::exp(part * kLogWidth);
    }
    below += here;
  }
  return kLowestIncome * std::exp(static_cast<double>(kBrackets) * kLogWidth);
}

int StepCounts::half_people_below(std::int64_t threshold) const {
  const std::int64_t step = (threshold - kLowest) / kStep;
  return below[static_cast<std::size_t>(
      std::clamp<std::int64_t>(step, 0, static_cast<std::int64_t>(kCount) - 1))];
}

SampleCensus take_census(const SampleLandscape& landscape, const Vintage& vintage) {
  const RegionPlan& plan = landscape.plan();
  const auto side = static_cast<std::size_t>(plan.side);
  SampleCensus census;
  census.commune_people.assign(landscape.communes().size(), 0.0);
  census.units.resize(landscape.units().size());

  const double factor = fitting_factor(landscape);
  for (std::size_t place = 0; place < landscape.size(); ++place) {
    SampleRandom random = random_of(landscape, place);
    const int households = draw_household_count(landscape, place, factor, random);
    if (households == 0) continue;
    TrueCell cell;
    cell.place = place;
    cell.commune = landscape.commune_at(static_cast<double>(place % side) + 0.5,
                                        static_cast<double>(place / side) + 0.5);
    const SampleSite& commune = landscape.communes()[cell.commune];
    const Neighbourhood neighbourhood = {landscape.setting(place),
                                         landscape.log_income(place) + 0.05 * random.normal(),
                                         vintage.bounds(plan.department(commune.slot))};
    // Only cells in units are tested by the rule.
    if (commune.unit) {
      cell.steps = census.steps.size();
      census.steps.emplace_back();
    }
    for (int i = 0; i < households; ++i) {
      const SampleHousehold household = draw_household(neighbourhood, vintage, random, cell.sums);
      census.declared.add(household.declared, household.half_people);
      // Rural incomes count for the country only.
      if (!commune.unit) continue;
      count_household(household, census.units[*commune.unit]);
      count_steps(household, census.steps.back());
    }
    census.commune_people[cell.commune] += cell.sums[ind];
    census.cells.push_back(cell);
  }
  return census;
}

}  // namespace carreau
