// SPDX-License-Identifier: Apache-2.0
#include "lab/answers.hpp"
#include "lab/generation.hpp"
#include "lab/request_error.hpp"
#include "zoning/comparison.hpp"

#include <fmt/format.h>

#include <cmath>

namespace carreau::lab {

namespace {

Box zone_bounds(const Lab& lab, const CellShares& shares, std::size_t zone) {
  return lab.places().bounds(shares.zones().bounds(zone));
}

Json side_json(const Generation& generation, const std::vector<ComparedZone>& zones) {
  Persons people;
  for (const ComparedZone& zone : zones) people += zone.own.people;
  return {{"ref", generation.reference}, {"zones", zones.size()}, {"people", people.value()}};
}

void add_zones(const Lab& lab, const Generation& own, const Generation& other,
               const std::vector<ComparedZone>& zones, std::string_view side, Json& list) {
  const bool is_before = side == "before";
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const ComparedZone& zone = zones[z];
    Json links = Json::array();
    for (const ZoneIndex link : zone.links) links.push_back(other.codes[link.position()]);
    const double only_own = zone.only_own().people.value();
    const double only_linked = zone.only_linked().people.value();
    list.push_back({{"code", own.codes[z]},
                    {"name", own.names[z]},
                    {"side", side},
                    {"change", to_text(zone.change)},
                    {"people", zone.own.people.value()},
                    {"kept", zone.kept.people.value()},
                    {"lost", is_before ? only_own : only_linked},
                    {"gained", is_before ? only_linked : only_own},
                    {"links", links},
                    {"bounds", to_json(zone_bounds(lab, own.shares(), z))}});
  }
}

/// Of everybody: in both, entered, left.
Json people_json(const ZoningComparison& comparison) {
  Persons both_sides;
  Persons entered;
  Persons left;
  for (const Transfer& transfer : comparison.transfers.entries()) {
    const bool was_in = !transfer.before.is_none();
    const bool is_in = !transfer.after.is_none();
    if (was_in && is_in) both_sides += transfer.count.people;
    if (was_in && !is_in) left += transfer.count.people;
    if (!was_in && is_in) entered += transfer.count.people;
  }
  return {{"before", (both_sides + left).value()},
          {"after", (both_sides + entered).value()},
          {"both", both_sides.value()},
          {"entered", entered.value()},
          {"left", left.value()}};
}

Json counts_json(const ZoningComparison& comparison) {
  Json counts;
  for (std::size_t k = 0; k < kZoneChanges; ++k) {
    const auto change = static_cast<ZoneChange>(k);
    counts[std::string(to_text(change))] = comparison.count(change);
  }
  return counts;
}

Json check_json(const PerimeterCheck& check, const Territory& territory) {
  Json json = {{"verdict", to_text(check.verdict())},
               {"failed", check.failed()},
               {"people", std::round(check.people * 10.0) / 10.0}};
  if (!check.has_data) return json;
  json["median"] = to_json(check.median);
  json["median_declared"] = to_json(check.median_declared);
  json["threshold_declared"] = check.threshold_declared.value();
  json["threshold_disposable"] = std::round(check.threshold_disposable);
  json["share_below"] = std::round(check.share_low_income * 1e4) / 1e4;
  json["p_criterion"] = std::round(check.p_criterion * 1e4) / 1e4;
  json["imputed_share"] = std::round(check.imputed_people / check.people * 1e4) / 1e4;
  json["density"] = std::round(check.density());
  json["unit"] = check.unit.is_none() ? std::string() : territory.unit(check.unit).code;
  json["unit_name"] = check.unit.is_none() ? std::string() : territory.unit(check.unit).name;
  return json;
}

}  // namespace

Json zoning_answer(const Lab& lab, const LabRun& run, std::string_view key) {
  const LabZoning& known = lab.zoning(key);
  const RunInput input = lab.input();
  const auto checks = check_perimeters(
      delineation_input(input, run.scenario, *run.result.income, run.result.thresholds),
      known.shares);
  Json zones = Json::array();
  for (std::size_t z = 0; z < checks.size(); ++z) {
    Json zone = {{"code", known.zoning.codes[z]}, {"name", known.zoning.names[z]}};
    zone.update(check_json(checks[z], input.territory));
    zone["bounds"] = to_json(zone_bounds(lab, known.shares, z));
    zones.push_back(std::move(zone));
  }
  return {{"key", known.zoning.key}, {"title", known.zoning.title}, {"zones", zones}};
}

Json comparison_answer(const Lab& lab, std::string_view before, std::string_view after) {
  const Generation from = generation_of(lab, before);
  const Generation to = generation_of(lab, after);
  const ZoningComparison comparison = compare_zonings(lab.cells(), from.shares(), to.shares(), {});
  Json zones = Json::array();
  add_zones(lab, from, to, comparison.before, "before", zones);
  add_zones(lab, to, from, comparison.after, "after", zones);
  return {{"before", side_json(from, comparison.before)},
          {"after", side_json(to, comparison.after)},
          {"counts", counts_json(comparison)},
          {"people", people_json(comparison)},
          {"zones", zones}};
}

Json cells_in_answer(const Lab& lab, std::string_view request) {
  const Json json = parse_object(request);
  const EditPolygon polygon = parse_polygon(json.value("polygon", Json()));
  if (const auto fault = fault_of(polygon)) {
    throw RequestError(
        422, "unusable_polygon",
        {fmt::format("Polygone refusé. {}", text_of(fault->problem, Language::french)),
         text_of(fault->problem, Language::english)});
  }
  Json cells = Json::array();
  for (const CellIndex cell : cells_in(lab.cells(), polygon)) {
    cells.push_back(lab.cells().id(cell).text());
  }
  return {{"cells", cells}};
}

}  // namespace carreau::lab
