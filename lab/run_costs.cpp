// SPDX-License-Identifier: Apache-2.0
#include "lab/run_costs.hpp"

#include <utility>

namespace carreau::lab {

namespace {

/// Parts of a whole plain run of the lognormal model, measured on the national grid
/// (docs/performance.md). They order kinds that have not been run yet, and need be no better.
double income_part(IncomeModel model) {
  constexpr double kNumericalFit = 270.0;  // Dagum's law is fitted without a closed form
  return model == IncomeModel::dagum ? kNumericalFit : 0.7;
}

double delineation_part(const RunKind& kind) {
  constexpr double kMinimumCut = 0.9;
  const bool is_compact = kind.method == ZoneMethod::compact;
  const double all = 0.3 + (is_compact ? kMinimumCut : 0.0);
  if (kind.draws_all) return all;
  switch (kind.from) {
    case RunStep::incomes: return all;
    case RunStep::thresholds:
    case RunStep::cells: return 0.1 + (is_compact ? kMinimumCut : 0.0);
    case RunStep::clusters: return 0.05;
    case RunStep::selection: return 0.03;
    case RunStep::none: return 0.01;
  }
  return 1.0;
}

double relative_cost(const RunKind& kind) {
  const double incomes = kind.from == RunStep::incomes ? income_part(kind.model) : 0.0;
  return incomes + delineation_part(kind);
}

}  // namespace

RunKind kind_between(const std::optional<Scenario>& before, const Scenario& now) {
  const RunStep from = before ? first_step(*before, now) : RunStep::incomes;
  return {from, now.model, now.delineation.method};
}

void RunCosts::note(const RunKind& kind, Milliseconds took) {
  const std::lock_guard lock(mutex_);
  if (!first_) first_ = {kind, took};
  const auto [known, is_new] = known_.emplace(kind, took);
  if (is_new) return;
  // Runs of one kind differ by what changed, and take longer beside others. That must not make
  // them dear for good, so what is known falls faster than it rises.
  const double weight = took < known->second ? 0.5 : 0.1;
  known->second += (took - known->second) * weight;
}

Milliseconds RunCosts::expected(const RunKind& kind) const {
  const std::lock_guard lock(mutex_);
  if (const auto known = known_.find(kind); known != known_.end()) return known->second;
  if (!first_) return Milliseconds(0.0);
  return first_->second * (relative_cost(kind) / relative_cost(first_->first));
}

}  // namespace carreau::lab
