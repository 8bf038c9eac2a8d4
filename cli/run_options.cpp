// SPDX-License-Identifier: Apache-2.0
#include "cli/run_options.hpp"

#include "base/error.hpp"
#include "io/brackets_reader.hpp"
#include "io/digest.hpp"
#include "io/gdal_source.hpp"
#include "io/grid_reader.hpp"
#include "io/rule_reader.hpp"
#include "io/territory_reader.hpp"
#include "io/vintage_reader.hpp"
#include "io/zones_reader.hpp"
#include "zoning/cell_shares.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::cli {

namespace {

void record_input(LoadedRun& run, const char* role, const std::string& path) {
  run.inputs.push_back({role, io::base_name(path), io::file_digest(path)});
}

/// The vintage's figures that the user's own take the place of.
void read_own_figures(const RunOptions& options, Scenario& scenario, Findings& findings) {
  if (!options.bridge.empty()) io::read_bridge(options.bridge, scenario.vintage);
  if (!options.bounds.empty()) io::read_bounds(options.bounds, scenario.vintage, findings);
}

/// The rule first: a wrong name or setting costs no reading.
Scenario base_scenario(const RunOptions& options, int vintage, Findings& findings) {
  Scenario scenario = io::read_scenario(options.rule, vintage);
  read_own_figures(options, scenario, findings);
  if (options.without_headcount) apply_setting(scenario, "model=means");
  if (!options.model.empty()) apply_setting(scenario, "model=" + options.model);
  if (!options.method.empty()) apply_setting(scenario, "method=" + options.method);
  for (const std::string& setting : options.settings) apply_setting(scenario, setting);
  if (options.without_headcount && needs_headcount(scenario.model)) {
    throw ArgumentError(fmt::format(
        "--without-headcount: the model {} needs the headcount: use means or scaled-mean",
        to_text(scenario.model)));
  }
  return scenario;
}

void check_territory_options(const RunOptions& options, const RuleSet& rule) {
  if (rule.urban_territory == UrbanTerritory::commune) {
    if (options.communes.empty()) {
      throw ArgumentError(
          fmt::format("the rule {} tests the population of communes: give a table of "
                      "them with --communes FILE",
                      rule.name));
    }
    if (!options.urban_units.empty()) {
      throw ArgumentError(
          fmt::format("the rule {} speaks of communes and knows no urban unit: leave "
                      "--urban-units out",
                      rule.name));
    }
  } else if (options.urban_units.empty()) {
    throw ArgumentError(
        fmt::format("the rule {} tests the population of urban units: give INSEE's "
                    "composition file or a layer of boundaries with --urban-units FILE",
                    rule.name));
  }
}

void read_territory(const RunOptions& options, LoadedRun& run) {
  TerritoryParts parts;
  for (const std::string& path : options.communes) {
    io::read_communes(path, parts, run.findings);
    record_input(run, "communes", path);
  }
  if (!options.urban_units.empty()) {
    io::read_urban_units(options.urban_units, parts, run.findings);
    record_input(run, "urban_units", options.urban_units);
  }
  const UnitKind kind = run.scenario.rule.urban_territory == UrbanTerritory::commune
                            ? UnitKind::commune
                            : UnitKind::urban_unit;
  run.territory = assemble_territory(run.cells, parts, kind, run.findings);
  if (options.urban_incomes.empty()) return;
  run.territory.territory.set_medians(
      io::read_income_table(options.urban_incomes, run.findings).medians);
  const auto& units = run.territory.membership.unit;
  const bool is_any_known = std::any_of(units.begin(), units.end(), [&](UnitIndex unit) {
    return !unit.is_none() && run.territory.territory.unit(unit).median.has_value();
  });
  if (!is_any_known) {
    run.findings.warn("no_matching_income", {io::base_name(options.urban_incomes)});
  }
  record_input(run, "urban_incomes", options.urban_incomes);
}

/// Published medians of another year move with the national median.
void read_levels(const RunOptions& options, LoadedRun& run) {
  if (options.calibrate.empty()) return;
  io::IncomeTable table = io::read_income_table(options.calibrate, run.findings);
  record_input(run, "calibrate", options.calibrate);
  run.levels = std::move(table.medians);
  const Vintage& vintage = run.scenario.vintage;
  if (!table.year || *table.year == vintage.year) return;
  const auto then = io::national_disposable(*table.year);
  if (!then) {
    throw ArgumentError(fmt::format(
        "--calibrate: {} holds medians of {}, the grid incomes of {}: the national median of {} is "
        "not known, so that they cannot be brought together",
        io::base_name(options.calibrate), *table.year, vintage.year, *table.year));
  }
  const double factor = vintage.national_disposable.value() / *then;
  for (auto& [code, published] : run.levels) {
    published.median = Euros::from_value(published.median.value() * factor);
  }
  run.findings.notice("level_year", {fmt::to_string(*table.year), fmt::to_string(vintage.year),
                                     fmt::format("{:.4f}", factor)});
}

void read_brackets(const RunOptions& options, LoadedRun& run) {
  if (options.brackets.empty()) return;
  const IncomeConcept income =
      options.brackets_of == "declared" ? IncomeConcept::declared : IncomeConcept::disposable;
  run.brackets = io::read_brackets(options.brackets, run.cells, income, run.findings);
  record_input(run, "brackets", options.brackets);
  // Declared incomes meet S as it is: nothing is bridged, and nothing doubted for it.
  if (income == IncomeConcept::declared) run.scenario.vintage.bridge.residual = 0.0;
}

void check_models(const RunOptions& options) {
  if (options.brackets.empty()) return;
  if (!options.model.empty() || options.without_headcount || !options.calibrate.empty()) {
    throw ArgumentError(
        "--brackets: exact counts need no model and no level: leave --model, --without-headcount "
        "and --calibrate out");
  }
}

void read_listed(const RunOptions& options, LoadedRun& run) {
  if (options.listed.empty()) return;
  const io::ZoneLayer listed = io::read_zones(options.listed, run.findings);
  record_input(run, "listed", options.listed);
  run.listed_share =
      CellShares(run.cells, run.cells.lattice(), listed.polygons).per_cell(run.cells.size());
  if (!run.scenario.rule.has_listed_derogation) {
    run.findings.warn("derogation_unused", {run.scenario.rule.name});
  }
}

}  // namespace

