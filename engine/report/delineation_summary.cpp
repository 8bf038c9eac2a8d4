// SPDX-License-Identifier: Apache-2.0
#include "report/delineation_summary.hpp"

#include "base/findings.hpp"
#include "base/version.hpp"
#include "report/findings_text.hpp"
#include "report/text_table.hpp"
#include "results/delineation_codes.hpp"
#include "results/delineation_records.hpp"
#include "results/explained_result.hpp"
#include "results/heading_list.hpp"
#include "results/record_json.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace carreau::report {

namespace {

using Json = nlohmann::ordered_json;

struct PeopleTotals {
  Persons people;
  Persons imputed;
  Persons in_perimeters;
  double low_income_in_perimeters = 0.0;
};

PeopleTotals people_totals(const results::DelineationOutput& o) {
  PeopleTotals t;
  for (std::size_t i = 0; i < o.input.cells.size(); ++i) {
    t.people += o.input.cells.people()[i];
    if (o.input.cells.imputations()[i] == Imputation::imputed)
      t.imputed += o.input.cells.people()[i];
  }
  for (const Zone& zone : o.result.delineation.perimeters) {
    t.in_perimeters += zone.figures.people;
    t.low_income_in_perimeters += zone.figures.people_low_income;
  }
  return t;
}

std::string interval(const Words& w, const Interval& i, const std::string& value) {
  return fmt::format("{} [{}–{}]", value, w.count(i.low), w.count(i.high));
}

std::string zone_table(const std::vector<Zone>& zones, const Words& w, bool with_reason) {
  constexpr std::size_t kMost = 12;
  std::vector<const Zone*> largest;
  for (const Zone& zone : zones) largest.push_back(&zone);
  std::stable_sort(largest.begin(), largest.end(), [](const Zone* a, const Zone* b) {
    return a->figures.people > b->figures.people;
  });
  namespace h = results::headings;
  const Language language = w.language();
  const std::string median_title = results::interval_title(h::kMedianDisposable, language);
  TextTable table({h::kZoneId.title(language), h::kName.title(language), h::kPeople.title(language),
                   median_title, h::kThresholdDisposable.title(language),
                   h::kPCriterion.title(language), h::kShareImputed.title(language)});
  if (with_reason) table.add_column(h::kFailedCriterion.title(language));
  for (const Zone* zone : largest) {
    if (table.size() == kMost) break;
    const AreaFigures& f = zone->figures;
    const auto [median, threshold] =
        w.euros_beside(f.median_disposable.value, f.threshold_disposable);
    std::vector<std::string> row = {zone->id,
                                    zone->name,
                                    w.count(f.people.value()),
                                    interval(w, f.median_disposable, median),
                                    threshold,
                                    w.decimal(f.p_criterion, 2),
                                    w.percent(share_of(f.imputed_people, f.people).fraction())};
    if (with_reason) row.emplace_back(results::value_text(zone->near_miss, w.language()));
    table.add_row(std::move(row));
  }
  std::string text = table.text();
  if (zones.size() > kMost) {
    text += w.text("report_delineation_summary_more_zones", {{"more", zones.size() - kMost}});
  }
  return text;
}

/// The number of perimeters drawn by hand, and how many of them fail each criterion.
struct EditedZones {
  std::size_t edited = 0;
  std::size_t locked = 0;
  std::array<std::size_t, kMostCriteria> failing{};  ///< by Criterion
  std::size_t in_several_units = 0;

  [[nodiscard]] std::size_t failing_on(Criterion criterion) const {
    return failing[static_cast<std::size_t>(criterion)];
  }
};

EditedZones edited_zones_of(const results::DelineationOutput& o) {
  EditedZones counts;
  for (const Zone& zone : o.result.delineation.perimeters) {
    if (zone.status == ZoneStatus::rule) continue;
    ++(zone.status == ZoneStatus::locked ? counts.locked : counts.edited);
    for (const Criterion criterion : zone.verdict.failed()) {
      ++counts.failing[static_cast<std::size_t>(criterion)];
    }
    counts.in_several_units += zone.people_outside_unit.is_zero() ? 0 : 1;
  }
  return counts;
}

/// Empty where no edit was applied.
std::string edited_line(const results::DelineationOutput& o, const Words& w) {
  if (o.scenario.edits.empty()) return {};
  const EditedZones counts = edited_zones_of(o);
  std::vector<Detail> details{
      {"edits", o.scenario.edits.size()}, {"edited", counts.edited}, {"locked", counts.locked}};
  std::vector<std::string> failing;
  for (const Criterion criterion : kCriteria) {
    const std::size_t zones = counts.failing_on(criterion);
    if (zones == 0) continue;
    failing.push_back(
        w.text("report_delineation_summary_zones_failing",
               {{"criterion", results::value_text(criterion, w.language())}, {"zones", zones}}));
  }
  if (failing.empty()) return w.text("report_delineation_summary_edits", std::move(details));
  details.push_back({"failing", failing});
  return w.text("report_delineation_summary_edits_failing", std::move(details));
}

std::string units_line(const results::DelineationOutput& o, const Words& w) {
  std::size_t with_cells = 0;
  std::size_t urban = 0;
  for (const results::UnitRecord& unit : results::unit_records(o)) {
    if (unit.code == results::kOutsideUnits) continue;
    ++with_cells;
    urban += unit.urban ? 1 : 0;
  }
  return w.text("report_delineation_summary_units", {{"with_cells", with_cells}, {"urban", urban}});
}

}  // namespace

