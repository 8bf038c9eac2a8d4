// SPDX-License-Identifier: Apache-2.0
#include "income/vintage.hpp"

#include <algorithm>

namespace carreau {

WinsorBounds Vintage::bounds(std::string_view department) const {
  const auto found = department_bounds.find(department);
  return found == department_bounds.end() ? national_bounds : found->second;
}

double Vintage::poor_people(std::string_view department) const {
  const auto found = department_poor_people_ratio.find(department);
  return found == department_poor_people_ratio.end() ? poor_people_ratio : found->second;
}

void Vintage::use_bridge_of(std::string_view department) {
  const auto found = department_bridge.find(department);
  if (found == department_bridge.end()) return;
  bridge = perimeter_bridge = found->second.bridge;
  source_bridge = source_perimeter_bridge = found->second.source;
}

void Vintage::use_exact_counts(IncomeConcept income) {
  // Declared incomes are compared with S directly, so the bridge and its uncertainty play no part.
  if (income == IncomeConcept::declared) {
    bridge.residual = 0.0;
    unit_bridge.reset();
  }
  // Exact counts need no bridge that makes up for anything: S comes to them and to perimeters
  // alike.
  perimeter_bridge = bridge;
}

SpreadPrior Vintage::spread_prior(std::string_view department) const {
  const auto found = department_spread.find(department);
  return {found == department_spread.end() ? spread.mean : found->second, spread.deviation};
}

double Vintage::spread_factor(double mean) const {
  if (spread_levels.empty()) return 1.0;
  // Beyond the levels that were measured σ₀ stays that of the nearest.
  const auto above =
      std::lower_bound(spread_levels.begin(), spread_levels.end(), mean,
                       [](const SpreadLevel& level, double at) { return level.mean < at; });
  if (above == spread_levels.begin()) return spread_levels.front().factor;
  if (above == spread_levels.end()) return spread_levels.back().factor;
  const SpreadLevel& low = *(above - 1);
  return low.factor + (above->factor - low.factor) * (mean - low.mean) / (above->mean - low.mean);
}

}  // namespace carreau
