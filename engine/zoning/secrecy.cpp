// SPDX-License-Identifier: Apache-2.0
#include "zoning/secrecy.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace carreau {

namespace {

constexpr double kPeopleOfHousehold = 3.0;

std::vector<bool> cells_of_too_few(const CellTable& cells, FewestHouseholds fewest) {
  std::vector<bool> secret(cells.size());
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double people = cells.people()[i].value();
    secret[i] = people > 0.0 && fewest.withholds(counted_households(
                                    cells.headcount(), cells.households()[i].value(), people));
  }
  return secret;
}

/// Withholds further cells of a set whose figures are published as a whole.
void withhold_in(const CellTable& cells, FewestHouseholds fewest, std::span<const CellIndex> set,
                 std::vector<bool>& secret) {
  std::vector<CellIndex> inhabited;
  std::vector<double> households;
  std::vector<bool> is_withheld;
  for (const CellIndex cell : set) {
    const std::size_t i = cell.position();
    if (cells.people()[i].is_zero()) continue;
    inhabited.push_back(cell);
    households.push_back(counted_households(cells.headcount(), cells.households()[i].value(),
                                            cells.people()[i].value()));
    is_withheld.push_back(secret[i]);
  }
  withhold_parts(households, 0.0, fewest, is_withheld);
  for (std::size_t k = 0; k < inhabited.size(); ++k) {
    if (is_withheld[k]) secret[inhabited[k].position()] = true;
  }
}

}  // namespace

double counted_households(Headcount headcount, double households, double people) {
  return headcount == Headcount::present ? households : people / kPeopleOfHousehold;
}

bool concerns_too_few(Headcount headcount, const AreaFigures& figures, FewestHouseholds fewest) {
  return fewest.withholds(
      counted_households(headcount, figures.households.value(), figures.people.value()));
}

void withhold_parts(const std::vector<double>& households, double shield, FewestHouseholds fewest,
                    std::vector<bool>& is_withheld) {
  double missing = shield;
  bool is_any = false;
  std::vector<std::size_t> shown;
  for (std::size_t k = 0; k < households.size(); ++k) {
    if (fewest.withholds(households[k])) is_withheld[k] = true;
    if (!is_withheld[k]) {
      shown.push_back(k);
      continue;
    }
    is_any = true;
    missing += households[k];
  }
  if (!is_any) return;
  std::ranges::stable_sort(shown, {}, [&](std::size_t k) { return households[k]; });
  for (const std::size_t k : shown) {
    if (!fewest.withholds(missing)) return;
    is_withheld[k] = true;
    missing += households[k];
  }
}

WithheldIncomes::WithheldIncomes(const CellTable& cells, FewestHouseholds fewest,
                                 const Delineation& zones, const Smoothing& tested,
                                 const Smoothing& member)
    : own_(cells_of_too_few(cells, fewest)) {
  for (const Zone& zone : zones.perimeters) withhold_in(cells, fewest, zone.cells, own_);
  for (const Zone& zone : zones.near_misses) {
    withhold_in(cells, fewest, zone.cells, own_);
    // A near miss of a whole commune contains perimeters, whose figures can be taken from its own.
    std::vector<CellIndex> rest;
    for (const CellIndex cell : zone.cells) {
      if (zones.zone_of[cell.position()].is_none()) rest.push_back(cell);
    }
    if (rest.size() < zone.cells.size()) withhold_in(cells, fewest, rest, own_);
  }
  tested_ = tested.drawing_on(own_);
  member_ = member.drawing_on(own_);
}

std::size_t withhold_secret(std::vector<PerimeterCheck>& checks, Headcount headcount,
                            FewestHouseholds fewest) {
  std::size_t withheld = 0;
  for (PerimeterCheck& check : checks) {
    const double households =
        counted_households(headcount, check.parts.households, check.parts.people);
    if (!check.has_data() || !fewest.withholds(households)) continue;
    // What is known of the place stays: its limits, its unit, and the threshold that applies there.
    PerimeterCheck kept;
    kept.is_withheld = true;
    kept.limits = check.limits;
    kept.unit = check.unit;
    kept.figures.threshold_declared = check.figures.threshold_declared;
    kept.figures.threshold_disposable = check.figures.threshold_disposable;
    check = std::move(kept);
    ++withheld;
  }
  return withheld;
}

MovedValue publishable_median(const PerimeterCheck& check, Headcount headcount,
                              FewestHouseholds fewest) {
  MovedValue v;
  if (check.is_withheld) v.state = MovedState::withheld;
  if (!check.has_data()) return v;
  v.share_imputed = check.share_imputed();
  if (fewest.withholds(counted_households(headcount, check.parts.households, check.parts.people))) {
    v.state = MovedState::withheld;
    return v;
  }
  v.state = MovedState::complete;
  const Interval& median = check.figures.median_disposable;
  v.value = median.value;
  v.low = median.low;
  v.high = median.high;
  return v;
}

}  // namespace carreau
