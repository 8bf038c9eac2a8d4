// SPDX-License-Identifier: Apache-2.0
#include "study/loaded_run.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "files/gdal_source.hpp"
#include "inputs/brackets_reader.hpp"
#include "inputs/built_in_areas.hpp"
#include "inputs/digest.hpp"
#include "inputs/grid_mapping.hpp"
#include "inputs/income_table_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "inputs/zones_reader.hpp"
#include "study/fewest_households.hpp"
#include "study/run_checks.hpp"
#include "study/unit_medians.hpp"
#include "territory/former_communes.hpp"
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

/// A grid is known by its cells, whatever file they are in.
void settle_grid(InputRecord& input, const CellTable& cells, ChangedContent changed) {
  const std::string digest = inputs::grid_digest(cells);
  if (settle(input.content, digest, changed)) return;
  throw DataError(
      {files::base_name(input.paths.front()), {}, {}},
      Message{"content_changed", {{"expected", input.content.digest}, {"found", digest}}},
      Message{"another_grid"});
}

/// What a run needs besides people: incomes, where its rule compares them with a threshold.
inputs::GridMapping mapping_of(const ScenarioRecord& record, const RuleSet& rule) {
  const std::string path = path_of(record, InputRole::columns);
  if (path.empty()) return {};
  inputs::GridMapping mapping = inputs::read_grid_mapping(path);
  if (!mapping.has_incomes() && compares_incomes(rule)) {
    throw DataError({files::base_name(path), {}, {}}, Message{"grid_without_incomes"},
                    Message{"select_by_density"});
  }
  if (record.vintage.year) mapping.year = record.vintage.year;
  return mapping;
}

/// A rule without incomes needs no figures of a year, but outputs say of when the people are.
void check_year(const VintageChoice& vintage, const std::string& grid) {
  if (vintage.year.value_or(0) != 0) return;
  throw DataError({grid, {}, {}}, Message{"people_without_year"}, Message{"add_year"});
}

/// Incomes that the grid has, and that the rule does not ask for.
void note_unused_incomes(const CellTable& cells, const RuleSet& rule, Findings& findings) {
  if (compares_incomes(rule) || cells.incomes() == Incomes::absent) return;
  findings.notice("incomes_unused", {{"rule", rule.name}});
}

void read_grid(LoadedRun& run, const Watch& watch, TraitSet traits, const GridReader& reader) {
  ScenarioRecord& record = run.record;
  const RuleSet& rule = run.scenario.rule;
  const bool has_headcount = compares_incomes(rule) && needs_headcount(run.scenario.model) &&
                             !record.has(InputRole::brackets);
  const Headcount headcount = has_headcount ? Headcount::present : Headcount::absent;
  const InputRecord& input = record.inputs.front();  // the grid is the first of the roles
  inputs::LoadedGrid grid =
      reader ? reader(headcount, traits, run.findings, watch.progress)
             : inputs::read_grid(input.paths, headcount, run.findings, watch.progress, traits,
                                 mapping_of(record, rule));
  if (watch.progress != nullptr) watch.progress->end();
  run.cells = std::move(grid.cells);
  VintageChoice& vintage = record.vintage;
  if (!vintage.year) {
    vintage.year = grid.vintage;
    vintage.is_assumed = grid.is_vintage_assumed;
  }
  if (!compares_incomes(rule)) {
    check_year(vintage, files::base_name(input.paths.front()));
    run.findings.notice("grid_of_people", {{"year", *vintage.year}});
    if (vintage.is_assumed) run.findings.warn("people_year_assumed");
    return note_unused_incomes(run.cells, rule, run.findings);
  }
  if (run.cells.incomes() == Incomes::absent) {
    throw DataError({files::base_name(input.paths.front()), {}, {}},
                    Message{"data_needs_incomes", {{"rule", rule.name}}},
                    Message{"select_by_density"});
  }
  run.findings.notice("grid_layout", {{"layout", to_text(grid.layout)}, {"year", *vintage.year}});
  if (vintage.is_assumed) run.findings.warn("vintage_assumed");
}

