// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_rows.hpp"

#include "base/findings.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "income/cell_income.hpp"
#include "income/normal.hpp"
#include "inputs/scenario_writer.hpp"
#include "results/row_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace carreau::results {

namespace {

std::string unit_code(const DelineationOutput& o, UnitIndex unit) {
  return unit.is_none() ? std::string() : o.input.territory.unit(unit).code;
}

std::string unit_name(const DelineationOutput& o, UnitIndex unit) {
  return unit.is_none() ? std::string("hors unité urbaine") : o.input.territory.unit(unit).name;
}

std::string commune_codes(const DelineationOutput& o, const Zone& zone) {
  std::vector<std::string> codes;
  for (const CommuneIndex c : zone.communes) codes.push_back(o.input.territory.commune(c).code);
  return join(codes, ";");
}

std::vector<files::FieldSpec> zone_fields() {
  using enum files::FieldType;
  return {{"zone_id"},
          {"name"},
          {"urban_unit"},
          {"urban_unit_name"},
          {"communes"},
          {"people", real},
          {"households", real},
          {"people_low_income", real},
          {"share_low_income", real},
          {"median_disposable", integer},
          {"median_disposable_low", integer},
          {"median_disposable_high", integer},
          {"median_declared", integer},
          {"median_declared_low", integer},
          {"median_declared_high", integer},
          {"threshold_declared", integer},
          {"threshold_disposable", integer},
          {"margin", integer},
          {"p_criterion", real},
          {"share_imputed", real},
          {"density", integer},
          {"cells", integer},
          {"area_m2", integer},
          {"territory_basis"}};
}

files::Row zone_row(const DelineationOutput& o, const Zone& zone) {
  const ZoneFigures& f = zone.figures;
  const bool has_households = o.input.cells.headcount() == Headcount::present;
  const double density = f.people.value() * 1e6 / static_cast<double>(f.area_m2);
  return {zone.id,
          zone.name,
          unit_code(o, zone.unit),
          unit_name(o, zone.unit),
          commune_codes(o, zone),
          f.people.value(),
          has_households ? files::FieldValue(f.households.value()) : files::FieldValue(),
          one_decimal(f.people_low_income),
          four_decimals(f.share_low_income.fraction()),
          whole(f.median_disposable.value),
          whole(f.median_disposable.low),
          whole(f.median_disposable.high),
          whole(f.median_declared.value),
          whole(f.median_declared.low),
          whole(f.median_declared.high),
          whole(f.threshold_declared.value()),
          whole(f.threshold_disposable),
          whole(f.margin()),
          four_decimals(f.p_criterion),
          four_decimals(share_of(f.imputed_people, f.people).fraction()),
          static_cast<std::int64_t>(std::llround(density)),
          static_cast<std::int64_t>(zone.cells.size()),
          f.area_m2,
          to_text(zone.basis)};
}

/// People and perimeters of each unit, the last entry for cells outside any.
struct UnitCounts {
  std::int64_t cells = 0;
  Persons people;
  std::int64_t perimeters = 0;
  Persons perimeter_people;
};

std::vector<UnitCounts> count_units(const DelineationOutput& o) {
  std::vector<UnitCounts> counts(o.result.thresholds.size());
  const auto slot = [&](UnitIndex u) { return u.is_none() ? counts.size() - 1 : u.position(); };
  for (std::size_t i = 0; i < o.input.cells.size(); ++i) {
    UnitCounts& c = counts[slot(o.input.membership.unit[i])];
    ++c.cells;
    c.people += o.input.cells.people()[i];
    if (!o.result.delineation.zone_of[i].is_none()) {
      c.perimeter_people += o.input.cells.people()[i];
    }
  }
  for (const Zone& zone : o.result.delineation.perimeters) ++counts[slot(zone.unit)].perimeters;
  return counts;
}

files::FieldValue optional_whole(const std::optional<std::int64_t>& value) {
  return value ? files::FieldValue(*value) : files::FieldValue();
}

files::Row unit_row(const DelineationOutput& o, UnitIndex unit, const UnitThreshold& t,
                    const UnitCounts& counts) {
  const BasisPoints local = BasisPoints::from_points(10'000 - t.national_weight.points());
  return {unit.is_none() ? std::string("HU") : unit_code(o, unit),
          unit_name(o, unit),
          optional_whole(t.population),
          optional_whole(t.legal_population),
          static_cast<std::int64_t>(t.is_urban ? 1 : 0),
          o.scenario.rule.poverty_ratio.fraction(),
          t.national_weight.fraction(),
          local.fraction(),
          t.national_declared.value(),
          t.local.declared.value(),
          to_text(t.local.source),
          whole(t.local.deviation),
          whole(t.declared.value()),
          whole(t.disposable),
          whole(t.disposable * t.log_deviation),
          counts.cells,
          counts.people.value(),
          counts.perimeters,
          counts.perimeter_people.value()};
}

}  // namespace

const std::vector<files::FieldSpec>& perimeter_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = [] {
    auto all = zone_fields();
    all.push_back({"status"});
    all.push_back({"failed_criteria"});
    all.push_back({"pieces", integer});
    all.push_back({"people_outside_unit", real});
    return all;
  }();
  return fields;
}

