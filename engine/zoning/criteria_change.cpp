// SPDX-License-Identifier: Apache-2.0
#include "zoning/criteria_change.hpp"

#include <algorithm>
#include <set>

namespace carreau {

namespace {

using Zones = std::vector<const PerimeterCheck*>;

Zones chosen(std::span<const PerimeterCheck> checks, std::span<const ZoneIndex> zones) {
  Zones list;
  for (const ZoneIndex zone : zones) list.push_back(&checks[zone.position()]);
  return list;
}

/// The criteria that one of the zones fails.
std::set<std::string> failed_by_any(const Zones& zones) {
  std::set<std::string> names;
  for (const PerimeterCheck* zone : zones) {
    for (std::string& name : zone->failed()) names.insert(std::move(name));
  }
  return names;
}

CriteriaChange change_between(const Zones& before, const Zones& after) {
  CriteriaChange change;
  const auto has_no_data = [](const PerimeterCheck* zone) { return !zone->has_data; };
  if (before.empty() || after.empty() || std::any_of(before.begin(), before.end(), has_no_data) ||
      std::any_of(after.begin(), after.end(), has_no_data)) {
    return change;
  }
  const std::set<std::string> then = failed_by_any(before);
  const std::set<std::string> now = failed_by_any(after);
  for (const char* const name : {"territory", "population", "density", "income"}) {
    if (!then.contains(name) && now.contains(name)) change.lost.emplace_back(name);
    if (then.contains(name) && !now.contains(name)) change.gained.emplace_back(name);
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
