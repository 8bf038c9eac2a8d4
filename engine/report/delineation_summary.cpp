// SPDX-License-Identifier: Apache-2.0
#include "report/delineation_summary.hpp"

#include "base/findings.hpp"
#include "base/version.hpp"
#include "files/json_text.hpp"
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
#include <functional>
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
    // A total with a withheld part in it would give that part away.
    if (!o.input.withholds(zone.figures)) {
      t.low_income_in_perimeters += zone.figures.people_low_income;
    }
  }
  return t;
}

std::string interval(const Words& w, const Interval& i, const std::string& value) {
  return fmt::format("{} [{}–{}]", value, w.count(i.low), w.count(i.high));
}

using ZoneColumn = TextColumn<const Zone*>;

/// The median beside S, and the probabilities; dashes where they are withheld.
std::vector<ZoneColumn> income_columns(const RunInput& input, const Words& w,
                                       const MemberProbability& member, bool is_declared) {
  namespace h = results::headings;
  const Language l = w.language();
  const auto medians = [&w](const Zone* zone) {
    return w.euros_beside(zone->figures.median_disposable.value,
                          zone->figures.threshold_disposable);
  };
  const auto told = [&input](std::string_view title, std::function<std::string(const Zone*)> text) {
    return ZoneColumn{title, [&input, text = std::move(text)](const Zone* zone) {
                        return input.withholds(zone->figures) ? std::string("–") : text(zone);
                      }};
  };
  return {told(results::interval_title(h::median_of_cells(is_declared), l),
               [&w, medians](const Zone* zone) {
                 return interval(w, zone->figures.median_disposable, medians(zone).first);
               }),
          told(h::kThresholdDisposable.title(l),
               [medians](const Zone* zone) { return medians(zone).second; }),
          told(h::kPCriterion.title(l),
               [&w](const Zone* zone) { return w.decimal(zone->figures.p_criterion, 2); }),
          told(w("report_delineation_summary_p_member"), [&w, &member](const Zone* zone) {
            const auto probability = member.mean(zone->cells);
            return probability ? w.decimal(*probability, 2) : std::string("–");
          })};
}

/// What a zone is known by where nothing is known of incomes.
ZoneColumn density_column(const Words& w) {
  return {results::headings::kDensity.title(w.language()), [&w](const Zone* zone) {
            const CriterionResult* const tested = zone->verdict.find(Criterion::density);
            const double bound = tested == nullptr ? 0.0 : tested->bound;
            return w.decimal_apart(zone->figures.density(), bound);
          }};
}

std::vector<ZoneColumn> columns_of_zones(const RunInput& input, const Words& w,
                                         const MemberProbability& member,
                                         const AreaFigures& figures, bool with_reason) {
  namespace h = results::headings;
  const Language l = w.language();
  std::vector<ZoneColumn> columns = {
      {h::kZoneId.title(l), [](const Zone* zone) { return zone->id; }},
      {h::kName.title(l), [](const Zone* zone) { return zone->name; }},
      {h::kPeople.title(l),
       [&w](const Zone* zone) { return w.count(zone->figures.people.value()); }}};
  if (figures.are_incomes_known) {
    for (ZoneColumn& column : income_columns(input, w, member, figures.is_declared)) {
      columns.push_back(std::move(column));
    }
  } else {
    columns.push_back(density_column(w));
  }
  columns.emplace_back(h::kShareImputed.title(l), [&w](const Zone* zone) {
    const AreaFigures& f = zone->figures;
    return w.percent(share_of(f.imputed_people, f.people).fraction());
  });
  if (with_reason) {
    columns.emplace_back(h::kFailedCriterion.title(l), [&w](const Zone* zone) {
      return std::string(results::value_text(zone->near_miss, w.language()));
    });
  }
  return columns;
}

