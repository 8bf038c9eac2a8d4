// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_sweep.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "lab/request_error.hpp"
#include "results/sweep/sweep_records.hpp"

#include <exception>
#include <utility>

namespace carreau::lab {

namespace {

std::optional<Box> bounds_of(const Places& places, const std::vector<CellPosition>& positions) {
  if (positions.empty()) return std::nullopt;
  CellBlock block{positions.front(), positions.front()};
  for (const CellPosition position : positions) block.take(position);
  return places.bounds(block);
}

KeptSweep kept_of(const Lab& lab, const results::SweepOutput& output) {
  KeptSweep kept;
  kept.design = {results::varied_parameters(output.start.plan()), output.stability.designed};
  kept.curves = results::curve_records(output);
  kept.effects = results::swept_effect_records(output);
  for (std::size_t z = 0; z < output.stability.zones.size(); ++z) {
    kept.zones.push_back({results::swept_zone_record(output, output.stability.zones[z]),
                          bounds_of(lab.places(), results::swept_footprint(output, z))});
  }
  kept.shares.resize(lab.cells().size());
  for (std::size_t c = 0; c < output.tally.cells.size(); ++c) {
    kept.cells.push_back(results::swept_cell_record(output, c));
    kept.shares[output.tally.cells[c].cell.position()] =
        static_cast<float>(kept.cells.back().share_in);
  }
  return kept;
}

}  // namespace

std::string_view to_text(SweepStatus status) {
  switch (status) {
    case SweepStatus::running: return "running";
    case SweepStatus::done: return "done";
    case SweepStatus::failed: return "failed";
    case SweepStatus::stopped: return "stopped";
  }
  return {};
}

LabSweep::LabSweep(std::shared_ptr<const LabRun> base, SweepChoices choices, const SweepPlan& plan)
    : base_(std::move(base)),
      choices_(std::move(choices)),
      id_(study::sweep_digest(base_->record, plan).substr(0, base_->id.size())),
      scenarios_(plan.size()),
      designed_(plan.designed()) {}

SweepStatus LabSweep::status() const {
  const std::scoped_lock lock(mutex_);
  return status_;
}

std::shared_ptr<const KeptSweep> LabSweep::result() const {
  const std::scoped_lock lock(mutex_);
  return result_;
}

std::optional<Message> LabSweep::failure() const {
  const std::scoped_lock lock(mutex_);
  return failure_;
}

void LabSweep::end(SweepStatus status, std::optional<Message> failure,
                   std::shared_ptr<const KeptSweep> result) {
  const std::scoped_lock lock(mutex_);
  status_ = status;
  failure_ = std::move(failure);
  result_ = std::move(result);
}

void LabSweep::run(const Lab& lab) {
  const study::Watch watch{&counter_, &stop_};
  try {
    run_workers(1, [&](std::size_t) {
      const auto sweep = study::Sweep::prepare(lab.shared_run(), {base_->scenario, base_->record},
                                               choices_, watch);
      const study::SweepResult result = study::run_sweep(sweep, {1, {}}, watch);
      const SweepStart& start = sweep->start();
      const results::SweepOutput output{
          start,
          result.tally,
          result.stability,
          {start.input(), base_->scenario, start.base(), result.findings, base_->record}};
      end(SweepStatus::done, {}, std::make_shared<KeptSweep>(kept_of(lab, output)));
    });
  } catch (const Cancelled&) {
    end(SweepStatus::stopped, {}, nullptr);
  } catch (...) {
    // The sweep runs on a thread of its own, where nothing could catch an exception: the reason is
    // kept, and told to whoever asks for the sweep.
    end(SweepStatus::failed, as_request_error(std::current_exception()).message(), nullptr);
  }
}

}  // namespace carreau::lab
