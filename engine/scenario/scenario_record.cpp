// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_record.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau {

namespace {

std::size_t rank_of(InputRole role) {
  return static_cast<std::size_t>(
      std::distance(kInputRoles.begin(), std::find(kInputRoles.begin(), kInputRoles.end(), role)));
}

const ParameterValue* find_setting(const std::vector<ParameterValue>& settings,
                                   std::string_view name) {
  const auto at = std::find_if(settings.begin(), settings.end(),
                               [&](const ParameterValue& setting) { return setting.name == name; });
  return at == settings.end() ? nullptr : &*at;
}

/// The scenario as it is before any setting. Only the model may be set: where another one reads
/// other columns of the grid, they were not read.
std::shared_ptr<const Scenario> reference_of(const ScenarioRecord& record,
                                             const Scenario& scenario) {
  auto reference = std::make_shared<Scenario>(scenario);
  if (const ParameterValue* const model = find_setting(record.settings, "model")) {
    const IncomeModel chosen = parse_income_model(model->value).value_or(scenario.model);
    if (needs_headcount(chosen) != needs_headcount(scenario.model)) reference->model = chosen;
  }
  return reference;
}

}  // namespace

bool settle(Fingerprint& content, const std::string& found, ChangedContent changed) {
  if (content.digest.empty()) content.digest = found;
  if (content.digest == found) return true;
  if (changed == ChangedContent::refuse) return false;
  content.replaced = std::exchange(content.digest, found);
  return true;
}

std::string_view to_text(InputRole role) {
  switch (role) {
    case InputRole::grid: return "grid";
    case InputRole::columns: return "columns";
    case InputRole::urban_units: return "urban_units";
    case InputRole::communes: return "communes";
    case InputRole::urban_incomes: return "urban_incomes";
    case InputRole::listed: return "listed";
    case InputRole::calibrate: return "calibrate";
    case InputRole::bridge: return "bridge";
    case InputRole::bounds: return "bounds";
    case InputRole::brackets: return "brackets";
  }
  return {};
}

std::string_view to_text(CellChoice cells) {
  switch (cells) {
    case CellChoice::none: return "none";
    case CellChoice::candidates: return "candidates";
    case CellChoice::all: return "all";
  }
  return {};
}

std::optional<CellChoice> parse_cell_choice(std::string_view text) {
  for (const CellChoice cells : {CellChoice::none, CellChoice::candidates, CellChoice::all}) {
    if (to_text(cells) == text) return cells;
  }
  return std::nullopt;
}

const InputRecord* ScenarioRecord::find(InputRole role) const {
  const auto at = std::find_if(inputs.begin(), inputs.end(),
                               [&](const InputRecord& input) { return input.role == role; });
  return at == inputs.end() ? nullptr : &*at;
}

std::vector<std::string> ScenarioRecord::paths() const {
  std::vector<std::string> all;
  for (const InputRecord& input : inputs) {
    all.insert(all.end(), input.paths.begin(), input.paths.end());
  }
  return all;
}

void replace_inputs(ScenarioRecord& record, std::vector<InputRecord> inputs) {
  for (const InputRecord& added : inputs) {
    std::erase_if(record.inputs, [&](const InputRecord& old) { return old.role == added.role; });
  }
  std::move(inputs.begin(), inputs.end(), std::back_inserter(record.inputs));
  std::stable_sort(
      record.inputs.begin(), record.inputs.end(),
      [](const InputRecord& a, const InputRecord& b) { return rank_of(a.role) < rank_of(b.role); });
}

void put_setting(ScenarioRecord& record, ParameterValue setting) {
  setting.value = canonical_value(setting, record.rule.name);
  std::erase_if(record.settings,
                [&](const ParameterValue& old) { return old.name == setting.name; });
  record.settings.push_back(std::move(setting));
}

void apply_choices(const ScenarioRecord& record, Scenario& scenario, Findings& findings) {
  for (const ParameterValue& kept : record.defaults) {
    if (find_setting(record.settings, kept.name) != nullptr) continue;
    const Parameter* const parameter = find_parameter(kept.name);
    const std::string now = parameter == nullptr ? std::string() : parameter->get(scenario);
    if (now == kept.value) continue;
    apply_setting(scenario, kept, Origin::scenario);
    findings.warn("default_kept", {{"parameter", kept.name}, {"kept", kept.value}, {"now", now}});
  }
  scenario.reference = record.settings.empty() ? nullptr : reference_of(record, scenario);
  for (const ParameterValue& setting : record.settings) {
    apply_setting(scenario, setting, Origin::setting);
  }
  scenario.edits = record.edits;
  scenario.names = record.names;
}

void note_choices(const Scenario& scenario, ScenarioRecord& record) {
  std::vector<ParameterValue> settings;
  std::vector<ParameterValue> defaults;
  for (const Parameter& parameter : parameters()) {
    if (!applies(parameter, scenario)) continue;
    ParameterValue value{std::string(parameter.name), parameter.get(scenario)};
    if (find_setting(record.settings, parameter.name) != nullptr) {
      settings.push_back(std::move(value));
    } else if (!is_figure(parameter)) {
      defaults.push_back(std::move(value));
    }
  }
  record.settings = std::move(settings);
  record.defaults = std::move(defaults);
}

void note_replaced(const ScenarioRecord& record, Findings& findings) {
  const Fingerprint& figures = record.vintage.figures;
  if (!figures.replaced.empty()) {
    findings.warn("figures_changed", {{"year", record.vintage.year.value_or(0)},
                                      {"expected", figures.replaced},
                                      {"found", figures.digest}});
  }
  for (const InputRecord& input : record.inputs) {
    if (input.content.replaced.empty()) continue;
    findings.warn("input_changed", {{"input", to_text(input.role)},
                                    {"expected", input.content.replaced},
                                    {"found", input.content.digest}});
  }
}

}  // namespace carreau
