// SPDX-License-Identifier: Apache-2.0
#include "scenario/scenario_changes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace carreau {

std::optional<DelineationStep> earlier(std::optional<DelineationStep> a,
                                       std::optional<DelineationStep> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

namespace {

/// Whether the tables of two vintages are equal. No parameter names them, but incomes depend on
/// them.
bool has_same_tables(const Vintage& a, const Vintage& b) {
  return a.year == b.year && a.national_bounds == b.national_bounds &&
         a.department_bounds == b.department_bounds && a.department_spread == b.department_spread &&
         a.department_poor_people_ratio == b.department_poor_people_ratio &&
         a.mean_to_median == b.mean_to_median;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The step of the delineation that a parameter affects directly. A parameter not listed here
/// affects the earliest step of its group: that may repeat too much, but never too little.
std::optional<DelineationStep> delineation_step(const Parameter& parameter) {
  constexpr std::array<std::string_view, 2> kSelection = {"minimum_zone_population",
                                                          "near_miss_population"};
  constexpr std::array<std::string_view, 5> kClusters = {
      "contiguity", "fill_gaps", "fill_doubtful_gaps", "bridge_empty", "minimum_zone_density"};
  if (is_one_of(parameter.name, kSelection)) return DelineationStep::selection;
  if (is_one_of(parameter.name, kClusters)) return DelineationStep::clusters;
  // The derogation affects cells and not units, so no threshold shows it; nor does one show the
  // density of cells.
  const bool is_of_cells =
      parameter.name == "listed_derogation" || parameter.name == "minimum_cell_density";
  if (is_of_cells || parameter.group == ParameterGroup::delineation) {
    return DelineationStep::cells;
  }
  return std::nullopt;
}

RunStep run_step(DelineationStep step) {
  switch (step) {
    case DelineationStep::incomes: return RunStep::incomes;
    case DelineationStep::cells: return RunStep::cells;
    case DelineationStep::clusters: return RunStep::clusters;
    case DelineationStep::selection: return RunStep::selection;
  }
  return RunStep::incomes;
}

/// Whether S, or the territory test of units, depends on a parameter.
bool moves_thresholds(const Parameter& parameter) {
  constexpr std::array<std::string_view, 3> kThresholds = {"national_declared", "bridge_exponent",
                                                           "bridge_residual"};
  return parameter.group == ParameterGroup::rule || is_one_of(parameter.name, kThresholds);
}

/// `converts`: published levels or brackets are converted to disposable incomes by the bridge.
ScenarioChanges changes_between(const Scenario& last, const Scenario& scenario, bool converts) {
  ScenarioChanges changes;
  // Verdicts name the sources of their bounds.
  if (last.rule.clauses != scenario.rule.clauses) {
    changes.delineation = DelineationStep::selection;
  }
  for (const Parameter& parameter : parameters()) {
    if (parameter.get(last) == parameter.get(scenario)) continue;
    // A revision reads what the delineation gives, and changes nothing in it.
    if (parameter.group == ParameterGroup::revision) continue;
    const auto step = delineation_step(parameter);
    changes.delineation = earlier(changes.delineation, step);
    if (step) continue;
    if (moves_thresholds(parameter)) changes.thresholds = true;
    else changes.incomes = true;
  }
  if (last.rule.selects != scenario.rule.selects ||
      last.rule.urban_territory != scenario.rule.urban_territory) {
    changes.incomes = true;
  }
  const Vintage& before = last.vintage;
  // The line of low incomes is a part of the national median of what the cells count.
  if (before.national_median() != scenario.vintage.national_median()) changes.incomes = true;
  if (before.bridge != scenario.vintage.bridge) {
    changes.thresholds = true;
    if (converts) changes.incomes = true;
  }
  if (!has_same_tables(before, scenario.vintage)) changes.incomes = true;
  // Local medians, and thus thresholds, are estimated from the incomes.
  if (changes.incomes) changes.thresholds = true;
  return changes;
}

}  // namespace

RunStep first_step(const Parameter& parameter) {
  if (parameter.group == ParameterGroup::revision) return RunStep::none;
  if (const auto step = delineation_step(parameter)) return run_step(*step);
  return moves_thresholds(parameter) ? RunStep::thresholds : RunStep::incomes;
}

RunStep first_step(const Scenario& before, const Scenario& now) {
  const ScenarioChanges changes = changes_between(before, now, false);
  if (changes.incomes) return RunStep::incomes;
  if (changes.thresholds) return RunStep::thresholds;
  return changes.delineation ? run_step(*changes.delineation) : RunStep::none;
}

ScenarioChanges changes_between(const RunInput& input, const Scenario& last,
                                const Scenario& scenario) {
  return changes_between(last, scenario, input.levels != nullptr || input.brackets != nullptr);
}

}  // namespace carreau