/// The zones with the most people; there is at least one.
std::string zone_table(const RunInput& input, const std::vector<Zone>& zones, const Words& w,
                       const MemberProbability& member, bool with_reason) {
  constexpr std::size_t kMost = 12;
  std::vector<const Zone*> largest;
  for (const Zone& zone : zones) largest.push_back(&zone);
  std::stable_sort(largest.begin(), largest.end(), [](const Zone* a, const Zone* b) {
    return a->figures.people > b->figures.people;
  });
  largest.resize(std::min(largest.size(), kMost));
  std::string text =
      table_of(columns_of_zones(input, w, member, zones.front().figures, with_reason), largest)
          .text();
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

std::string perimeters_line(const results::DelineationOutput& o, const PeopleTotals& t,
                            const Words& w) {
  std::vector<Detail> details{
      {"perimeters", o.result.delineation.perimeters.size()},
      {"people", w.count(t.in_perimeters.value())},
      {"share", w.percent(share_of(t.in_perimeters, t.people).fraction(), 1)}};
  if (!compares_incomes(o.scenario.rule)) {
    return w.text("report_delineation_summary_perimeters_of_people", std::move(details));
  }
  details.push_back({"low_income", w.count(t.low_income_in_perimeters)});
  return w.text("report_delineation_summary_perimeters", std::move(details));
}

/// Nothing where the rule knows no units.
std::string units_line(const results::DelineationOutput& o, const Words& w) {
  if (o.scenario.rule.urban_territory == UrbanTerritory::everywhere) return "\n";
  std::size_t with_cells = 0;
  std::size_t urban = 0;
  for (const results::UnitRecord& unit : results::unit_records(o)) {
    if (unit.code == results::kOutsideUnits) continue;
    ++with_cells;
    urban += unit.urban ? 1 : 0;
  }
  return w.text("report_delineation_summary_units", {{"with_cells", with_cells}, {"urban", urban}});
}

/// Nothing is added where no edit was applied.
void add_edits(Json& json, const results::DelineationOutput& o) {
  if (o.scenario.edits.empty()) return;
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

}  // namespace

std::string delineation_summary(const results::DelineationOutput& o, Language language) {
  const Words w(language);
  const PeopleTotals t = people_totals(o);
  const auto& d = o.result.delineation;
  const bool has_incomes = compares_incomes(o.scenario.rule);
  std::string text = w.text(
      has_incomes ? "report_heading_of_rule" : "report_heading_of_people",
      {{"version", version()}, {"rule", o.scenario.rule.title}, {"year", o.scenario.vintage.year}});
  text += w.text("report_delineation_summary_grid",
                 {{"cells", w.count(static_cast<double>(o.input.cells.size()))},
                  {"people", w.count(t.people.value())},
                  {"share_imputed", w.percent(share_of(t.imputed, t.people).fraction())}});
  if (has_incomes && !needs_headcount(o.scenario.model) && o.input.brackets == nullptr) {
    text += w("report_delineation_summary_without_households");
  }
  text += units_line(o, w);
  text += perimeters_line(o, t, w);
  const MemberProbability member = results::cell_probabilities(o).member;
  if (!d.perimeters.empty()) text += zone_table(o.input, d.perimeters, w, member, false);
  text += edited_line(o, w);
  text += w.text("report_delineation_summary_near_misses", {{"near_misses", d.near_misses.size()}});
  if (!d.near_misses.empty()) text += zone_table(o.input, d.near_misses, w, member, true);
  text += "\n" + findings_text(o.findings, language);
  text += w(has_incomes ? "report_delineation_summary_notes"
                        : "report_delineation_summary_notes_of_people");
  return text;
}

std::string delineation_json(const results::DelineationOutput& o,
                             const std::vector<std::string>& paths) {
  const PeopleTotals t = people_totals(o);
  const auto& d = o.result.delineation;
  namespace h = results::headings;
  Json json;
  json["version"] = version();
  json["rule"] = o.scenario.rule.name;
  json["vintage"] = o.scenario.vintage.year;
  json["model"] = o.result.income->model();
  json["headcount"] = compares_incomes(o.scenario.rule) && needs_headcount(o.scenario.model);
  json["method"] = o.scenario.delineation.method == ZoneMethod::plain ? "plain" : "compact";
  json[h::kCells.name] = o.input.cells.size();
  json[h::kPeople.name] = t.people.value();
  json[h::kShareImputed.name] = share_of(t.imputed, t.people).fraction();
  json["perimeters"] = d.perimeters.size();
  json["people_in_perimeters"] = t.in_perimeters.value();
  json["near_misses"] = d.near_misses.size();
  add_edits(json, o);
  const auto zones_json = [&](const auto& columns, const std::vector<Zone>& zones) {
    Json list = Json::array();
    for (const results::ZoneRecord& record : results::zone_records(o, zones)) {
      list.push_back(results::record_json(columns, record));
    }
    return list;
  };
  json["zones"] = zones_json(results::perimeter_columns(), d.perimeters);
  json["near_miss_zones"] = zones_json(results::near_miss_columns(), d.near_misses);
  json["urban_units"] = results::records_json(results::unit_columns(), results::unit_records(o));
  json["findings"] =
      results::records_json(results::finding_columns(), results::finding_records(o.findings));
  json["outputs"] = paths;
  return files::json_text(json, 2) + "\n";
}

}  // namespace carreau::report