void RunOptions::add_to(CLI::App& app) {
  app.add_option("GRID", grids, "INSEE's grid: CSV, GeoPackage, Shapefile, CSV in a zip")
      ->required();
  app.add_option("--urban-units", urban_units,
                 "INSEE's composition (xlsx, csv) or a layer of urban-unit boundaries");
  app.add_option(
         "--communes", communes,
         "table of communes with populations, layer of commune boundaries, or both (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--urban-incomes", urban_incomes,
                 "published medians by urban unit or département (FILO tables)");
  app.add_option("--listed", listed, "quartiers already listed, for the derogation of 2023");
  app.add_option("--rule", rule, "a name from `carreau rules`, or a .toml file")->required();
  app.add_option("--vintage", vintage,
                 "year of the incomes; else read from the file name or layout");
  app.add_option("--set", settings, "change a parameter: NAME=VALUE (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--method", method,
                 "plain (default): each cell by itself; compact: by minimum cut");
  app.add_option("--calibrate", calibrate,
                 "published medians of communes or units, to which estimates are brought");
  app.add_option("--bridge", bridge, "a .toml with the [bridge] from declared to disposable");
  app.add_option("--bounds", bounds, "winsorising bounds by département (departement, p05, p95)");
  app.add_option("--brackets", brackets,
                 "exact counts of people by income bracket and cell, instead of any model");
  app.add_option("--brackets-of", brackets_of, "incomes of the brackets: declared or disposable")
      ->check(CLI::IsMember({"declared", "disposable"}));
  app.add_option("--model", model,
                 "incomes of a cell: lognormal (default), dagum, means, headcount, scaled-mean");
  app.add_flag("--without-headcount", without_headcount,
               "for a reduced grid without households: short for --model means");
  app.add_option("--threads", threads, "threads to use; 0, the default: all cores")
      ->check(CLI::Range(0, 1024));
}

std::vector<std::string> RunOptions::inputs() const {
  std::vector<std::string> paths = grids;
  paths.insert(paths.end(), communes.begin(), communes.end());
  for (const std::string& path :
       {urban_units, urban_incomes, listed, calibrate, bridge, bounds, brackets}) {
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

std::unique_ptr<LoadedRun> load_run(const RunOptions& options) {
  auto run = std::make_unique<LoadedRun>();
  Findings checked;  // told when the vintage is known
  // Any vintage serves to check the rule and the settings before the files are opened.
  run->scenario =
      base_scenario(options, options.vintage.value_or(io::vintage_years().front()), checked);
  check_models(options);
  check_territory_options(options, run->scenario.rule);

  io::GridReading grid = io::read_grid(
      options.grids,
      needs_headcount(run->scenario.model) && options.brackets.empty() ? Headcount::present
                                                                       : Headcount::absent,
      run->findings);
  const int vintage = options.vintage.value_or(grid.vintage);
  run->scenario = base_scenario(options, vintage, run->findings);
  run->cells = std::move(grid.cells);
  run->findings.notice("grid_layout", {io::to_text(grid.layout), fmt::to_string(vintage)});
  if (!options.vintage && grid.is_vintage_assumed) run->findings.warn("vintage_assumed");
  std::string names;
  for (const std::string& path : options.grids) {
    names += (names.empty() ? "" : ", ") + io::base_name(path);
  }
  run->inputs.push_back({"grid", names, io::grid_digest(run->cells)});
  for (const auto& [role, path] :
       {std::pair{"bridge", &options.bridge}, {"bounds", &options.bounds}}) {
    if (!path->empty()) record_input(*run, role, *path);
  }
  read_territory(options, *run);
  read_levels(options, *run);
  read_brackets(options, *run);
  read_listed(options, *run);
  return run;
}

}  // namespace carreau::cli
