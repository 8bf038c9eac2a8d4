// SPDX-License-Identifier: Apache-2.0
#include "study/run_checks.hpp"

#include "base/error.hpp"
#include "files/database.hpp"

#include <algorithm>
#include <string>

namespace carreau::study {

namespace {

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
}

void check_data(const StudyData& data, const Scenario& scenario) {
  const TerritoryParts& parts = data.territory;
  const std::string& rule = scenario.rule.name;
  const bool is_by_commune = scenario.rule.urban_territory == UrbanTerritory::commune;
  if (is_by_commune && parts.communes.empty()) {
    throw ArgumentError(Message{"data_needs_communes", {{"rule", rule}}});
  }
  if (!is_by_commune && parts.composition.empty() && !parts.unit_boundaries) {
    throw ArgumentError(Message{"data_needs_units", {{"rule", rule}}});
  }
  if (data.cells.incomes() == Incomes::absent) {
    throw ArgumentError(Message{"data_needs_incomes", {{"rule", rule}}});
  }
  const bool needs_households = needs_headcount(scenario.model) && !data.brackets;
  if (needs_households && data.cells.headcount() == Headcount::absent) {
    throw ArgumentError(Message{"data_needs_households", {{"model", to_text(scenario.model)}}});
  }
}

}  // namespace carreau::study
