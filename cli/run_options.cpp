// SPDX-License-Identifier: Apache-2.0
#include "cli/run_options.hpp"

#include "base/error.hpp"
#include "files/database.hpp"
#include "income/income_model.hpp"
#include "inputs/input_finder.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/scenario_reader.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::cli {

namespace {

/// The rule of the options, or that of the scenario with its text.
void choose_rule(const RunOptions& options, ScenarioRecord& record) {
  if (!options.rule.empty()) {
    record.rule = inputs::choose_rule(options.rule);
    record.defaults.clear();  // they were the other rule's
    return;
  }
  if (record.rule.name.empty()) {
    throw ArgumentError(fmt::format("the scenario {} names no rule: give one with --rule NAME",
                                    files::shown_path(options.scenario)));
  }
  if (record.rule.text.empty()) record.rule = inputs::choose_rule(record.rule.name);
}

void choose_vintage(const RunOptions& options, ScenarioRecord& record) {
  if (!options.vintage) return;
  if (record.vintage.year != options.vintage) record.vintage.figures = {};
  record.vintage.year = options.vintage;
  record.vintage.is_assumed = false;
}

void check_headcount(const RunOptions& options, const ScenarioRecord& record) {
  if (!options.without_headcount) return;
  for (const ParameterValue& setting : record.settings) {
    const auto model = parse_income_model(setting.value);
    if (setting.name != "model" || !model || !needs_headcount(*model)) continue;
    throw ArgumentError(fmt::format(
        "--without-headcount: the model {} needs the headcount: use means or scaled-mean",
        setting.value));
  }
}

}  // namespace

void RunOptions::add_files_to(CLI::App& app) {
  app.add_option("GRID", grids, "INSEE's grid: CSV, GeoPackage, Shapefile, CSV in a zip");
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
  app.add_option("--calibrate", calibrate,
                 "published medians of communes or units, to which estimates are brought");
  app.add_option("--bridge", bridge, "a .toml with the [bridge] from declared to disposable");
  app.add_option("--bounds", bounds, "winsorising bounds by département (departement, p05, p95)");
  app.add_option("--brackets", brackets,
                 "exact counts of people by income bracket and cell, instead of any model");
  app.add_option("--brackets-of", brackets_of, "incomes of the brackets: declared or disposable")
      ->check(CLI::IsMember({"declared", "disposable"}));
}

void RunOptions::add_choices_to(CLI::App& app) {
  app.add_option("--rule", rule, "a name from `carreau rules`, or a .toml file");
  app.add_option("--vintage", vintage,
                 "year of the incomes; else read from the file name or layout");
  app.add_option("--set", settings, "change a parameter: NAME=VALUE (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--method", method,
                 "plain (default): each cell by itself; compact: by minimum cut");
  app.add_option("--model", model,
                 "incomes of a cell: lognormal (default), dagum, means, headcount, scaled-mean");
  app.add_flag("--without-headcount", without_headcount,
               "for a reduced grid without households: short for --model means");
}

void RunOptions::add_scenario_to(CLI::App& app) {
  app.add_option("--scenario", scenario,
                 "a scenario (.toml), or a result that carries one; other options change it");
  app.add_option("--inputs", input_folders,
                 "folder in which the scenario's inputs are looked for by name (repeats)")
      ->take_all()
      ->allow_extra_args(false);
  app.add_flag("--accept-changed-inputs", accept_changed_inputs,
               "take inputs whose content is not the scenario's; the result says so");
}

void RunOptions::check_given(RuleNeed need) const {
  if (!scenario.empty()) return;
  if (!input_folders.empty()) throw CLI::RequiresError("--inputs", "--scenario");
  if (accept_changed_inputs) {
    throw CLI::RequiresError("--accept-changed-inputs", "--scenario");
  }
  if (grids.empty()) throw CLI::RequiredError("GRID");
  if (!rule.empty()) return;
  const std::size_t kept = without_headcount ? 1 : 0;
  const bool speaks_of_rule =
      typed_inputs().size() > 1 || typed_settings().size() > kept || vintage.has_value();
  if (need == RuleNeed::required || speaks_of_rule) throw CLI::RequiredError("--rule");
}

void RunOptions::add_to(CLI::App& app, RuleNeed need) {
  add_files_to(app);
  add_choices_to(app);
  add_scenario_to(app);
  app.add_option("--threads", threads, "threads to use; 0, the default: all cores")
      ->check(CLI::Range(0, 1024));
  app.parse_complete_callback([this, need] { check_given(need); });
}

std::vector<InputRecord> RunOptions::typed_inputs() const {
  std::vector<InputRecord> inputs;
  if (!grids.empty()) inputs.push_back({InputRole::grid, grids, {}});
  for (const std::string& path : communes) inputs.push_back({InputRole::communes, {path}, {}});
  for (const auto& [role, path] : {std::pair{InputRole::urban_units, &urban_units},
                                   {InputRole::urban_incomes, &urban_incomes},
                                   {InputRole::listed, &listed},
                                   {InputRole::calibrate, &calibrate},
                                   {InputRole::bridge, &bridge},
                                   {InputRole::bounds, &bounds},
                                   {InputRole::brackets, &brackets}}) {
    if (!path->empty()) inputs.push_back({role, {*path}, {}});
  }
  return inputs;
}

std::vector<ParameterValue> RunOptions::typed_settings() const {
  std::vector<ParameterValue> typed;
  if (without_headcount) typed.push_back({"model", "means"});
  if (!model.empty()) typed.push_back({"model", model});
  if (!method.empty()) typed.push_back({"method", method});
  for (const std::string& setting : settings) typed.push_back(parse_setting(setting));
  return typed;
}

ScenarioRecord RunOptions::request() const {
  ScenarioRecord record;
  if (!scenario.empty()) record = inputs::read_scenario_file(scenario);
  replace_inputs(record, typed_inputs());
  if (!record.has(InputRole::grid)) {
    throw ArgumentError(fmt::format("the scenario {} names no grid: give one as GRID",
                                    files::shown_path(scenario)));
  }
  if (!brackets_of.empty()) {
    record.bracket_incomes =
        brackets_of == "declared" ? IncomeConcept::declared : IncomeConcept::disposable;
  }
  if (repair_listed || !listed.empty()) record.repairs_listed = repair_listed;
  choose_rule(*this, record);
  choose_vintage(*this, record);
  for (ParameterValue& setting : typed_settings()) put_setting(record, std::move(setting));
  check_headcount(*this, record);
  return record;
}

void RunOptions::find_inputs(ScenarioRecord& record) const {
  if (scenario.empty()) return;
  const auto typed = typed_inputs();
  for (InputRecord& input : record.inputs) {
    const bool is_typed = std::any_of(typed.begin(), typed.end(),
                                      [&](const InputRecord& t) { return t.role == input.role; });
    if (!is_typed) inputs::find_input(input, {scenario, input_folders, changed()});
  }
}

std::vector<std::string> RunOptions::read_paths(const ScenarioRecord& record) const {
  std::vector<std::string> paths = record.paths();
  paths.push_back(record.rule.name);  // of a rule built in, no file
  if (!scenario.empty()) paths.push_back(scenario);
  return paths;
}

}  // namespace carreau::cli
