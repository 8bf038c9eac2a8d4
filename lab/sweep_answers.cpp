// SPDX-License-Identifier: Apache-2.0
#include "lab/sweep_answers.hpp"

#include "lab/answers.hpp"
#include "lab/request_error.hpp"
#include "results/record_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <iterator>

namespace carreau::lab {

namespace {

/// The same in both languages: a title, and the lines behind it.
Json explanation_json(const std::string& id, std::string_view kind,
                      const std::function<std::string(Language)>& explain) {
  const std::string french = explain(Language::french);
  const std::string english = explain(Language::english);
  const auto title = [](const std::string& text) { return text.substr(0, text.find('\n')); };
  return {{"id", id},
          {"kind", kind},
          {"title", both(title(french), title(english))},
          {"lines", {{"fr", lines_json(french)}, {"en", lines_json(english)}}}};
}

Json zone_explained(const KeptSweep& sweep, const results::SweptZoneRecord& zone) {
  std::vector<results::SweptEffectRecord> effects;
  std::ranges::copy_if(sweep.effects, std::back_inserter(effects),
                       [&](const auto& effect) { return effect.zone_id == zone.zone_id; });
  return explanation_json(zone.zone_id, "zone", [&](Language language) {
    return report::explain_swept_zone(sweep.design, zone, effects, language);
  });
}

}  // namespace

Json sweep_answer(const LabSweep& sweep) {
  const auto failure = sweep.failure();
  const auto& sample = sweep.choices().sample;
  return {{"id", sweep.id()},
          {"status", to_text(sweep.status())},
          {"run", sweep.base().id},
          {"state", to_json(sweep.base().state)},
          {"vary", sweep.choices().vary},
          {"sample", sample ? Json(*sample) : Json()},
          {"seed", sweep.choices().seed},
          {"scenarios", sweep.scenarios()},
          {"designed", sweep.designed()},
          {"done", sweep.scenarios_done()},
          {"error", failure ? both(*failure) : Json()}};
}

std::shared_ptr<const KeptSweep> result_of(const LabSweep& sweep) {
  if (auto result = sweep.result()) return result;
  throw RequestError(409, "sweep_not_done", Message{"sweep_not_done", {{"sweep", sweep.id()}}});
}

Json sweep_result_answer(const KeptSweep& sweep) {
  const auto columns = results::swept_zone_columns(sweep.design.varied);
  Json zones = Json::array();
  for (const KeptZone& zone : sweep.zones) {
    Json json = results::record_json(columns, zone.record);
    json["bounds"] = zone.bounds ? to_json(*zone.bounds) : Json();
    zones.push_back(std::move(json));
  }
  return {{"curves", results::records_json(results::curve_columns(), sweep.curves)},
          {"zones", std::move(zones)},
          {"effects", results::records_json(results::swept_effect_columns(), sweep.effects)}};
}

Json sweep_explain_answer(const Lab& lab, const KeptSweep& sweep, const std::string& id) {
  const auto zone = std::ranges::find_if(
      sweep.zones, [&](const KeptZone& one) { return one.record.zone_id == id; });
  if (zone != sweep.zones.end()) return zone_explained(sweep, zone->record);
  const auto cell = std::ranges::find(sweep.cells, id, &results::SweptCellRecord::cell_id);
  if (cell != sweep.cells.end()) {
    return explanation_json(id, "cell", [&](Language language) {
      return report::explain_swept_cell(sweep.design, *cell, language);
    });
  }
  const auto parsed = CellId::parse(id);
  if (!parsed || lab.cells().find(parsed->position).is_none()) {
    throw RequestError(404, "unknown_place", Message{"no_place_of_this_name", {{"place", id}}});
  }
  return explanation_json(id, "cell", [&](Language language) {
    return id + "\n  " + text_of(Message{"cell_in_no_scenario"}, language);
  });
}

}  // namespace carreau::lab