/// Checks the digest of the built-in figures, which are those of this version. A rule without
/// incomes rests on none.
void settle_figures(ScenarioRecord& record, const RuleSet& rule, ChangedContent changed) {
  if (!compares_incomes(rule)) {
    record.vintage.figures = {};
    record.version = version();
    return;
  }
  const int year = record.vintage.year.value();
  const std::string digest =
      inputs::figures_digest(inputs::read_vintage(year), inputs::built_in_medians_text(year));
  Fingerprint& figures = record.vintage.figures;
  if (!settle(figures, digest, changed)) {
    throw DataError(Message{"figures_of_other_content",
                            {{"year", year}, {"expected", figures.digest}, {"found", digest}}},
                    record.version.empty()
                        ? Message{"figures_of_another_version"}
                        : Message{"figures_of_version", {{"version", record.version}}});
  }
  record.version = version();
}

void settle_files(ScenarioRecord& record) {
  for (InputRecord& input : record.inputs) {
    if (input.content.digest.empty())
      input.content.digest = inputs::file_digest(input.paths.front());
  }
}

UnitKind unit_kind(UrbanTerritory territory) {
  switch (territory) {
    case UrbanTerritory::urban_unit: return UnitKind::urban_unit;
    case UrbanTerritory::commune: return UnitKind::commune;
    case UrbanTerritory::everywhere: break;
  }
  return UnitKind::none;
}

void place_cells(LoadedRun& run, TerritoryParts parts) {
  parts.mergers = &inputs::built_in_mergers();
  fold_former_communes(parts, run.findings);
  run.territory = assemble_territory(run.cells, parts, unit_kind(run.scenario.rule.urban_territory),
                                     run.findings);
}

/// Declared incomes of cells and of S are on one scale, and nothing brings disposable ones to it.
void check_concept(const Vintage& vintage, IncomeConcept incomes, const std::string& source) {
  if (!vintage.is_declared() || incomes == IncomeConcept::declared) return;
  throw DataError({source, {}, {}}, Message{"disposable_for_declared"},
                  Message{"give_declared_medians"});
}

void check_concepts(const Vintage& vintage, const std::map<std::string, PublishedMedian>& medians,
                    const std::string& source) {
  for (const auto& [code, median] : medians) check_concept(vintage, median.income, source);
}

/// `men_basr` counts households below a line of their territory, which is known of métropole alone.
void note_low_incomes(LoadedRun& run) {
  const int epsg = run.cells.grid().epsg;
  if (!run.scenario.vintage.is_declared() || epsg == 3035) return;
  if (!needs_headcount(run.scenario.model)) return;
  run.findings.warn("low_income_line_unknown",
                    {{"line", Fixed{run.scenario.vintage.poverty_line(), 0}}});
}

void complete_unit_medians(LoadedRun& run) {
  if (!compares_incomes(run.scenario.rule)) return;
  const PlacedCells placed{run.cells, run.territory};
  set_built_in_medians(placed, run.scenario.vintage.year, run.findings);
  run.partial_areas = partial_areas(placed);
}

/// Reads the medians of urban units or of communes, and completes them by built-in ones.
void read_unit_medians(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::urban_incomes);
  const Vintage& vintage = run.scenario.vintage;
  if (!path.empty()) {
    inputs::IncomeTable table = inputs::read_income_table(path, run.findings, vintage.year);
    check_concept(vintage, table.income, files::base_name(path));
    inputs::bring_to_year(table, vintage, "--urban-incomes", run.findings);
    set_table_medians({run.cells, run.territory}, table, run.findings);
  }
  complete_unit_medians(run);
}

void read_territory(LoadedRun& run) {
  TerritoryParts parts;
  for (const std::string& path : communes_of(run.record)) {
    inputs::read_communes(path, parts, run.findings);
  }
  const std::string units = path_of(run.record, InputRole::urban_units);
  if (!units.empty()) inputs::read_urban_units(units, parts, run.findings);
  place_cells(run, std::move(parts));
  read_unit_medians(run);
}

