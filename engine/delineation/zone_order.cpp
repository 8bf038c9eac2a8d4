// SPDX-License-Identifier: Apache-2.0
#include "delineation/zone_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>

namespace carreau {

namespace {

std::string unit_code(const DelineationInput& input, const Zone& zone) {
  return zone.unit.is_none() ? "HU" : input.territory.unit(zone.unit).code;
}

void sort_zones(const DelineationInput& input, std::vector<Zone>& zones) {
  std::sort(zones.begin(), zones.end(), [&](const Zone& a, const Zone& b) {
    const std::string code_a = unit_code(input, a);
    const std::string code_b = unit_code(input, b);
    if (code_a != code_b) return code_a < code_b;
    if (a.figures.people != b.figures.people) return a.figures.people > b.figures.people;
    return a.cells.front() < b.cells.front();
  });
}

/// Ids count within the unit, names within the main commune.
void name_zones(const DelineationInput& input, std::vector<Zone>& zones) {
  std::map<std::string, int> in_unit;
  std::map<CommuneIndex, int> in_commune;
  for (Zone& zone : zones) {
    const bool is_perimeter = zone.near_miss == NearMiss::none;
    const std::string code = unit_code(input, zone);
    zone.id = fmt::format("{}-{}{:02}", code, is_perimeter ? "" : "P", ++in_unit[code]);
    if (zone.communes.empty()) {
      zone.name = zone.id;
      continue;
    }
    const Commune& main = input.territory.commune(zone.communes.front());
    const std::string& label = main.name.empty() ? main.code : main.name;
    if (zone.extent == Extent::commune) {
      zone.name = fmt::format("{} (commune entière)", label);
    } else {
      // A near miss must not bear the name of a perimeter: both stand on one map.
      zone.name = fmt::format("{}{} {}", label, is_perimeter ? "" : ", poche",
                              ++in_commune[zone.communes.front()]);
    }
  }
}

}  // namespace

void order_zones(const DelineationInput& input, std::vector<Zone>& zones) {
  sort_zones(input, zones);
  name_zones(input, zones);
}

}  // namespace carreau
