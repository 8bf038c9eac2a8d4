// SPDX-License-Identifier: Apache-2.0
#include "cli/run_options.hpp"

#include "base/error.hpp"
#include "cli/option_list.hpp"
#include "files/database.hpp"
#include "income/income_model.hpp"
#include "inputs/input_finder.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/scenario_reader.hpp"

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
    throw ArgumentError(Message{"usage_scenario_without_rule",
                                {{"scenario", files::shown_path(options.scenario)}}});
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
    throw ArgumentError("--without-headcount",
                        Message{"usage_model_needs_headcount", {{"model", setting.value}}});
  }
}

}  // namespace

void RunOptions::add_files_to(OptionList& options) {
  options.texts("GRID", grids, "help_run_grid");
  options.text("--urban-units FILE", urban_units, "help_run_urban_units");
  options.texts("--communes FILE", communes, "help_run_communes");
  options.text("--urban-incomes FILE", urban_incomes, "help_run_urban_incomes");
  options.text("--listed FILE", listed, "help_run_listed");
  options.text("--calibrate FILE", calibrate, "help_run_calibrate");
  options.text("--bridge FILE", bridge, "help_run_bridge");
  options.text("--bounds FILE", bounds, "help_run_bounds");
  options.text("--brackets FILE", brackets, "help_run_brackets");
  options.text("--brackets-of INCOMES", brackets_of, "help_run_brackets_of")
      .one_of({"declared", "disposable"});
}

void RunOptions::add_choices_to(OptionList& options) {
  options.text("--rule NAME", rule, "help_run_rule");
  options.whole("--vintage YEAR", vintage, kYears, "help_run_vintage");
  options.texts("--set NAME=VALUE", settings, "help_run_set");
  options.text("--method NAME", method, "help_run_method");
  options.text("--model NAME", model, "help_run_model");
  options.flag("--without-headcount", without_headcount, "help_run_without_headcount");
}

void RunOptions::add_scenario_to(OptionList& options) {
  options.text("--scenario FILE", scenario, "help_run_scenario");
  options.texts("--inputs FOLDER", input_folders, "help_run_inputs");
  options.flag("--accept-changed-inputs", accept_changed_inputs, "help_run_accept_changed_inputs");
}

void RunOptions::check_given(RuleNeed need) const {
  if (!scenario.empty()) return;
  if (!input_folders.empty())
    throw ArgumentError("--inputs", Message{"usage_needs", {{"other", "--scenario"}}});
  if (accept_changed_inputs) {
    throw ArgumentError("--accept-changed-inputs",
                        Message{"usage_needs", {{"other", "--scenario"}}});
  }
  if (grids.empty()) throw missing_option("GRID");
  if (!rule.empty()) return;
  const std::size_t kept = without_headcount ? 1 : 0;
  const bool speaks_of_rule =
      typed_inputs().size() > 1 || typed_settings().size() > kept || vintage.has_value();
  if (need == RuleNeed::required || speaks_of_rule) throw missing_option("--rule");
}

void RunOptions::add_to(OptionList& options, RuleNeed need) {
  add_files_to(options);
  add_choices_to(options);
  add_scenario_to(options);
  add_threads_option(options, threads);
  if (need == RuleNeed::checked_by_verb) return;
  options.check([this, need] { check_given(need); });
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
    throw ArgumentError(
        Message{"usage_scenario_without_grid", {{"scenario", files::shown_path(scenario)}}});
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
