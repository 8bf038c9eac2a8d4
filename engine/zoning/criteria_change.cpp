// SPDX-License-Identifier: Apache-2.0
#include "zoning/criteria_change.hpp"

#include <algorithm>
#include <vector>

namespace carreau {

namespace {

using Zones = std::vector<const PerimeterCheck*>;

Zones chosen(std::span<const PerimeterCheck> checks, std::span<const ZoneIndex> zones) {
  Zones list;
  for (const ZoneIndex zone : zones) list.push_back(&checks[zone.position()]);
  return list;
}

bool is_failed_by_any(const Zones& zones, Criterion criterion) {
  return std::any_of(zones.begin(), zones.end(),
                     [&](const PerimeterCheck* zone) { return zone->verdict.fails(criterion); });
}

CriteriaChange change_between(const Zones& before, const Zones& after) {
  CriteriaChange change;
  const auto has_no_data = [](const PerimeterCheck* zone) { return !zone->has_data(); };
  if (before.empty() || after.empty() || std::any_of(before.begin(), before.end(), has_no_data) ||
      std::any_of(after.begin(), after.end(), has_no_data)) {
    return change;
  }
  for (const Criterion criterion : kCriteria) {
    const bool then = is_failed_by_any(before, criterion);
    const bool now = is_failed_by_any(after, criterion);
    if (!then && now) change.lost.push_back(criterion);
    if (then && !now) change.gained.push_back(criterion);
  }
  return change;
}

}  // namespace

CriteriaChange criteria_change_before(const ZoningComparison& comparison, std::size_t zone,
                                      std::span<const PerimeterCheck> before,
                                      std::span<const PerimeterCheck> after) {
  return change_between({&before[zone]}, chosen(after, comparison.before[zone].links));
}

CriteriaChange criteria_change_after(const ZoningComparison& comparison, std::size_t zone,
                                     std::span<const PerimeterCheck> before,
                                     std::span<const PerimeterCheck> after) {
  return change_between(chosen(before, comparison.after[zone].links), {&after[zone]});
}

}  // namespace carreau
