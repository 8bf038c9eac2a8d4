// SPDX-License-Identifier: Apache-2.0
#include "scenario/session.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace carreau {

/// What the differences between two scenarios affect.
struct ScenarioChanges {
  bool incomes = false;     ///< the incomes of cells, and all that depends on them
  bool thresholds = false;  ///< S of units, or the territory test
  /// The earliest step of the delineation that a parameter affects directly, if any.
  std::optional<DelineationStep> delineation;
};

namespace {

/// The earlier of two steps; none means that nothing has to be repeated.
std::optional<DelineationStep> earlier(std::optional<DelineationStep> a,
                                       std::optional<DelineationStep> b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

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

/// The step of the delineation to repeat after a change of a unit's threshold. Unless its income or
/// its territory test changed, no cell changes; the figures of zones may.
std::optional<DelineationStep> delineation_step(const UnitThreshold& before,
                                                const UnitThreshold& now) {
  if (before.disposable != now.disposable || before.is_urban != now.is_urban) {
    return DelineationStep::cells;
  }
  if (before.declared != now.declared || before.log_deviation != now.log_deviation) {
    return DelineationStep::clusters;
  }
  return std::nullopt;
}

/// `converts`: published levels or brackets are converted to disposable incomes by the bridge.
ScenarioChanges changes_between(const Scenario& last, const Scenario& now, bool converts) {
  ScenarioChanges changes;
  // Verdicts name the sources of their bounds.
  if (last.rule.clauses != now.rule.clauses) changes.delineation = DelineationStep::selection;
  for (const Parameter& parameter : parameters()) {
    if (parameter.get(last) == parameter.get(now)) continue;
    // A revision reads what the delineation gives, and changes nothing in it.
    if (parameter.group == ParameterGroup::revision) continue;
    const auto step = delineation_step(parameter);
    changes.delineation = earlier(changes.delineation, step);
    if (step) continue;
    if (moves_thresholds(parameter)) changes.thresholds = true;
    else changes.incomes = true;
  }
  if (last.rule.selects != now.rule.selects ||
      last.rule.urban_territory != now.rule.urban_territory) {
    changes.incomes = true;
  }
  // The line of low incomes is a part of the national median of what the cells count.
  if (last.vintage.national_median() != now.vintage.national_median()) changes.incomes = true;
  if (last.vintage.bridge != now.vintage.bridge) {
    changes.thresholds = true;
    if (converts) changes.incomes = true;
  }
  if (!has_same_tables(last.vintage, now.vintage)) changes.incomes = true;
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

Session::Session(const RunInput& input, const Session& other)
    : input_(input),
      finder_(input.cells),
      last_(other.last_),
      medians_(other.medians_),
      income_findings_(other.income_findings_),
      unfinished_(DelineationStep::incomes) {
  result_.income = other.result_.income;
  result_.thresholds = other.result_.thresholds;
}

const RunResult& Session::run(const Scenario& scenario, Findings& findings) {
  // Resolve the cells of the scenario's edits.
  update_edits(scenario.edits);

  // Update incomes and thresholds.
  const ScenarioChanges changes = changes_since_last(scenario);
  std::optional<DelineationStep> step = earlier(unfinished_, changes.delineation);
  if (changes.incomes) {
    update_incomes(scenario);
    // A unit without a median refuses the scenario below: what is here then belongs to no scenario.
    last_.reset();
  }
  if (changes.thresholds) step = earlier(step, update_thresholds(scenario));
  if (changes.incomes) step = DelineationStep::incomes;
  last_ = scenario;
  unfinished_ = step;

  // Update the zones of the rule.
  const DelineationInput input =
      delineation_input(input_, *last_, *result_.income, result_.thresholds);
  if (step) {
    are_edits_applied_ = false;
    delineator_.run(input, *step, by_rule());
    unfinished_.reset();
  }

  // Apply the edits to these zones.
  if (!edits_.empty() && !are_edits_applied_) apply_edits_anew(input);

  // Report the findings of a complete run, in the same order.
  findings.append(edit_findings_);
  findings.append(income_findings_);
  if (!edits_.empty()) {
    note_edited_zones(result_.delineation, findings);
  }
  return result_;
}

/// Resolves the cells of the edits where the edits have changed.
void Session::update_edits(const std::vector<Edit>& edits) {
  if (known_edits_ == edits) return;
  Findings found;
  std::vector<CellEdit> resolved = resolve_edits(finder_, edits, found);
  // When edits appear or disappear, the zones of the rule move between the result and `unedited_`;
  // see by_rule().
  if (resolved.empty() != edits_.empty()) std::swap(unedited_, result_.delineation);
  known_edits_ = edits;
  edits_ = std::move(resolved);
  edit_findings_ = std::move(found);
  are_edits_applied_ = false;
}

ScenarioChanges Session::changes_since_last(const Scenario& scenario) const {
  if (!last_) return {true, true, DelineationStep::incomes};
  return changes_between(*last_, scenario, input_.levels != nullptr || input_.brackets != nullptr);
}

/// All at once in the end: a run that is stopped before leaves the incomes of the last scenario.
void Session::update_incomes(const Scenario& scenario) {
  Findings findings;
  std::shared_ptr<const IncomeEstimate> income = estimate_incomes(input_, scenario, findings);
  medians_ = estimate_area_medians(input_, *income, findings);
  result_.income = std::move(income);
  income_findings_ = std::move(findings);
  ++work_.grids_estimated;
}

/// The step of the delineation that the new thresholds affect, if any. S is rounded up to the next
/// 100 €, so that a small change of a parameter often changes no threshold.
std::optional<DelineationStep> Session::update_thresholds(const Scenario& scenario) {
  // A refused scenario leaves the thresholds of the last one.
  std::vector<UnitThreshold> now = unit_thresholds(input_, scenario, medians_);
  const std::vector<UnitThreshold> before = std::exchange(result_.thresholds, std::move(now));
  ++work_.thresholds_set;
  std::optional<DelineationStep> step;
  for (std::size_t u = 0; u < before.size(); ++u) {
    step = earlier(step, delineation_step(before[u], result_.thresholds[u]));
  }
  return step;
}

void Session::apply_edits_anew(const DelineationInput& input) {
  apply_edits(input, unedited_, edits_, result_.delineation);
  are_edits_applied_ = true;
  ++work_.edits_applied;
}

SessionWork Session::work() const {
  SessionWork work = work_;
  work.delineation = delineator_.work();
  return work;
}

}  // namespace carreau
