// SPDX-License-Identifier: Apache-2.0
#include "report/sweep_summary.hpp"

#include "base/version.hpp"
#include "files/json_text.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/record_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <vector>

namespace carreau::report {

namespace {

using Effect = results::SweptEffectRecord;
using results::SweepOutput;
using results::SweptZoneRecord;

std::string share(const Effect& effect, const Words& w) {
  const std::string value = w.percent(effect.share, 1);
  return effect.standard_error ? value + " ± " + w.percent(*effect.standard_error, 1) : value;
}

/// A row a factor: what it explains of the zones, and of the people in them.
std::string effects_table(const SweepOutput& output, const Words& w) {
  const std::vector<Effect> effects = results::swept_effect_records(output);
  TextTable table(
      {w("report_sweep_factor"), "", w("report_sweep_of_zones"), w("report_sweep_of_people")});
  const auto find = [&](const std::string& outcome, const std::string& factor) {
    const auto at = std::ranges::find_if(
        effects, [&](const Effect& e) { return e.outcome == outcome && e.factor == factor; });
    return at == effects.end() ? std::string("–") : share(*at, w);
  };
  std::vector<std::string> factors = output.start.factors();
  factors.emplace_back("unexplained");
  for (const std::string& factor : factors) {
    table.add_row({factor, "", find("zones", factor), find("people", factor)});
  }
  return table.text();
}

/// Zones that do not stand in every scenario, the shakiest of the base first.
std::vector<SweptZoneRecord> moving_zones(const SweepOutput& output) {
  std::vector<SweptZoneRecord> zones;
  for (const SweptZone& zone : output.stability.zones) {
    const bool is_steady = zone.kind == SweptZoneKind::perimeter
                               ? zone.scenarios == output.stability.designed
                               : zone.scenarios == 0;
    if (!is_steady) zones.push_back(results::swept_zone_record(output, zone));
  }
  return zones;
}

std::string zones_table(const std::vector<SweptZoneRecord>& zones, const Words& w) {
  // A screen holds no more; the table has them all.
  constexpr std::size_t kZonesShown = 25;
  std::string text;
  const bool is_french = w.language() == Language::french;
  for (std::size_t z = 0; z < std::min(kZonesShown, zones.size()); ++z) {
    const SweptZoneRecord& zone = zones[z];
    text += w.text("report_sweep_zone",
                   {{"zone", zone.zone_id},
                    {"name", zone.name},
                    {"share", w.percent(zone.share_standing, 1)},
                    {"stability", is_french ? zone.stands_unless : zone.stands_unless_en}});
  }
  if (zones.size() > kZonesShown) {
    text += w.text("report_sweep_more_zones",
                   {{"count", w.count(static_cast<double>(zones.size() - kZonesShown))}});
  }
  return text;
}

std::int64_t steady_count(const SweepOutput& output) {
  return std::ranges::count_if(output.stability.zones, [&](const SweptZone& zone) {
    return zone.kind == SweptZoneKind::perimeter && zone.scenarios == output.stability.designed;
  });
}

std::size_t perimeters_of(const SweepOutput& output) {
  return output.base.result.delineation.perimeters.size();
}

}  // namespace

std::string sweep_text(const SweepOutput& output, Language language) {
  const Words w(language);
  const SweepPlan& plan = output.start.plan();
  const auto count = [&](auto number) { return w.count(static_cast<double>(number)); };
  std::string text = fmt::format("Carreau {}\n\n", version());
  const std::vector<Detail> scenarios{{"count", count(plan.designed())},
                                      {"more", count(plan.size() - plan.designed())}};
  text += plan.is_sample() ? w.text("report_sweep_draws", scenarios)
                           : w.text("report_sweep_combinations", scenarios);
  text += w.text("report_sweep_steady", {{"steady", count(steady_count(output))},
                                         {"zones", count(perimeters_of(output))}});
  text += "\n" + std::string(w("report_sweep_effects")) + "\n" + effects_table(output, w);
  const std::vector<SweptZoneRecord> zones = moving_zones(output);
  if (!zones.empty()) {
    text += "\n" + std::string(w("report_sweep_moving")) + "\n" + zones_table(zones, w);
  }
  return text + "\n" + findings_text(output.base.findings, language);
}

std::string sweep_json(const SweepOutput& output) {
  const SweepPlan& plan = output.start.plan();
  nlohmann::ordered_json json;
  json["version"] = version();
  json["scenarios"] = plan.designed();
  json["design"] = plan.is_sample() ? "sample" : "combinations";
  if (plan.is_sample()) json["seed"] = plan.seed();
  json["perimeters"] = perimeters_of(output);
  json["steady"] = steady_count(output);
  json["effects"] =
      results::records_json(results::swept_effect_columns(), results::swept_effect_records(output));
  json["curves"] = results::records_json(results::curve_columns(), results::curve_records(output));
  const auto columns = results::swept_zone_columns(results::varied_parameters(plan));
  auto zones = nlohmann::ordered_json::array();
  for (const SweptZone& zone : output.stability.zones) {
    zones.push_back(results::record_json(columns, results::swept_zone_record(output, zone)));
  }
  json["zones"] = std::move(zones);
  json["findings"] = findings_json(output.base.findings);
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