const std::vector<files::FieldSpec>& near_miss_fields() {
  static const std::vector<files::FieldSpec> fields = [] {
    auto all = zone_fields();
    all.push_back({"failed_criterion"});
    all.push_back({"extent"});
    return all;
  }();
  return fields;
}

const std::vector<files::FieldSpec>& cell_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"cell_id"},
                                                       {"urban_unit"},
                                                       {"commune"},
                                                       {"people", real},
                                                       {"households", real},
                                                       {"share_below", real},
                                                       {"share_below_low", real},
                                                       {"share_below_high", real},
                                                       {"share_tested", real},
                                                       {"median_disposable", integer},
                                                       {"median_disposable_low", integer},
                                                       {"median_disposable_high", integer},
                                                       {"threshold_disposable", integer},
                                                       {"imputed", integer},
                                                       {"decision"},
                                                       {"reason"},
                                                       {"zone_id"},
                                                       {"near_miss_id"}};
  return fields;
}

const std::vector<files::FieldSpec>& unit_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"code"},
                                                       {"name"},
                                                       {"population", integer},
                                                       {"population_rounded", integer},
                                                       {"urban", integer},
                                                       {"poverty_ratio", real},
                                                       {"national_weight", real},
                                                       {"local_weight", real},
                                                       {"national_median_declared", real},
                                                       {"local_median_declared", real},
                                                       {"local_median_source"},
                                                       {"local_median_deviation", integer},
                                                       {"threshold_declared", integer},
                                                       {"threshold_disposable", integer},
                                                       {"threshold_deviation", integer},
                                                       {"cells", integer},
                                                       {"people", real},
                                                       {"perimeters", integer},
                                                       {"people_in_perimeters", real}};
  return fields;
}

const std::vector<files::FieldSpec>& finding_fields() {
  static const std::vector<files::FieldSpec> fields = {
      {"severity"},   {"code"},  {"message"},
      {"message_en"}, {"place"}, {"count", files::FieldType::integer}};
  return fields;
}

const std::vector<files::FieldSpec>& run_fields() {
  static const std::vector<files::FieldSpec> fields = {{"section"}, {"key"}, {"value"}, {"source"}};
  return fields;
}

files::Row perimeter_row(const DelineationOutput& output, const Zone& zone) {
  std::vector<std::string> failed;
  for (const Criterion criterion : failed_criteria(output.scenario.rule, zone)) {
    failed.push_back(to_text(criterion));
  }
  files::Row row = zone_row(output, zone);
  row.emplace_back(to_text(zone.status));
  row.emplace_back(join(failed, ","));
  row.emplace_back(static_cast<std::int64_t>(zone.pieces));
  row.emplace_back(zone.people_outside_unit.value());
  return row;
}

files::Row near_miss_row(const DelineationOutput& output, const Zone& zone) {
  files::Row row = zone_row(output, zone);
  row.emplace_back(to_text(zone.near_miss));
  row.emplace_back(to_text(zone.extent));
  return row;
}

files::Row cell_row(const DelineationOutput& o, const Smoothing& smoothing, CellIndex cell,
                    const Zone* near_miss) {
  const std::size_t i = cell.position();
  const UnitIndex unit = o.input.membership.unit[i];
  const CommuneIndex commune = o.input.membership.commune[i];
  const ZoneIndex zone = o.result.delineation.zone_of[i];
  const UnitThreshold& threshold =
      unit.is_none() ? o.result.thresholds.back() : o.result.thresholds[unit.position()];
  const auto [below, median] =
      cell_income(*o.result.income, cell, o.input.cells.people()[i], threshold.disposable);
  const double half = kNinetyPercent * std::sqrt(below.variance);
  const bool has_households = o.input.cells.headcount() == Headcount::present;
  return {o.input.cells.id(cell).text(),
          unit_code(o, unit),
          commune.is_none() ? std::string() : o.input.territory.commune(commune).code,
          o.input.cells.people()[i].value(),
          has_households ? files::FieldValue(o.input.cells.households()[i].value())
                         : files::FieldValue(),
          four_decimals(below.share),
          four_decimals(std::max(0.0, below.share - half)),
          four_decimals(std::min(1.0, below.share + half)),
          four_decimals(smoothing.share(cell, threshold.disposable)),
          whole(median.value),
          whole(median.low),
          whole(median.high),
          whole(threshold.disposable),
          static_cast<std::int64_t>(o.input.cells.imputations()[i] == Imputation::imputed),
          std::string(zone.is_none() ? "out" : "in"),
          to_text(o.result.delineation.reasons[i]),
          zone.is_none() ? files::FieldValue()
                         : files::FieldValue(o.result.delineation.perimeters[zone.position()].id),
          near_miss == nullptr ? files::FieldValue() : files::FieldValue(near_miss->id)};
}

std::vector<files::Row> unit_rows(const DelineationOutput& output) {
  const auto counts = count_units(output);
  std::vector<files::Row> rows;
  for (std::size_t u = 0; u < counts.size(); ++u) {
    if (counts[u].cells == 0) continue;  // of the whole country only what the grid shows
    const UnitIndex unit = u + 1 < counts.size() ? UnitIndex(u) : UnitIndex::none();
    rows.push_back(unit_row(output, unit, output.result.thresholds[u], counts[u]));
  }
  return rows;
}

