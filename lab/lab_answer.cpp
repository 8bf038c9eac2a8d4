// SPDX-License-Identifier: Apache-2.0
#include "base/version.hpp"
#include "lab/actions_answers.hpp"
#include "lab/answers.hpp"
#include "lab/tiles/tile_plane.hpp"
#include "results/heading_list.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace carreau::lab {

namespace {

namespace h = results::headings;

std::string_view group_name(ParameterGroup group) {
  switch (group) {
    case ParameterGroup::rule: return "rule";
    case ParameterGroup::vintage: return "vintage";
    case ParameterGroup::income: return "income";
    case ParameterGroup::delineation: return "delineation";
    case ParameterGroup::revision: return "revision";
  }
  return {};
}

/// The scenario of the rule and the figures, without any changed parameter.
Scenario legal_scenario(const study::LoadedRun& run, ScenarioRecord record) {
  record.settings.clear();
  record.defaults.clear();
  // Findings about the inputs were collected when the run was loaded.
  Findings already_noted;
  return study::scenario_on(run, record, already_noted);
}

Json parameter_json(const Parameter& parameter, const Scenario& legal, const Scenario& baseline) {
  const ParameterShape& shape = parameter.shape;
  Json json = {{"name", parameter.name},
               {"group", group_name(parameter.group)},
               {"kind", to_text(shape.kind)},
               {"unit", to_text(shape.unit)},
               {"meaning", both(parameter.meaning_fr, parameter.meaning_en)},
               {"expected", both(shape.expected())},
               // Two values: what the decree sets, and what this scenario starts from. The page
               // marks the difference.
               {"legal", parameter.get(legal)},
               {"value", parameter.get(baseline)}};
  if (shape.kind == ParameterKind::choice) json["choices"] = shape.choices;
  if (shape.kind == ParameterKind::integer || shape.kind == ParameterKind::decimal) {
    json["low"] = shape.low;
    json["high"] = shape.high;
    json["step"] = shape.step;
    if (shape.decimals) json["decimals"] = *shape.decimals;
  }
  // Only parameters of the rule have an article.
  const auto clause = legal.rule.clauses.find(std::string(parameter.name));
  if (clause != legal.rule.clauses.end()) {
    json["article"] = clause->second.citation.article;
    json["clause"] = clause->second.text;
  }
  return json;
}

Json parameters_json(const study::LoadedRun& run, const study::RuleOnRun& start) {
  const Scenario legal = legal_scenario(run, start.record);
  Json list = Json::array();
  for (const Parameter& parameter : parameters()) {
    if (!applies(parameter, start.scenario)) continue;
    // Only `carreau revise` reads them; a control for them would do nothing here.
    if (parameter.group == ParameterGroup::revision) continue;
    list.push_back(parameter_json(parameter, legal, start.scenario));
  }
  return list;
}

Json grid_json(const Lab& lab) {
  const CellTable& cells = lab.cells();
  Persons people;
  Persons imputed;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    people += cells.people()[i];
    // The share of imputed people is shown with every grid: it limits how much single cells mean.
    if (cells.imputations()[i] == Imputation::imputed) imputed += cells.people()[i];
  }
  return {{"name", study::grid_names(lab.loaded().record)},
          {"epsg", cells.grid().epsg},
          {"cell_size", cells.grid().cell_size.count()},
          {h::kCells.name, cells.size()},
          {h::kPeople.name, people.value()},
          {h::kShareImputed.name, std::round(share_of(imputed, people).fraction() * 1e4) / 1e4},
          {"bounds", to_json(lab.places().all())},
          {"vintage", lab.loaded().scenario.vintage.year},
          {"has_households", cells.headcount() == Headcount::present}};
}

Json zonings_json(const Lab& lab) {
  Json list = Json::array();
  for (const LabZoning& known : lab.zonings()) {
    Box bounds;
    // A Box starts at the origin; the first zone replaces it instead of widening it.
    bool is_first = true;
    double people = 0.0;
    for (std::size_t z = 0; z < known.zoning.size(); ++z) {
      for (const CellShare& part : known.shares.of_zone(z)) {
        people += part.share * lab.cells().people()[part.cell.position()].value();
      }
      // A zone outside the grid would move the map to where there is nothing.
      if (known.shares.of_zone(z).empty()) continue;
      const Box zone = known.shares.zones().bounds(z);
      if (is_first) bounds = zone;
      bounds.low = {std::min(bounds.low.x, zone.low.x), std::min(bounds.low.y, zone.low.y)};
      bounds.high = {std::max(bounds.high.x, zone.high.x), std::max(bounds.high.y, zone.high.y)};
      is_first = false;
    }
    list.push_back(
        {{"key", known.zoning.key},
         {"title", known.zoning.title},
         {"date", known.zoning.date},
         {"zones", known.zoning.size()},
         {h::kPeople.name, std::round(people * 10.0) / 10.0},
         {"bounds", to_json(is_first ? lab.places().all() : lab.places().bounds(bounds))}});
  }
  return list;
}

Json rule_json(const Lab& lab, const LabRule& rule) {
  const RuleSet& set = rule.start.scenario.rule;
  const auto substituted = substitution(rule, lab.loaded().scenario.vintage.year);
  return {{"name", rule.name},
          {"title", set.title},
          {"legal_reference", set.source},
          {"substitution", substituted ? both(*substituted) : Json()}};
}

/// Each with parameters of its own, or with the reason why the data do not allow it.
Json other_rules_json(const Lab& lab) {
  Json list = Json::array();
  for (const LabRule& rule : lab.rules().subspan(1)) {
    Json json = rule_json(lab, rule);
    json["refusal"] = rule.refusal ? both(*rule.refusal) : Json();
    json["parameters"] = rule.refusal ? Json::array() : parameters_json(lab.loaded(), rule.start);
    list.push_back(std::move(json));
  }
  return list;
}

/// Null, not an empty text: the page then draws no base map.
Json base_map_json(const LabSettings& settings) {
  if (!settings.base_map_file.empty()) return kBaseMapName;
  return settings.base_map.empty() ? Json() : Json(settings.base_map);
}

}  // namespace

Json lab_answer(const Lab& lab, const LabSettings& settings) {
  // What the page needs when it opens; everything else depends on the user's changes.
  const auto baseline = lab.baseline();
  Json grid = grid_json(lab);
  return {{"key", baseline->id},
          {"version", version()},
          {"read_only", settings.is_read_only},
          {"can_save", settings.can_save},
          {"can_share", settings.can_share},
          {"title", grid["name"]},
          {"basemap", base_map_json(settings)},
          {"basemap_is_file", !settings.base_map_file.empty()},
          {"basemap_attribution", settings.base_map_attribution},
          {"geocoder", settings.geocoder.empty() ? Json() : Json(settings.geocoder)},
          {"grid", grid},
          {"rule", rule_json(lab, lab.rules().front())},
          {"parameters", parameters_json(lab.loaded(), lab.rules().front().start)},
          {"other_rules", other_rules_json(lab)},
          {"baseline", run_answer(lab, *baseline)},
          {"zonings", zonings_json(lab)},
          {"actions", lab.programme() == nullptr ? Json() : programme_answer(*lab.programme())},
          {"tiles", {{"minzoom", tiles::kFirstCellZoom}, {"maxzoom", tiles::kLastCellZoom}}},
          {"has_communes", !lab.loaded().territory.membership.commune.empty()},
          {"scenarios", settings.scenarios},
          {"findings", findings_json(lab.input_findings())}};
}

}  // namespace carreau::lab