/// Published medians of another year are scaled with the national median.
void read_levels(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::calibrate);
  if (path.empty()) return;
  const Vintage& vintage = run.scenario.vintage;
  inputs::IncomeTable table = inputs::read_income_table(path, run.findings, vintage.year);
  check_concept(vintage, table.income, files::base_name(path));
  inputs::bring_to_year(table, vintage, "--calibrate", run.findings);
  run.levels = std::move(table.medians);
}

void set_brackets(LoadedRun& run, IncomeBrackets brackets) {
  check_concept(run.scenario.vintage, brackets.income, "brackets");
  run.brackets = std::move(brackets);
  use_exact_counts(run.scenario, run.record.bracket_incomes);
}

void read_brackets(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::brackets);
  if (path.empty()) return;
  set_brackets(run,
               inputs::read_brackets(path, run.cells, run.record.bracket_incomes, run.findings));
}

void lay_listed(LoadedRun& run, const Zoning& listed) {
  run.listed_share = shares_by_area(run.places(), listed, run.findings).per_cell(run.cells.size());
  note_derogation(run.scenario.rule, run.findings);
}

void read_listed(LoadedRun& run) {
  const std::string path = path_of(run.record, InputRole::listed);
  if (path.empty()) return;
  const auto invalid =
      run.record.repairs_listed ? files::InvalidPolygons::repair : files::InvalidPolygons::refuse;
  // Only the area of listed quartiers matters, so several polygons of one code need not be merged.
  const Zoning listed =
      inputs::read_zones(path, {invalid, inputs::RepeatedCodes::merge, {}}, run.findings);
  lay_listed(run, listed);
}

/// The overseas département whose grid has this CRS; empty for métropole (INSEE's documentation of
/// the grids: 5490 and, before, 2973 in Martinique, 2975 in La Réunion).
std::string_view department_of_grid(int epsg) {
  switch (epsg) {
    case 2973:
    case 5490: return "972";
    case 2975: return "974";
    default: return {};
  }
}

/// The record for data in memory.
ScenarioRecord record_of(const StudyData& data, const std::string& rule,
                         const std::vector<std::string>& settings) {
  ScenarioRecord record;
  record.rule = inputs::choose_rule(rule);
  record.vintage.year = data.vintage;
  record.inputs.push_back({InputRole::grid, {data.name}, {inputs::grid_digest(data.cells), {}}});
  if (data.brackets) record.bracket_incomes = data.brackets->income;
  for (const std::string& setting : settings) put_setting(record, parse_setting(setting));
  return record;
}

/// What is read besides the grid, in its order.
void read_others(LoadedRun& run) {
  note_low_incomes(run);
  for (const auto step : {read_territory, read_levels, read_brackets, read_listed}) {
    check_cancelled();
    step(run);
  }
}

}  // namespace

void note_derogation(const RuleSet& rule, Findings& findings) {
  if (rule.has_listed_derogation) return;
  findings.warn("derogation_unused", {{"rule", rule.name}});
}

Scenario scenario_of(const ScenarioRecord& record, const GridVintage& vintage, Findings& findings) {
  Scenario scenario = inputs::read_scenario(record.rule, vintage.year);
  if (compares_incomes(scenario.rule)) {
    scenario.vintage.use_bridge_of(department_of_grid(vintage.epsg));
  }
  // The user's own figures replace those of the vintage.
  const std::string bridge = path_of(record, InputRole::bridge);
  const std::string bounds = path_of(record, InputRole::bounds);
  if (!bridge.empty()) inputs::read_bridge(bridge, scenario.vintage);
  if (!bounds.empty()) inputs::read_bounds(bounds, scenario.vintage, findings);
  apply_choices(record, scenario, findings);
  return scenario;
}

