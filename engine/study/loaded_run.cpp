// SPDX-License-Identifier: Apache-2.0
#include "study/loaded_run.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "inputs/brackets_reader.hpp"
#include "inputs/digest.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "inputs/zones_reader.hpp"
#include "zoning/zoning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::study {

namespace {

/// The path of an input that is a single file; empty where the record has none.
std::string path_of(const ScenarioRecord& record, InputRole role) {
  const InputRecord* const input = record.find(role);
  return input == nullptr ? std::string() : input->paths.front();
}

std::vector<std::string> communes_of(const ScenarioRecord& record) {
  std::vector<std::string> paths;
  for (const InputRecord& input : record.inputs) {
    if (input.role == InputRole::communes) paths.push_back(input.paths.front());
  }
  return paths;
}

void check_territory_inputs(const ScenarioRecord& record, const RuleSet& rule) {
  const bool has_units = record.has(InputRole::urban_units);
  if (rule.urban_territory == UrbanTerritory::commune) {
    if (!record.has(InputRole::communes)) {
      throw ArgumentError(Message{"rule_of_communes", {{"rule", rule.name}}});
    }
    if (has_units) {
      throw ArgumentError(Message{"rule_without_units", {{"rule", rule.name}}});
    }
  } else if (!has_units) {
    throw ArgumentError(Message{"rule_of_units", {{"rule", rule.name}}});
  }
}

void check_models(const ScenarioRecord& record) {
  if (!record.has(InputRole::brackets)) return;
  const bool has_model =
      std::any_of(record.settings.begin(), record.settings.end(),
                  [](const ParameterValue& setting) { return setting.name == "model"; });
  if (has_model || record.has(InputRole::calibrate)) {
    throw ArgumentError(Message{"brackets_with_model"});
  }
}

void read_grid(LoadedRun& run, ChangedContent changed, Progress* progress, TraitSet traits) {
  ScenarioRecord& record = run.record;
  const bool has_headcount =
      needs_headcount(run.scenario.model) && !record.has(InputRole::brackets);
  InputRecord& input = record.inputs.front();  // the first of the roles
  inputs::GridReading grid =
      inputs::read_grid(input.paths, has_headcount ? Headcount::present : Headcount::absent,
                        run.findings, progress, traits);
  run.cells = std::move(grid.cells);
  settle(input.content, inputs::grid_digest(run.cells), changed,
         files::base_name(input.paths.front()), Message{"another_grid"});
  VintageChoice& vintage = record.vintage;
  if (!vintage.year) {
    vintage.year = grid.vintage;
    vintage.is_assumed = grid.is_vintage_assumed;
  }
  run.findings.notice("grid_layout", {{"layout", to_text(grid.layout)}, {"year", *vintage.year}});
  if (vintage.is_assumed) run.findings.warn("vintage_assumed");
}

/// The figures built in are those of this version from here on.
void settle_figures(ScenarioRecord& record, ChangedContent changed) {
  const int year = record.vintage.year.value();
  settle(record.vintage.figures, inputs::figures_digest(inputs::read_vintage(year)), changed,
         fmt::format("figures of {}", year),
         record.version.empty() ? Message{"figures_of_another_version"}
                                : Message{"figures_of_version", {{"version", record.version}}});
  record.version = version();
}

void settle_files(ScenarioRecord& record) {
  for (InputRecord& input : record.inputs) {
    if (input.content.digest.empty())
      input.content.digest = inputs::file_digest(input.paths.front());
  }
}

void read_territory(LoadedRun& run) {
  TerritoryParts parts;
  for (const std::string& path : communes_of(run.record)) {
    inputs::read_communes(path, parts, run.findings);
  }
  const std::string units = path_of(run.record, InputRole::urban_units);
  if (!units.empty()) inputs::read_urban_units(units, parts, run.findings);
  const UnitKind kind = run.scenario.rule.urban_territory == UrbanTerritory::commune
                            ? UnitKind::commune
                            : UnitKind::urban_unit;
  run.territory = assemble_territory(run.cells, parts, kind, run.findings);
  const std::string incomes = path_of(run.record, InputRole::urban_incomes);
  if (incomes.empty()) return;
  run.territory.territory.set_medians(inputs::read_income_table(incomes, run.findings).medians);
  const auto& unit_of = run.territory.membership.unit;
  const bool is_any_known = std::any_of(unit_of.begin(), unit_of.end(), [&](UnitIndex unit) {
    return !unit.is_none() && run.territory.territory.unit(unit).median.has_value();
  });
  if (!is_any_known) run.findings.warn("no_matching_income", {{"file", files::base_name(incomes)}});
}

/// Published medians of another year move with the national median.
void read_levels(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::calibrate);
  if (path.empty()) return;
  inputs::IncomeTable table = inputs::read_income_table(path, run.findings);
  run.levels = std::move(table.medians);
  const Vintage& vintage = run.scenario.vintage;
  if (!table.year || *table.year == vintage.year) return;
  const auto then = inputs::national_disposable(*table.year);
  if (!then) {
    throw ArgumentError(Message{
        "calibrate_unknown_year",
        {{"file", files::base_name(path)}, {"year", *table.year}, {"grid_year", vintage.year}}});
  }
  const double factor = vintage.national_disposable.value() / *then;
  for (auto& [code, published] : run.levels) {
    published.median = Euros::from_value(published.median.value() * factor);
  }
  run.findings.notice(
      "level_year",
      {{"from", *table.year}, {"to", vintage.year}, {"factor", fmt::format("{:.4f}", factor)}});
}

