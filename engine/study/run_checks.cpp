// SPDX-License-Identifier: Apache-2.0
#include "study/run_checks.hpp"

#include "base/error.hpp"
#include "files/database.hpp"

#include <algorithm>
#include <string>

namespace carreau::study {

namespace {

[[noreturn]] void refuse_input(const char* code, const RuleSet& rule, std::string_view input) {
  throw ArgumentError(Message{code, {{"rule", rule.name}, {"input", input}}}, Message{"leave_out"});
}

/// An input that a rule without incomes would leave unread.
void check_income_inputs(const ScenarioRecord& record, const RuleSet& rule) {
  if (compares_incomes(rule)) return;
  for (const InputRole role : {InputRole::urban_incomes, InputRole::calibrate, InputRole::bridge,
                               InputRole::bounds, InputRole::brackets}) {
    if (record.has(role)) refuse_input("rule_of_no_incomes", rule, to_text(role));
  }
}

void check_income_data(const StudyData& data, const RuleSet& rule) {
  if (!data.urban_incomes.empty()) refuse_input("rule_of_no_incomes", rule, "urban_incomes");
  if (!data.levels.empty()) refuse_input("rule_of_no_incomes", rule, "levels");
  if (data.brackets) refuse_input("rule_of_no_incomes", rule, "brackets");
}

void check_territory_data(const StudyData& data, const RuleSet& rule) {
  const TerritoryParts& parts = data.territory;
  const bool has_units = !parts.composition.empty() || parts.unit_boundaries;
  switch (rule.urban_territory) {
    case UrbanTerritory::urban_unit:
      if (has_units) return;
      throw ArgumentError(Message{"data_needs_units", {{"rule", rule.name}}});
    case UrbanTerritory::commune:
      if (!parts.communes.empty()) return;
      throw ArgumentError(Message{"data_needs_communes", {{"rule", rule.name}}});
    case UrbanTerritory::everywhere: break;
  }
  if (has_units) refuse_input("rule_of_no_territory", rule, "urban_units");
  if (data.listed) refuse_input("rule_of_no_territory", rule, "listed");
}

void check_territory_inputs(const ScenarioRecord& record, const RuleSet& rule) {
  const bool has_units = record.has(InputRole::urban_units);
  if (rule.urban_territory == UrbanTerritory::everywhere) {
    for (const InputRole role : {InputRole::urban_units, InputRole::listed}) {
      if (record.has(role)) refuse_input("rule_of_no_territory", rule, to_text(role));
    }
    return;
  }
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

/// A grid may come from any table, because it is identified by its cells; other databases must name
/// their tables.
void check_databases(const ScenarioRecord& record) {
  for (const InputRecord& input : record.inputs) {
    if (input.role != InputRole::grid && files::is_database(input.paths.front())) {
      files::require_tables(input.paths.front());
    }
  }
}

}  // namespace

void check_inputs(const ScenarioRecord& record, const RuleSet& rule) {
  check_models(record);
  check_databases(record);
  check_territory_inputs(record, rule);
  check_income_inputs(record, rule);
}

void check_data(const StudyData& data, const Scenario& scenario) {
  check_territory_data(data, scenario.rule);
  if (!compares_incomes(scenario.rule)) return check_income_data(data, scenario.rule);
  if (data.cells.incomes() == Incomes::absent) {
    throw ArgumentError(Message{"data_needs_incomes", {{"rule", scenario.rule.name}}});
  }
  const bool needs_households = needs_headcount(scenario.model) && !data.brackets;
  if (needs_households && data.cells.headcount() == Headcount::absent) {
    throw ArgumentError(Message{"data_needs_households", {{"model", to_text(scenario.model)}}});
  }
}

}  // namespace carreau::study