std::vector<files::Row> finding_rows(const Findings& findings) {
  std::vector<files::Row> rows;
  for (const Finding& f : findings.list()) {
    rows.push_back({to_text(f.severity), f.code, finding_text(f, Language::french),
                    finding_text(f, Language::english), f.first.text(), f.count});
  }
  return rows;
}

std::vector<ZoneIndex> near_miss_of_cells(const DelineationOutput& output) {
  std::vector<ZoneIndex> of(output.input.cells.size());
  const auto& near_misses = output.result.delineation.near_misses;
  for (std::size_t z = 0; z < near_misses.size(); ++z) {
    for (const CellIndex cell : near_misses[z].cells) of[cell.position()] = ZoneIndex(z);
  }
  return of;
}

std::vector<CellIndex> chosen_cells(const DelineationOutput& output) {
  std::vector<CellIndex> chosen;
  if (output.record.cells == CellChoice::none) return chosen;
  const Delineation& d = output.result.delineation;
  const auto near_miss = near_miss_of_cells(output);
  const auto holds_cell_of_zone = [&](std::size_t i) {
    return !d.zone_of[i].is_none() || !near_miss[i].is_none();
  };
  // A unit too small by itself is shown whole where a derogation or a near miss lies in it.
  std::vector<bool> has_zone(output.result.thresholds.size());
  for (std::size_t i = 0; i < near_miss.size(); ++i) {
    const UnitIndex unit = output.input.membership.unit[i];
    if (holds_cell_of_zone(i) && !unit.is_none()) has_zone[unit.position()] = true;
  }
  for (std::size_t i = 0; i < output.input.cells.size(); ++i) {
    const UnitIndex unit = output.input.membership.unit[i];
    const bool is_candidate = d.tests[i].is_urban || d.tests[i].is_candidate ||
                              holds_cell_of_zone(i) ||
                              (!unit.is_none() && has_zone[unit.position()]);
    if (output.record.cells == CellChoice::all || is_candidate) chosen.emplace_back(i);
  }
  return chosen;
}

std::string bridge_text(const Bridge& bridge) {
  if (bridge.pairs.empty()) {
    return fmt::format("exponent {}, residual {} €", bridge.exponent, bridge.residual);
  }
  return fmt::format("{} pairs, residual {} €", bridge.pairs.size(), bridge.residual);
}

std::vector<files::Row> run_rows(const DelineationOutput& o) {
  std::vector<files::Row> rows;
  const auto add = [&](const char* section, std::string key, std::string value,
                       std::string source = {}) {
    rows.push_back({std::string(section), std::move(key), std::move(value), std::move(source)});
  };
  const RuleSet& rule = o.scenario.rule;
  const Vintage& v = o.scenario.vintage;
  add("engine", "version", std::string(version()));
  add("engine", "model", std::string(o.result.income->model()));
  add("engine", "headcount",
      needs_headcount(o.scenario.model) || o.input.brackets != nullptr
          ? "used"
          : "absent: the estimate rests on the means alone");
  add("rule", "name", rule.name);
  add("rule", "title", rule.title, rule.source);
  add("vintage", "year", fmt::to_string(v.year));
  add("vintage", "national_declared", fmt::format("{}", v.national_declared.value()),
      v.source_declared);
  add("vintage", "national_disposable", fmt::format("{}", v.national_disposable.value()),
      v.source_disposable);
  add("vintage", "bridge", bridge_text(v.bridge), v.source_bridge);
  add("vintage", "winsorisation",
      fmt::format("{:.0f}–{:.0f} €", v.national_bounds.low, v.national_bounds.high),
      v.source_bounds);
  for (const Parameter& p : parameters()) {
    const auto clause = rule.clauses.find(std::string(p.name));
    add("parameter", std::string(p.name), p.get(o.scenario),
        clause == rule.clauses.end() ? std::string() : clause->second.article);
  }
  const ScenarioRecord record = inputs::without_folders(o.record);
  for (const InputRecord& input : record.inputs) {
    add("input", std::string(to_text(input.role)), join(input.paths, ", "), input.content.digest);
  }
  add("scenario", "toml", inputs::scenario_text(record));
  Persons people;
  for (const Persons p : o.input.cells.people()) people += p;
  add("count", "cells", fmt::to_string(o.input.cells.size()));
  add("count", "people", fmt::format("{}", people.value()));
  add("count", "perimeters", fmt::to_string(o.result.delineation.perimeters.size()));
  add("count", "near_misses", fmt::to_string(o.result.delineation.near_misses.size()));
  if (!o.scenario.edits.empty()) add("count", "edits", fmt::to_string(o.scenario.edits.size()));
  add("count", "findings", fmt::to_string(o.findings.list().size()));
  add("notice", "scope",
      "Le critère publié, appliqué à des données ouvertes : une estimation, pas la liste "
      "officielle.");
  return rows;
}

}  // namespace carreau::results
