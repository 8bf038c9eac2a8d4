// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_sweeps.hpp"

#include "base/error.hpp"
#include "lab/request_error.hpp"

#include <algorithm>
#include <utility>

namespace carreau::lab {

namespace {

/// A choice that reads the grid in another way is refused as it is for a run.
void check_choices(const Lab& lab, const LabState& state, const SweepPlan& plan) {
  for (const Variation& variation : plan.variations()) {
    if (variation.parameter->shape.kind != ParameterKind::choice) continue;
    for (const std::string& value : variation.values) {
      LabState chosen = state;
      chosen.settings.push_back({std::string(variation.name()), value});
      (void)lab.prepared(chosen);
    }
  }
}

std::shared_ptr<LabSweep> planned(const Lab& lab, const SweepRequest& request) {
  const auto base = lab.prepared(request.state);
  try {
    const SweepPlan plan(base->scenario, request.choices);
    check_choices(lab, request.state, plan);
    if (plan.size() <= LabSweeps::kMostScenarios) {
      return std::make_shared<LabSweep>(base, request.choices, plan);
    }
    throw RequestError(
        422, "sweep_too_long",
        Message{"sweep_too_long",
                {{"found", Count{plan.size()}}, {"most", Count{LabSweeps::kMostScenarios}}}});
  } catch (const ArgumentError& error) {
    throw RequestError(422, "unusable_sweep",
                       Message{"sweep_refused", {{"fault", as_message(error)}}});
  }
}

}  // namespace

LabSweeps::~LabSweeps() {
  stop_all();
  if (thread_.joinable()) thread_.join();
}

std::shared_ptr<const LabSweep> LabSweeps::begin(const SweepRequest& request) {
  std::shared_ptr<LabSweep> sweep = planned(lab_, request);
  const std::scoped_lock lock(mutex_);
  if (auto known = kept(sweep->id())) return known;
  require_idle();
  if (is_stopped_) sweep->stop();
  thread_ = std::thread([this, sweep] { sweep->run(lab_); });
  current_ = sweep;
  keep(sweep);
  return sweep;
}

/// Waits for a sweep that was told to stop; refuses where one goes on.
void LabSweeps::require_idle() {
  if (!current_) return;
  if (current_->status() == SweepStatus::running && !current_->is_asked_to_stop()) {
    throw RequestError(409, "sweep_under_way", Message{"sweep_under_way"});
  }
  thread_.join();
  current_.reset();
}

/// What was stopped or has failed is no answer to the next request.
std::shared_ptr<LabSweep> LabSweeps::kept(std::string_view id) const {
  const auto found = std::ranges::find_if(sweeps_, [&](const auto& sweep) {
    const SweepStatus status = sweep->status();
    const bool goes_on = status == SweepStatus::running && !sweep->is_asked_to_stop();
    return sweep->id() == id && (goes_on || status == SweepStatus::done);
  });
  return found == sweeps_.end() ? nullptr : *found;
}

void LabSweeps::keep(std::shared_ptr<LabSweep> sweep) {
  std::erase_if(sweeps_, [&](const auto& old) { return old->id() == sweep->id(); });
  sweeps_.push_front(std::move(sweep));
  if (sweeps_.size() > kKept) sweeps_.pop_back();
}

std::shared_ptr<const LabSweep> LabSweeps::find(std::string_view id) const {
  const std::scoped_lock lock(mutex_);
  const auto found =
      std::ranges::find_if(sweeps_, [&](const auto& sweep) { return sweep->id() == id; });
  if (found != sweeps_.end()) return *found;
  throw RequestError(410, "sweep_gone", Message{"sweep_not_kept", {{"sweep", id}}});
}

std::vector<std::shared_ptr<const LabSweep>> LabSweeps::all() const {
  const std::scoped_lock lock(mutex_);
  return {sweeps_.begin(), sweeps_.end()};
}

void LabSweeps::stop(std::string_view id) {
  (void)find(id);
  const std::scoped_lock lock(mutex_);
  const bool is_current = current_ && current_->id() == id;
  if (is_current && current_->status() == SweepStatus::running) current_->stop();
}

void LabSweeps::stop_all() {
  const std::scoped_lock lock(mutex_);
  is_stopped_ = true;
  if (current_) current_->stop();
}

}  // namespace carreau::lab
