// SPDX-License-Identifier: Apache-2.0
#include "lab/zone_inquiries.hpp"

#include "base/cancellation.hpp"
#include "lab/answers.hpp"
#include "lab/request_error.hpp"
#include "report/additions_text.hpp"
#include "report/reach_text.hpp"
#include "results/given_quartier.hpp"
#include "scenario/threshold_flips.hpp"
#include "scenario/zone_reach.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>
#include <vector>

namespace carreau::lab {

namespace {

std::string text_member(const Json& json, const char* name) {
  if (json.contains(name) && json[name].is_string()) return json[name].get<std::string>();
  throw RequestError(400, "malformed_request",
                     Message{"request_without_parameter", {{"parameter", name}}});
}

/// The cells of a zone of the run, or of a quartier of `zoning` where that is given.
std::vector<CellIndex> cells_of(const Lab& lab, const LabRun& run, const Json& json) {
  const std::string id = text_member(json, "zone");
  if (json.contains("zoning")) {
    const LabZoning& known = lab.zoning(text_member(json, "zoning"));
    const auto at = std::ranges::find(known.zoning.codes, id);
    if (at != known.zoning.codes.end()) {
      return results::main_cells(known.shares,
                                 static_cast<std::size_t>(at - known.zoning.codes.begin()));
    }
    throw RequestError(404, "unknown_place", Message{"no_zone_of_this_name", {{"zone", id}}});
  }
  const Delineation& delineation = run.result.delineation;
  for (const auto* const zones : {&delineation.perimeters, &delineation.near_misses}) {
    const auto found = std::ranges::find(*zones, id, &Zone::id);
    if (found != zones->end()) return found->cells;
  }
  throw RequestError(404, "unknown_place", Message{"no_zone_of_this_name", {{"zone", id}}});
}

const Parameter& parameter_of(const LabRun& run, const std::string& name) {
  for (const Parameter* const parameter : reach_parameters(run.scenario)) {
    if (parameter->name == name) return *parameter;
  }
  throw RequestError(404, "unknown_parameter", Message{"no_such_reach", {{"parameter", name}}});
}

Json turn_json(const std::optional<ReachTurn>& turn) {
  if (!turn) return {};
  return {{"last", turn->last}, {"first", turn->first}, {"reason", to_text(turn->reason)}};
}

Json zone_list(std::span<const Zone* const> zones) {
  Json list = Json::array();
  for (const Zone* const zone : zones) {
    list.push_back(
        {{"zone_id", zone->id}, {"name", zone->name}, {"people", zone->figures.people.value()}});
  }
  return list;
}

std::vector<Outcome> verdicts_of(const RunInput& input, const Scenario& scenario,
                                 const RunResult& result, const CellShares& shares) {
  auto checks = check_perimeters(
      delineation_input(input, scenario, *result.income, result.thresholds), shares);
  Findings counted;
  withhold_secret(input, checks, counted);
  std::vector<Outcome> outcomes;
  for (const PerimeterCheck& check : checks) outcomes.push_back(check.verdict.outcome());
  return outcomes;
}

}  // namespace

Json ZoneInquiries::parameters(const LabRun& run) {
  Json names = Json::array();
  for (const Parameter* const parameter : reach_parameters(run.scenario)) {
    names.push_back(parameter->name);
  }
  return {{"parameters", names}};
}

Json ZoneInquiries::reach(const LabRun& run, std::string_view request) {
  const Json json = parse_object(request);
  const std::vector<CellIndex> cells = cells_of(lab_, run, json);
  const Parameter& parameter = parameter_of(run, text_member(json, "parameter"));
  const RunInput input = lab_.input();
  input.refuse_secret_reach(cells);
  const std::lock_guard lock(mutex_);
  check_cancelled();  // whoever asked may have gone while waiting
  ZoneInquiry inquiry(session_of(run), input, run.scenario, cells);
  const ZoneReach reach = inquiry.reach(parameter);
  return {{"parameter", parameter.name},
          {"zone", json["zone"]},
          {"present", reach.present},
          {"stands", reach.stands},
          {"below", turn_json(reach.below)},
          {"above", turn_json(reach.above)},
          {"lowest", reach.lowest},
          {"highest", reach.highest},
          {"turning", reach.turning},
          {"text", both(report::reach_text(reach, Language::french),
                        report::reach_text(reach, Language::english))}};
}

Json ZoneInquiries::additions(const LabRun& run, std::string_view request) const {
  const std::string id = text_member(parse_object(request), "zone");
  const auto& near_misses = run.result.delineation.near_misses;
  const auto zone = std::ranges::find(near_misses, id, &Zone::id);
  if (zone == near_misses.end()) {
    throw RequestError(404, "unknown_place", Message{"no_zone_of_this_name", {{"zone", id}}});
  }
  const RunInput input = lab_.input();
  const auto found = cells_to_add(
      delineation_input(input, run.scenario, *run.result.income, run.result.thresholds),
      run.result.delineation, *zone);
  Json answer = {{"zone", id}, {"cells", nullptr}, {"people", nullptr}};
  if (found) {
    answer["people"] = found->people.value();
    answer["cells"] = Json::array();
    for (const CellIndex cell : found->cells)
      answer["cells"].push_back(lab_.cells().id(cell).text());
  }
  answer["text"] = both(report::additions_text(found, lab_.cells(), Language::french),
                        report::additions_text(found, lab_.cells(), Language::english));
  return answer;
}

Json ZoneInquiries::flips(const LabRun& run, std::string_view request) {
  const Json json = parse_object(request);
  constexpr double kMost = 50.0;
  const double percent =
      json.contains("percent") && json["percent"].is_number() ? json["percent"].get<double>() : 0.0;
  if (!(percent > 0.0 && percent <= kMost)) {
    throw RequestError(422, "unusable_percent", Message{"flips_percent", {{"most", kMost}}});
  }
  if (!compares_incomes(run.scenario.rule)) {
    throw RequestError(422, "no_threshold",
                       Message{"asks_for_incomes", {{"rule", run.scenario.rule.name}}});
  }
  const std::lock_guard lock(mutex_);
  check_cancelled();
  return {{"percent", percent},
          {"lower", side(run, 1.0 - percent / 100.0)},
          {"higher", side(run, 1.0 + percent / 100.0)}};
}

/// The session is made at the first question, with the incomes of the run.
Session& ZoneInquiries::session_of(const LabRun& run) {
  if (!session_) session_ = std::make_unique<Session>(lab_.input(), run.scenario, run.result);
  return *session_;
}

Json ZoneInquiries::side(const LabRun& run, double factor) {
  const RunInput input = lab_.input();
  const ThresholdFlips flips =
      flips_at(session_of(run), input, run.scenario, run.result.delineation, factor);
  Json quartiers = Json::array();
  for (const LabZoning& known : lab_.zonings()) {
    const auto now = verdicts_of(input, run.scenario, run.result, known.shares);
    const auto then = verdicts_of(input, flips.scenario, *flips.result, known.shares);
    for (std::size_t z = 0; z < now.size(); ++z) {
      if (now[z] == then[z]) continue;
      quartiers.push_back({{"zoning", known.zoning.key},
                           {"code", known.zoning.codes[z]},
                           {"name", known.zoning.names[z]},
                           {"before", to_text(now[z])},
                           {"after", to_text(then[z])}});
    }
  }
  return {{"poverty_ratio", find_parameter("poverty_ratio")->get(flips.scenario)},
          {"left", zone_list(flips.left)},
          {"entered", zone_list(flips.entered)},
          {"quartiers", quartiers}};
}

}  // namespace carreau::lab
