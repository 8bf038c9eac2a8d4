// SPDX-License-Identifier: Apache-2.0
#include "scenario/session.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

namespace carreau {

namespace {

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

}  // namespace

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

Session::Session(const RunInput& input, const Scenario& scenario, const RunResult& result)
    : input_(input), finder_(input.cells), last_(scenario), unfinished_(DelineationStep::incomes) {
  result_.income = result.income;
  result_.thresholds = result.thresholds;
  Findings told_by_the_run;
  medians_ = estimate_area_medians(input, *result.income, told_by_the_run);
}

const RunResult& Session::run(const Scenario& scenario, Findings& findings) {
  update_reference(scenario);
  draw(scenario);
  identify(scenario);

  // Report the findings of a complete run, in the same order.
  findings.append(edit_findings_);
  findings.append(income_findings_);
  if (!edits_.empty()) note_edited_zones(input_.cells, result_.delineation, findings);
  put_names(scenario, result_.delineation, findings);
  return result_;
}

/// The zones of a scenario, without regard to those of any other.
void Session::draw(const Scenario& scenario) {
  // Resolve the cells of the scenario's edits.
  update_edits(scenario.edits);

  // Update incomes and thresholds.
  const ScenarioChanges changes = last_ ? changes_between(input_, *last_, scenario)
                                        : ScenarioChanges{true, true, DelineationStep::incomes};
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
    own_reference_.reset();
    delineator_.run(input, *step, by_rule());
    unfinished_.reset();
  }

  // Apply the edits to these zones.
  if (!edits_.empty() && !are_edits_applied_) apply_edits_anew(input);
}

/// Draws the zones of the scenario's reference, where they are not those known already. One that
/// cannot be run gives no identity.
void Session::update_reference(const Scenario& scenario) {
  if (!scenario.reference) return;
  const Scenario& wanted = *scenario.reference;
  if (reference_scenario_ && changes_between(input_, *reference_scenario_, wanted).is_none()) {
    return;
  }
  reference_.reset();
  reference_scenario_.reset();
  try {
    draw(wanted);
    const DelineationInput input =
        delineation_input(input_, *last_, *result_.income, result_.thresholds);
    number_zones(input, result_.delineation);
    reference_.emplace(input_.cells, result_.delineation);
  } catch (const DataError&) {
    // A unit has no median that only a setting makes superfluous.
  }
  reference_scenario_ = wanted;
}

void Session::identify(const Scenario& scenario) {
  const DelineationInput input =
      delineation_input(input_, *last_, *result_.income, result_.thresholds);
  if (scenario.reference && reference_) {
    return identify_zones(input, *reference_, result_.delineation);
  }
  // An earlier run may have named the zones that are kept.
  if (edits_.empty()) return number_zones(input, result_.delineation);
  if (!own_reference_) {
    number_zones(input, unedited_);
    own_reference_.emplace(input_.cells, unedited_);
  }
  identify_zones(input, *own_reference_, result_.delineation);
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
