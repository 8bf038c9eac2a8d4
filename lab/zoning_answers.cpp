// SPDX-License-Identifier: Apache-2.0
#include "lab/answers.hpp"
#include "lab/generation.hpp"
#include "lab/request_error.hpp"
#include "report/explanation.hpp"
#include "results/comparison_rows.hpp"
#include "results/computed_result.hpp"
#include "results/given_quartier.hpp"
#include "results/record_json.hpp"
#include "results/zoning_rows.hpp"
#include "zoning/comparison.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

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

/// The codes and names alone: outlines are with the shares.
Zoning zoning_of(const Generation& generation) {
  Zoning zoning;
  zoning.codes = generation.codes;
  zoning.names = generation.names;
  return zoning;
}

/// The columns of a comparison, and the people who stayed.
Json compared_json(const results::ComparisonRecord& record, const ComparedZone& zone) {
  Json json = results::record_json(results::comparison_columns(), record);
  json["people_kept"] = zone.kept.people.value();
  return json;
}

/// The zones before, then the zones after.
Json zones_json(const Lab& lab, const Generation& from, const Generation& to,
                const ZoningComparison& comparison) {
  const Zoning before = zoning_of(from);
  const Zoning after = zoning_of(to);
  // The page compares quartiers only.
  const Zoning no_pockets;
  const FollowedPockets nothing_followed;
  const ComparisonOptions options;
  const results::NamedComparison named{
      {before, no_pockets},   {after, no_pockets}, comparison, nothing_followed, options,
      lab.cells().headcount()};
  Json list = Json::array();
  for (const results::Stage stage : {results::Stage::before, results::Stage::after}) {
    const bool is_before = stage == results::Stage::before;
    const auto records = results::quartier_records(named, stage);
    // Records and zones have the same order.
    const auto& zones = is_before ? comparison.before : comparison.after;
    for (std::size_t z = 0; z < records.size(); ++z) {
      Json json = compared_json(records[z], zones[z]);
      // The map moves to a zone that the user selects.
      json["bounds"] = to_json(zone_bounds(lab, (is_before ? from : to).shares(), z));
      list.push_back(std::move(json));
    }
  }
  return list;
}

/// Totals of people: in both generations, entered, left.
Json people_json(const ZoningComparison& comparison) {
  Persons both_sides;
  Persons entered;
  Persons left;
  for (const Transfer& transfer : comparison.transfers.entries()) {
    // Outside is a zone without a number on either side.
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

}  // namespace

/// The zones of a zoning, checked against the rule and the parameters of this run.
Json zoning_answer(const Lab& lab, const LabRun& run, std::string_view key) {
  const LabZoning& known = lab.zoning(key);
  const RunInput input = lab.input();
  auto checks = check_perimeters(
      delineation_input(input, run.scenario, *run.result.income, run.result.thresholds),
      known.shares);
  Findings counted;  // the page shows a dash for what is withheld
  withhold_secret(input, checks, counted);
  const results::CheckedOn checked_on{input.territory,
                                      lab.cells().headcount() == Headcount::present};
  Json zones = Json::array();
  for (std::size_t z = 0; z < checks.size(); ++z) {
    Json zone = results::record_json(results::check_columns(),
                                     results::check_record(known.zoning, z, checks[z], checked_on));
    zone["bounds"] = to_json(zone_bounds(lab, known.shares, z));
    zones.push_back(std::move(zone));
  }
  return {{"key", known.zoning.key}, {"title", known.zoning.title}, {"zones", zones}};
}

Json explain_quartier_answer(const Lab& lab, const LabRun& run, std::string_view key,
                             const std::string& code) {
  const LabZoning& known = lab.zoning(key);
  const auto at = std::ranges::find(known.zoning.codes, code);
  if (at == known.zoning.codes.end()) {
    throw RequestError(404, "unknown_place", Message{"no_zone_of_this_name", {{"zone", code}}});
  }
  const RunInput input = lab.input();
  const results::DelineationOutput output = run.output(input);
  const results::ComputedResult computed(output);
  const auto place = static_cast<std::size_t>(at - known.zoning.codes.begin());
  const auto quartier = results::given_quartier(output, known.zoning, known.shares, place);
  const std::string french = report::explain(computed, quartier, Language::french);
  const std::string english = report::explain(computed, quartier, Language::english);
  const auto title = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  return {{"kind", "quartier"},
          {"id", code},
          {"title", both(title(french), title(english))},
          {"lines", {{"fr", lines_json(french)}, {"en", lines_json(english)}}},
          {"is_in", quartier.zone.verdict.meets()},
          {"bounds", to_json(zone_bounds(lab, known.shares, place))}};
}

Json comparison_answer(const Lab& lab, std::string_view before, std::string_view after) {
  const Generation from = generation_of(lab, before);
  const Generation to = generation_of(lab, after);
  const ZoningComparison comparison = compare_zonings(lab.cells(), from.shares(), to.shares(), {});
  return {{"before", side_json(from, comparison.before)},
          {"after", side_json(to, comparison.after)},
          {"counts", counts_json(comparison)},
          {"people", people_json(comparison)},
          {"zones", zones_json(lab, from, to, comparison)}};
}

Json comparison_counts_answer(const Lab& lab, std::string_view before, std::string_view after) {
  const Generation from = generation_of(lab, before);
  const Generation to = generation_of(lab, after);
  return {{"counts", counts_json(compare_zonings(lab.cells(), from.shares(), to.shares(), {}))}};
}

Json cells_in_answer(const Lab& lab, std::string_view request) {
  const Json json = parse_object(request);
  const EditPolygon polygon = parse_polygon(json.value("polygon", Json()));
  // Status 422: well-formed, but not a polygon that could be used.
  if (const auto fault = fault_of(polygon)) {
    throw RequestError(422, "unusable_polygon",
                       Message{"polygon_refused", {{"fault", fault->problem}}});
  }
  Json cells = Json::array();
  for (const CellIndex cell : cells_in(lab.cells(), polygon)) {
    cells.push_back(lab.cells().id(cell).text());
  }
  return {{"cells", cells}};
}

}  // namespace carreau::lab
