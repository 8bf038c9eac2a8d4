// SPDX-License-Identifier: Apache-2.0
#include "study/run_request.hpp"

#include "base/error.hpp"
#include "files/database.hpp"
#include "income/income_model.hpp"
#include "inputs/input_finder.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/scenario_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "study/fewest_households.hpp"
#include "study/field_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::study {

namespace {

/// The error where neither the request nor its scenario gives something that a run needs.
[[noreturn]] void refuse_missing(RequestField field, const char* of_scenario,
                                 const std::string& scenario) {
  if (scenario.empty()) throw FieldError::missing(field);
  throw ArgumentError(Message{of_scenario, {{"scenario", files::shown_path(scenario)}}});
}

IncomeConcept parse_income_concept(const std::string& word) {
  if (word == "declared") return IncomeConcept::declared;
  if (word == "disposable") return IncomeConcept::disposable;
  throw FieldError(
      RequestField::brackets_of,
      Message{"usage_choice",
              {{"choices", std::vector<std::string>{"declared", "disposable"}}, {"found", word}}});
}

/// The rule of the request, or that of the scenario with its text.
void choose_rule(const RunRequest& request, ScenarioRecord& record) {
  if (!request.rule.empty()) {
    record.rule = request.rule_text.empty() ? inputs::choose_rule(request.rule)
                                            : RuleChoice{request.rule, request.rule_text};
    record.defaults.clear();  // the defaults belong to the previous rule
    return;
  }
  if (record.rule.name.empty())
    refuse_missing(RequestField::rule, "usage_scenario_without_rule", request.scenario);
  if (record.rule.text.empty()) record.rule = inputs::choose_rule(record.rule.name);
}

void choose_vintage(const RunRequest& request, ScenarioRecord& record) {
  if (!request.vintage) return;
  if (record.vintage.year != request.vintage) record.vintage.figures = {};
  record.vintage.year = request.vintage;
  record.vintage.is_assumed = false;
}

/// The settings of a request. Where no incomes are compared, a grid without households asks for no
/// model that does without them.
std::vector<ParameterValue> settings_under(const RunRequest& request, const RuleChoice& rule) {
  std::vector<ParameterValue> settings = request.named_settings();
  if (!request.without_headcount) return settings;
  const Scenario tried = inputs::read_scenario(rule, inputs::vintage_years().back());
  // That model stands first.
  if (!compares_incomes(tried.rule)) settings.erase(settings.begin());
  return settings;
}

void check_headcount(const RunRequest& request, const ScenarioRecord& record) {
  if (!request.without_headcount) return;
  for (const ParameterValue& setting : record.settings) {
    const auto model = parse_income_model(setting.value);
    if (setting.name != "model" || !model || !needs_headcount(*model)) continue;
    throw FieldError(RequestField::without_headcount,
                     Message{"usage_model_needs_headcount", {{"model", setting.value}}});
  }
}

}  // namespace

std::vector<InputRecord> RunRequest::named_inputs() const {
  std::vector<InputRecord> inputs;
  if (!grids.empty()) inputs.push_back({InputRole::grid, grids, {}});
  if (!columns.empty()) inputs.push_back({InputRole::columns, {columns}, {}});
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

std::vector<ParameterValue> RunRequest::named_settings() const {
  std::vector<ParameterValue> named;
  if (without_headcount) named.push_back({"model", "means"});
  if (!model.empty()) named.push_back({"model", model});
  if (!method.empty()) named.push_back({"method", method});
  for (const std::string& setting : settings) named.push_back(parse_setting(setting));
  return named;
}

ScenarioRecord RunRequest::record() const {
  ScenarioRecord made = base.value_or(ScenarioRecord{});
  if (!scenario.empty()) made = inputs::read_scenario_file(scenario);
  replace_inputs(made, named_inputs());
  if (!made.has(InputRole::grid))
    refuse_missing(RequestField::grids, "usage_scenario_without_grid", scenario);
  if (!brackets_of.empty()) made.bracket_incomes = parse_income_concept(brackets_of);
  made.fewest_households = study::fewest_households(fewest_households, made.fewest_households);
  if (repair_listed || !listed.empty()) made.repairs_listed = repair_listed;
  choose_rule(*this, made);
  choose_vintage(*this, made);
  for (ParameterValue& setting : settings_under(*this, made.rule))
    put_setting(made, std::move(setting));
  check_headcount(*this, made);
  return made;
}

void RunRequest::find_inputs(ScenarioRecord& record) const {
  if (!has_scenario()) return;
  const auto named = named_inputs();
  for (InputRecord& input : record.inputs) {
    const bool is_given = std::any_of(named.begin(), named.end(),
                                      [&](const InputRecord& t) { return t.role == input.role; });
    if (!is_given) inputs::find_input(input, {scenario, input_folders, changed()});
  }
}

std::vector<std::string> RunRequest::read_paths(const ScenarioRecord& record) const {
  std::vector<std::string> paths = record.paths();
  paths.push_back(record.rule.name);  // the name of a built-in rule is no file, which does no harm
  if (!scenario.empty()) paths.push_back(scenario);
  return paths;
}

ScenarioRecord RunRequest::found_record() const {
  ScenarioRecord found = record();
  find_inputs(found);
  return found;
}

}  // namespace carreau::study
