// SPDX-License-Identifier: Apache-2.0
#include "base/version.hpp"
#include "lab/actions_answers.hpp"
#include "lab/answers.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace carreau::lab {

namespace {

std::string_view group_name(ParameterGroup group) {
  switch (group) {
    case ParameterGroup::rule: return "rule";
    case ParameterGroup::vintage: return "vintage";
    case ParameterGroup::income: return "income";
    case ParameterGroup::delineation: return "delineation";
  }
  return {};
}

/// The scenario of the rule and the figures, without any changed parameter.
Scenario legal_scenario(const study::LoadedRun& run) {
  ScenarioRecord record = run.record;
  record.settings.clear();
  record.defaults.clear();
  Findings already_noted;
  return study::scenario_of(record, run.record.vintage.year.value(), already_noted);
}

Json parameter_json(const Parameter& parameter, const Scenario& legal, const Scenario& baseline) {
  const ParameterShape& shape = parameter.shape;
  Json json = {{"name", parameter.name},
               {"group", group_name(parameter.group)},
               {"kind", to_text(shape.kind)},
               {"unit", to_text(shape.unit)},
               {"meaning", both(parameter.meaning_fr, parameter.meaning_en)},
               {"expected", both(shape.expected())},
               {"legal", parameter.get(legal)},
               {"value", parameter.get(baseline)}};
  if (shape.kind == ParameterKind::choice) json["choices"] = shape.choices;
  if (shape.kind == ParameterKind::integer || shape.kind == ParameterKind::decimal) {
    json["low"] = shape.low;
    json["high"] = shape.high;
    json["step"] = shape.step;
  }
  const auto clause = legal.rule.clauses.find(std::string(parameter.name));
  if (clause != legal.rule.clauses.end()) {
    json["article"] = clause->second.citation.article;
    json["clause"] = clause->second.text;
  }
  return json;
}

Json parameters_json(const study::LoadedRun& run) {
  const Scenario legal = legal_scenario(run);
  Json list = Json::array();
  for (const Parameter& parameter : parameters()) {
    list.push_back(parameter_json(parameter, legal, run.scenario));
  }
  return list;
}

Json grid_json(const Lab& lab) {
  const CellTable& cells = lab.cells();
  Persons people;
  Persons imputed;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    people += cells.people()[i];
    if (cells.imputations()[i] == Imputation::imputed) imputed += cells.people()[i];
  }
  return {{"name", study::grid_names(lab.loaded().record)},
          {"epsg", cells.grid().epsg},
          {"cell_size", cells.grid().cell_size.count()},
          {"cells", cells.size()},
          {"people", people.value()},
          {"share_imputed", std::round(share_of(imputed, people).fraction() * 1e4) / 1e4},
          {"bounds", to_json(lab.places().all())},
          {"vintage", lab.loaded().scenario.vintage.year},
          {"has_households", cells.headcount() == Headcount::present}};
}

Json zonings_json(const Lab& lab) {
  Json list = Json::array();
  for (const LabZoning& known : lab.zonings()) {
    Box bounds;
    bool is_first = true;
    double people = 0.0;
    for (std::size_t z = 0; z < known.zoning.size(); ++z) {
      for (const CellShare& part : known.shares.of_zone(z)) {
        people += part.share * lab.cells().people()[part.cell.position()].value();
      }
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
         {"people", std::round(people * 10.0) / 10.0},
         {"bounds", to_json(is_first ? lab.places().all() : lab.places().bounds(bounds))}});
  }
  return list;
}

}  // namespace

Json lab_answer(const Lab& lab, const LabSettings& settings) {
  const Scenario& scenario = lab.loaded().scenario;
  const auto baseline = lab.baseline();
  Json grid = grid_json(lab);
  return {{"key", baseline->id},
          {"version", version()},
          {"read_only", settings.is_read_only},
          {"can_save", settings.can_save},
          {"title", grid["name"]},
          {"basemap", settings.base_map.empty() ? Json() : Json(settings.base_map)},
          {"basemap_attribution", settings.base_map_attribution},
          {"grid", grid},
          {"rule",
           {{"name", scenario.rule.name},
            {"title", scenario.rule.title},
            {"legal_reference", scenario.rule.source}}},
          {"parameters", parameters_json(lab.loaded())},
          {"baseline", run_answer(lab, *baseline)},
          {"zonings", zonings_json(lab)},
          {"actions", lab.programme() == nullptr ? Json() : programme_answer(*lab.programme())},
          {"tiles", {{"minzoom", tiles::kFirstCellZoom}, {"maxzoom", tiles::kLastCellZoom}}},
          {"scenarios", settings.scenarios},
          {"findings", findings_json(lab.input_findings())}};
}

}  // namespace carreau::lab
