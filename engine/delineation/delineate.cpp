// SPDX-License-Identifier: Apache-2.0
#include "delineation/delineate.hpp"

#include "delineation/near_miss.hpp"
#include "geometry/dissolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

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

/// The reason that a failed zone gives to its cells; empty when the zone passes.
std::optional<Reason> failure_of(const DelineationInput& input, const Zone& zone) {
  if (!is_populous(input.rule, zone.figures.people)) return Reason::zone_too_few_people;
  if (!is_dense(input.rule, zone.figures.people, zone.figures.area_m2)) {
    return Reason::zone_too_sparse;
  }
  if (!zone.figures.meets_income()) return Reason::zone_above_threshold;
  return std::nullopt;
}

/// Cells that entered as a gap keep the reason of their own test.
void set_reason(Delineation& d, const Zone& zone, Reason reason) {
  for (const CellIndex cell : zone.cells) {
    const bool is_filled = std::binary_search(zone.filled.begin(), zone.filled.end(), cell);
    if (!is_filled) d.tests[cell.position()].reason = reason;
  }
}

void mark(std::vector<std::uint8_t>& marks, const Zone& zone) {
  for (const CellIndex cell : zone.cells) marks[cell.position()] = 1;
}

/// Sorts each cluster of candidates into perimeters, near misses, or neither.
void test_clusters(const DelineationInput& input, std::span<const std::uint32_t> keys,
                   std::vector<std::uint8_t>& taken, Delineation& d) {
  std::vector<std::uint8_t> candidates(d.tests.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) candidates[i] = d.tests[i].is_candidate;
  const LabellingOptions labelling{input.options.contiguity, input.options.bridge_empty};
  for (const Cluster& cluster :
       label_clusters(input.cells.positions(), input.lattice, candidates, keys, labelling)) {
    Zone zone = make_zone(input, d.tests, keys, cluster);
    const auto failure = failure_of(input, zone);
    const bool is_urban = zone.basis != TerritoryBasis::none;
    if (is_urban && !failure) {
      mark(taken, zone);
      d.perimeters.push_back(std::move(zone));
      continue;
    }
    if (is_urban) set_reason(d, zone, *failure);
    zone.near_miss = near_miss_of(input, zone);
    if (zone.near_miss == NearMiss::none) continue;
    mark(taken, zone);
    d.near_misses.push_back(std::move(zone));
  }
}

void assign_cells_to_perimeters(const DelineationOptions& options, Delineation& d) {
  for (std::size_t z = 0; z < d.perimeters.size(); ++z) {
    for (const CellIndex cell : d.perimeters[z].cells) {
      CellTest& test = d.tests[cell.position()];
      const bool is_below = test.tested_share > options.cell_share.fraction();
      test.reason = is_below ? Reason::below_threshold : Reason::in_compact_zone;
      d.zone_of[cell.position()] = ZoneIndex(z);
    }
    for (const CellIndex cell : d.perimeters[z].filled) {
      d.tests[cell.position()].reason = Reason::filled_gap;
    }
  }
}

}  // namespace

Delineation delineate(const DelineationInput& input) {
  Delineation d;
  d.tests = test_cells(input);
  d.zone_of.resize(d.tests.size());
  const std::vector<std::uint32_t> keys = zone_keys(input, d.tests);

  std::vector<std::uint8_t> taken(d.tests.size());
  test_clusters(input, keys, taken, d);
  for (Zone& zone : income_near_misses(input, d.tests, keys, taken)) {
    d.near_misses.push_back(std::move(zone));
  }
  for (Zone& zone : commune_near_misses(input, d.tests, keys, taken)) {
    d.near_misses.push_back(std::move(zone));
  }

  sort_zones(input, d.perimeters);
  sort_zones(input, d.near_misses);
  name_zones(input, d.perimeters);
  name_zones(input, d.near_misses);
  assign_cells_to_perimeters(input.options, d);
  return d;
}

PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones) {
  PolygonSet set(Crs::epsg(cells.grid().epsg));
  for (const Zone& zone : zones) dissolve(zone.footprint, cells.grid().cell_size, set);
  return set;
}

}  // namespace carreau
