// SPDX-License-Identifier: Apache-2.0
#include "income/vintage.hpp"

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

SpreadPrior Vintage::spread_prior(std::string_view department) const {
  const auto found = department_spread.find(department);
  return {found == department_spread.end() ? spread.mean : found->second, spread.deviation};
}

}  // namespace carreau
