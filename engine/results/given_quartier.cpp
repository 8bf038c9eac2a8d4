// SPDX-License-Identifier: Apache-2.0
#include "results/given_quartier.hpp"

#include "results/delineation_records.hpp"
#include "zoning/perimeter_check.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace carreau::results {

namespace {

/// The check as a zone, whose columns are those of a proposed one.
Zone zone_of(const PerimeterCheck& check, const Zoning& zoning, const CellShares& shares,
             std::size_t place) {
  Zone zone;
  zone.id = zoning.codes[place];
  zone.name = zoning.names[place];
  zone.unit = check.unit;
  zone.basis = check.basis;
  zone.figures = check.figures;
  zone.verdict = check.verdict;
  for (const CellShare& part : shares.of_zone(place)) zone.cells.push_back(part.cell);
  return zone;
}

std::vector<SharedZone> proposed_for(const DelineationOutput& o, std::span<const CellShare> parts) {
  const Delineation& drawn = o.result.delineation;
  const std::vector<ZoneIndex> near_misses = near_miss_of_cells(o);
  std::map<std::pair<bool, ZoneIndex>, double> held;
  double all = 0.0;
  for (const CellShare& part : parts) {
    const std::size_t i = part.cell.position();
    const double people = part.share * o.input.cells.people()[i].value();
    all += people;
    if (!drawn.zone_of[i].is_none()) held[{true, drawn.zone_of[i]}] += people;
    else if (!near_misses[i].is_none()) held[{false, near_misses[i]}] += people;
  }
  std::vector<SharedZone> shared;
  for (const auto& [key, people] : held) {
    if (people <= 0.0) continue;
    const auto& zones = key.first ? drawn.perimeters : drawn.near_misses;
    const Zone& zone = zones[key.second.position()];
    shared.push_back({zone.id, zone.name, key.first, people / all});
  }
  std::ranges::sort(shared, {}, [](const SharedZone& one) {
    return std::tuple(-one.share, std::string_view(one.id));
  });
  return shared;
}

}  // namespace

double GivenQuartier::share_in_perimeters() const {
  double share = 0.0;
  for (const SharedZone& one : proposed) share += one.is_perimeter ? one.share : 0.0;
  return share;
}

std::vector<CellIndex> main_cells(const CellShares& shares, std::size_t zone) {
  std::vector<CellIndex> cells;
  for (const CellShare& part : shares.of_zone(zone)) {
    if (part.share >= 0.5) cells.push_back(part.cell);
  }
  return cells;
}

GivenQuartier given_quartier(const DelineationOutput& output, const Zoning& zoning,
                             const CellShares& shares, std::size_t zone) {
  const RunResult& result = output.result;
  auto checks = check_perimeters(
      delineation_input(output.input, output.scenario, *result.income, result.thresholds), shares);
  Findings counted;  // the quartier itself says whether it is withheld
  withhold_secret(output.input, checks, counted);
  const PerimeterCheck& check = checks[zone];
  GivenQuartier quartier;
  quartier.zoning = zoning.title;
  quartier.is_withheld = check.is_withheld;
  if (check.has_data()) {
    const Zone as_zone = zone_of(check, zoning, shares, zone);
    quartier.zone.record = zone_record(output, cell_probabilities(output).member, as_zone);
    quartier.share_cut = check.share_straddling();
  } else {
    quartier.zone.record.zone_id = zoning.codes[zone];
    quartier.zone.record.name = zoning.names[zone];
  }
  quartier.zone.verdict = check.verdict;
  quartier.proposed = proposed_for(output, shares.of_zone(zone));
  return quartier;
}

}  // namespace carreau::results
