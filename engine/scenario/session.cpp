// SPDX-License-Identifier: Apache-2.0
#include "scenario/session.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

/// What no parameter names, and incomes depend on.
bool has_same_tables(const Vintage& a, const Vintage& b) {
  return a.year == b.year && a.national_bounds == b.national_bounds &&
         a.department_bounds == b.department_bounds && a.department_spread == b.department_spread &&
         a.department_poor_people_ratio == b.department_poor_people_ratio &&
         a.mean_to_median == b.mean_to_median;
}

/// The earliest step that differences touch, thresholds apart and with them.
struct Steps {
  RunStep rest = RunStep::nothing;
  RunStep all = RunStep::nothing;

  void touch(RunStep step) {
    all = std::min(all, step);
    if (step != RunStep::thresholds) rest = std::min(rest, step);
  }
};

Steps steps_between(const Scenario& a, const Scenario& b) {
  Steps steps;
  for (const Parameter& parameter : parameters()) {
    if (parameter.get(a) != parameter.get(b)) steps.touch(first_step(parameter));
  }
  if (a.vintage.bridge != b.vintage.bridge) steps.touch(RunStep::thresholds);
  if (!has_same_tables(a.vintage, b.vintage)) steps.touch(RunStep::incomes);
  return steps;
}

/// Whether the cells are held against other incomes, or lie in other territory, than before.
bool moves_cells(const UnitThreshold& a, const UnitThreshold& b) {
  return a.disposable != b.disposable || a.is_urban != b.is_urban;
}

/// Whether figures of zones are other than before, though no cell is.
bool moves_figures(const UnitThreshold& a, const UnitThreshold& b) {
  return a.declared != b.declared || a.log_deviation != b.log_deviation;
}

DelineationStep step_of(RunStep step) {
  switch (step) {
    case RunStep::incomes: return DelineationStep::incomes;
    case RunStep::clusters: return DelineationStep::clusters;
    case RunStep::selection:
    case RunStep::nothing: return DelineationStep::selection;
    default: return DelineationStep::cells;
  }
}

}  // namespace

RunStep first_step(const Parameter& parameter) {
  constexpr std::array<std::string_view, 3> kSelection = {
      "minimum_zone_population", "minimum_zone_density", "near_miss_population"};
  constexpr std::array<std::string_view, 4> kClusters = {"contiguity", "fill_gaps",
                                                         "fill_doubtful_gaps", "bridge_empty"};
  constexpr std::string_view kDerogation = "listed_derogation";  // of cells, not of units
  constexpr std::array<std::string_view, 3> kThresholds = {"national_declared", "bridge_exponent",
                                                           "bridge_residual"};
  const auto is_one_of = [&](const auto& names) {
    return std::find(names.begin(), names.end(), parameter.name) != names.end();
  };
  if (is_one_of(kSelection)) return RunStep::selection;
  if (is_one_of(kClusters)) return RunStep::clusters;
  if (parameter.name == kDerogation) return RunStep::cells;
  if (parameter.group == ParameterGroup::rule || is_one_of(kThresholds)) {
    return RunStep::thresholds;
  }
  if (parameter.group == ParameterGroup::delineation) return RunStep::cells;
  return RunStep::incomes;
}

void Session::estimate(const Scenario& scenario) {
  estimate_findings_ = {};
  result_.income = estimate_incomes(input_, scenario, estimate_findings_);
  medians_ = estimate_area_medians(input_, *result_.income, estimate_findings_);
  ++work_.grids_estimated;
}

RunStep Session::set_thresholds(const Scenario& scenario) {
  const std::vector<UnitThreshold> before = std::move(result_.thresholds);
  result_.thresholds = unit_thresholds(input_, scenario, medians_);
  ++work_.thresholds_set;
  RunStep touched = RunStep::nothing;
  for (std::size_t u = 0; u < before.size(); ++u) {
    if (moves_cells(before[u], result_.thresholds[u])) return RunStep::cells;
    if (moves_figures(before[u], result_.thresholds[u])) touched = RunStep::clusters;
  }
  return touched;
}

void Session::resolve(const std::vector<Edit>& edits) {
  if (last_ && last_->edits == edits) return;
  Findings found;
  std::vector<CellEdit> resolved = resolve_edits(finder_, edits, found);
  // The first edits come, or the last go: what the rule gives is kept at the other place.
  if (resolved.empty() != edits_.empty()) std::swap(unedited_, result_.delineation);
  edits_ = std::move(resolved);
  edit_findings_ = std::move(found);
  is_edited_ = false;
}

const RunResult& Session::run(const Scenario& scenario, Findings& findings) {
  resolve(scenario.edits);
  Steps steps = last_ ? steps_between(*last_, scenario) : Steps{RunStep::incomes, RunStep::incomes};
  // Levels and brackets come to the disposable scale by the bridge.
  const bool is_bridged = input_.levels != nullptr || input_.brackets != nullptr;
  if (is_bridged && last_ && last_->vintage.bridge != scenario.vintage.bridge) {
    steps.touch(RunStep::incomes);
  }
  if (steps.all == RunStep::incomes) estimate(scenario);
  RunStep step = steps.rest;
  // S is rounded up to the next 100 €: what changes a threshold a little often changes nothing.
  if (steps.all <= RunStep::thresholds) step = std::min(step, set_thresholds(scenario));
  last_ = scenario;
  const DelineationInput to_delineate =
      delineation_input(input_, *last_, *result_.income, result_.thresholds);
  if (step != RunStep::nothing) {
    delineator_.run(to_delineate, step_of(step), by_rule());
    is_edited_ = false;
  }
  if (!edits_.empty() && !is_edited_) {
    apply_edits(to_delineate, unedited_, edits_, result_.delineation);
    is_edited_ = true;
    ++work_.edits_applied;
  }
  findings.append(edit_findings_);
  findings.append(estimate_findings_);
  if (!edits_.empty()) note_edited_zones(last_->rule, result_.thresholds, result_.delineation, findings);
  return result_;
}

SessionWork Session::work() const {
  SessionWork work = work_;
  work.delineation = delineator_.work();
  return work;
}

}  // namespace carreau