std::string delineation_summary(const results::DelineationOutput& o, Language language) {
  const Words w(language);
  const PeopleTotals t = people_totals(o);
  const auto& d = o.result.delineation;
  std::string text = w.text(
      "report_heading_of_rule",
      {{"version", version()}, {"rule", o.scenario.rule.title}, {"year", o.scenario.vintage.year}});
  text += w.text("report_delineation_summary_grid",
                 {{"cells", w.count(static_cast<double>(o.input.cells.size()))},
                  {"people", w.count(t.people.value())},
                  {"share_imputed", w.percent(share_of(t.imputed, t.people).fraction())}});
  if (!needs_headcount(o.scenario.model) && o.input.brackets == nullptr) {
    text += w("report_delineation_summary_without_households");
  }
  text += units_line(o, w);
  text += w.text("report_delineation_summary_perimeters",
                 {{"perimeters", d.perimeters.size()},
                  {"people", w.count(t.in_perimeters.value())},
                  {"share", w.percent(share_of(t.in_perimeters, t.people).fraction(), 1)},
                  {"low_income", w.count(t.low_income_in_perimeters)}});
  if (!d.perimeters.empty()) text += zone_table(d.perimeters, w, false);
  text += edited_line(o, w);
  text += w.text("report_delineation_summary_near_misses", {{"near_misses", d.near_misses.size()}});
  if (!d.near_misses.empty()) text += zone_table(d.near_misses, w, true);
  text += "\n" + findings_text(o.findings, language);
  text += w("report_delineation_summary_notes");
  return text;
}

std::string delineation_json(const results::DelineationOutput& o,
                             const std::vector<std::string>& paths) {
  const PeopleTotals t = people_totals(o);
  const auto& d = o.result.delineation;
  Json json;
  json["version"] = version();
  json["rule"] = o.scenario.rule.name;
  json["vintage"] = o.scenario.vintage.year;
  json["model"] = o.result.income->model();
  json["headcount"] = needs_headcount(o.scenario.model);
  json["method"] = o.scenario.delineation.method == ZoneMethod::plain ? "plain" : "compact";
  json["cells"] = o.input.cells.size();
  json["people"] = t.people.value();
  json["share_imputed"] = share_of(t.imputed, t.people).fraction();
  json["perimeters"] = d.perimeters.size();
  json["people_in_perimeters"] = t.in_perimeters.value();
  json["near_misses"] = d.near_misses.size();
  if (!o.scenario.edits.empty()) {
    const EditedZones counts = edited_zones_of(o);
    json["edits"] = o.scenario.edits.size();
    json["edited_zones"] = counts.edited;
    json["locked_zones"] = counts.locked;
    for (const Criterion criterion : kCriteria) {
      json["edited_zones_failing"][to_text(criterion)] = counts.failing_on(criterion);
    }
    json["edited_zones_in_pieces"] = counts.failing_on(Criterion::contiguity);
    json["edited_zones_in_several_units"] = counts.in_several_units;
  }
  const auto zones_json = [&](const auto& columns, const std::vector<Zone>& zones) {
    Json list = Json::array();
    for (const Zone& zone : zones) {
      list.push_back(results::record_json(columns, results::zone_record(o, zone)));
    }
    return list;
  };
  json["zones"] = zones_json(results::perimeter_columns(), d.perimeters);
  json["near_miss_zones"] = zones_json(results::near_miss_columns(), d.near_misses);
  json["urban_units"] = results::records_json(results::unit_columns(), results::unit_records(o));
  json["findings"] =
      results::records_json(results::finding_columns(), results::finding_records(o.findings));
  json["outputs"] = paths;
  return json.dump(2) + "\n";
}

}  // namespace carreau::report