Scenario scenario_on(const LoadedRun& run, const ScenarioRecord& record, Findings& findings) {
  Scenario scenario = scenario_of(record, run.grid_vintage(), findings);
  if (run.brackets) use_exact_counts(scenario, run.record.bracket_incomes);
  return scenario;
}

std::shared_ptr<const LoadedRun> load_run(const ScenarioRecord& record, ChangedContent changed,
                                          const Watch& watch, TraitSet traits,
                                          const GridReader& reader) {
  const CancellationScope scope(watch.cancellation);
  auto run = std::make_shared<LoadedRun>();
  run->record = record;
  // Tries the rule first, because a wrong name or setting should fail before files are read; any
  // vintage will do for that.
  Findings of_the_trial;
  run->scenario = scenario_of(
      record, {record.vintage.year.value_or(inputs::vintage_years().back())}, of_the_trial);
  check_inputs(record, run->scenario.rule);
  read_grid(*run, watch, traits, reader);
  Findings first = std::exchange(run->findings, {});
  // The digest of a nation takes as long as its territory. Its error goes first.
  run_both([&] { settle_grid(run->record.inputs.front(), run->cells, changed); },
           [&] {
             run->scenario = scenario_of(record, run->grid_vintage(), first);
             settle_figures(run->record, run->scenario.rule, changed);
             note_choices(run->scenario, run->record);
             read_others(*run);
           });
  note_replaced(run->record, first);
  note_fewest_households(run->record.fewest_households, first);
  first.append(run->findings);
  run->findings = std::move(first);
  settle_files(run->record);
  return run;
}

std::shared_ptr<const LoadedRun> load_run(const RunRequest& request, const Watch& watch,
                                          TraitSet traits) {
  return load_run(request.found_record(), request.changed(), watch, traits, request.read_grid);
}

std::shared_ptr<const LoadedRun> join_run(StudyData data, const std::string& rule,
                                          const std::vector<std::string>& settings,
                                          const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  auto run = std::make_shared<LoadedRun>();
  run->record = record_of(data, rule, settings);
  run->scenario = scenario_of(run->record, {data.vintage, data.cells.grid().epsg}, run->findings);
  check_data(data, run->scenario);
  settle_figures(run->record, run->scenario.rule, ChangedContent::refuse);
  note_choices(run->scenario, run->record);
  run->cells = std::move(data.cells);
  note_unused_incomes(run->cells, run->scenario.rule, run->findings);
  note_low_incomes(*run);
  place_cells(*run, std::move(data.territory));
  if (!data.urban_incomes.empty()) {
    check_concepts(run->scenario.vintage, data.urban_incomes, "urban_incomes");
    set_unit_medians({run->cells, run->territory}, data.urban_incomes, "urban_incomes",
                     run->findings);
  }
  complete_unit_medians(*run);
  check_concepts(run->scenario.vintage, data.levels, "levels");
  run->levels = std::move(data.levels);
  if (data.brackets) set_brackets(*run, std::move(*data.brackets));
  if (data.listed) lay_listed(*run, *data.listed);
  return run;
}

std::string grid_names(const ScenarioRecord& record) {
  std::vector<std::string> names;
  for (const std::string& path : record.find(InputRole::grid)->paths) {
    names.push_back(files::base_name(path));
  }
  return join(names, ", ");
}

std::optional<ScenarioRecord> complete_unread(const ScenarioRecord& record) {
  const auto is_unknown = [](const InputRecord& input) { return input.content.digest.empty(); };
  if (!record.vintage.year || std::any_of(record.inputs.begin(), record.inputs.end(), is_unknown)) {
    return std::nullopt;
  }
  Scenario scenario = inputs::read_scenario(record.rule, *record.vintage.year);
  if (compares_incomes(scenario.rule) && record.vintage.figures.digest.empty()) {
    return std::nullopt;
  }
  Findings of_the_run;
  apply_choices(record, scenario, of_the_run);
  check_inputs(record, scenario.rule);
  ScenarioRecord completed = record;
  note_choices(scenario, completed);
  return completed;
}

}  // namespace carreau::study