void read_brackets(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::brackets);
  if (path.empty()) return;
  const IncomeConcept income = run.record.bracket_incomes;
  run.brackets = inputs::read_brackets(path, run.cells, income, run.findings);
  // Declared incomes meet S as it is: nothing is bridged, and nothing doubted for it.
  if (income == IncomeConcept::declared) run.scenario.vintage.bridge.residual = 0.0;
}

void read_listed(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::listed);
  if (path.empty()) return;
  const auto invalid =
      run.record.repairs_listed ? files::InvalidPolygons::repair : files::InvalidPolygons::refuse;
  // Parts of one quartier, or not: only where they lie matters here.
  const Zoning listed =
      inputs::read_zones(path, {invalid, inputs::RepeatedCodes::merge, {}}, run.findings);
  run.listed_share = shares_on(run.places(), listed, run.findings).per_cell(run.cells.size());
  if (!run.scenario.rule.has_listed_derogation) {
    run.findings.warn("derogation_unused", {{"rule", run.scenario.rule.name}});
  }
}

/// A grid is known by its cells, wherever they come from.
void check_databases(const ScenarioRecord& record) {
  for (const InputRecord& input : record.inputs) {
    if (input.role != InputRole::grid && files::is_database(input.paths.front())) {
      files::require_tables(input.paths.front());
    }
  }
}

void check_inputs(const ScenarioRecord& record, const RuleSet& rule) {
  check_models(record);
  check_databases(record);
  check_territory_inputs(record, rule);
}

}  // namespace

Scenario scenario_of(const ScenarioRecord& record, int vintage, Findings& findings) {
  Scenario scenario = inputs::read_scenario(record.rule, vintage);
  // The vintage's figures that the user's own take the place of.
  const std::string bridge = path_of(record, InputRole::bridge);
  const std::string bounds = path_of(record, InputRole::bounds);
  if (!bridge.empty()) inputs::read_bridge(bridge, scenario.vintage);
  if (!bounds.empty()) inputs::read_bounds(bounds, scenario.vintage, findings);
  apply_choices(record, scenario, findings);
  return scenario;
}

std::unique_ptr<LoadedRun> load_run(const ScenarioRecord& record, ChangedContent changed,
                                    Progress* progress, TraitSet traits) {
  auto run = std::make_unique<LoadedRun>();
  run->record = record;
  // The rule first, because a wrong name or setting costs no reading; any vintage serves for that.
  Findings told_later;
  run->scenario = scenario_of(record, record.vintage.year.value_or(inputs::vintage_years().front()),
                              told_later);
  check_inputs(record, run->scenario.rule);
  read_grid(*run, changed, progress, traits);
  run->scenario = scenario_of(record, run->record.vintage.year.value(), run->findings);
  settle_figures(run->record, changed);
  note_choices(run->scenario, run->record);
  note_replaced(run->record, run->findings);
  read_territory(*run);
  read_levels(*run);
  read_brackets(*run);
  read_listed(*run);
  settle_files(run->record);
  return run;
}

std::string grid_names(const ScenarioRecord& record) {
  std::vector<std::string> names;
  for (const std::string& path : record.find(InputRole::grid)->paths) {
    names.push_back(files::base_name(path));
  }
  return join(names, ", ");
}

std::unique_ptr<LoadedRun> load_grid(const std::vector<std::string>& grids, Headcount headcount,
                                     TraitSet traits) {
  auto run = std::make_unique<LoadedRun>();
  run->cells = inputs::read_grid(grids, headcount, run->findings, nullptr, traits).cells;
  return run;
}

std::optional<ScenarioRecord> complete_unread(const ScenarioRecord& record) {
  const auto is_unknown = [](const InputRecord& input) { return input.content.digest.empty(); };
  if (!record.vintage.year || record.vintage.figures.digest.empty() ||
      std::any_of(record.inputs.begin(), record.inputs.end(), is_unknown)) {
    return std::nullopt;
  }
  Scenario scenario = inputs::read_scenario(record.rule, *record.vintage.year);
  Findings told_by_the_run;
  apply_choices(record, scenario, told_by_the_run);
  check_inputs(record, scenario.rule);
  ScenarioRecord completed = record;
  note_choices(scenario, completed);
  return completed;
}

}  // namespace carreau::study
