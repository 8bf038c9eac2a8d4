// SPDX-License-Identifier: Apache-2.0
#include "delineation/zone_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace carreau {

std::string_view unit_code(const DelineationInput& input, UnitIndex unit) {
  if (unit.is_none()) {
    // Nothing is outside where the rule knows no units.
    return input.rule.urban_territory == UrbanTerritory::everywhere ? "Z" : "HU";
  }
  return input.territory.unit(unit).code;
}

std::string_view main_label(const DelineationInput& input, const Zone& zone) {
  const Commune& main = input.territory.commune(zone.communes.front());
  return main.name.empty() ? main.code : main.name;
}

bool comes_before(const DelineationInput& input, const Zone& a, const Zone& b) {
  const auto order = unit_code(input, a.unit) <=> unit_code(input, b.unit);
  if (order != 0) return order < 0;
  if (a.figures.people != b.figures.people) return a.figures.people > b.figures.people;
  return a.cells.front() < b.cells.front();
}

void name_zones(const DelineationInput& input, std::span<Zone> zones) {
  std::string_view unit;
  int in_unit = 0;
  std::map<CommuneIndex, int> in_commune;
  for (Zone& zone : zones) {
    const bool is_perimeter = zone.near_miss == NearMiss::none;
    const std::string_view code = unit_code(input, zone.unit);
    in_unit = code == unit ? in_unit + 1 : 1;
    unit = code;
    zone.id = fmt::format("{}-{}{:02}", code, is_perimeter ? "" : "P", in_unit);
    if (zone.communes.empty()) {
      zone.name = zone.id;
      continue;
    }
    const std::string_view label = main_label(input, zone);
    if (zone.extent == Extent::commune) {
      zone.name = fmt::format("{} (commune entière)", label);
    } else {
      // A near miss must not bear the name of a perimeter: both stand on one map.
      zone.name = fmt::format("{}{} {}", label, is_perimeter ? "" : ", poche",
                              ++in_commune[zone.communes.front()]);
    }
  }
}

void order_zones(const DelineationInput& input, std::vector<Zone>& zones) {
  std::sort(zones.begin(), zones.end(),
            [&](const Zone& a, const Zone& b) { return comes_before(input, a, b); });
  name_zones(input, zones);
}

}  // namespace carreau
