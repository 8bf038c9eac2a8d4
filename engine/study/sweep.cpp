// SPDX-License-Identifier: Apache-2.0
#include "study/sweep.hpp"

#include "base/cancellation.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "inputs/digest.hpp"
#include "inputs/scenario_writer.hpp"
#include "study/delineate.hpp"
#include "study/sweep_ledger.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

namespace carreau::study {

namespace {

/// Blocks are given to whichever worker is free; what each gives is entered in the ledger.
class BlockQueue {
 public:
  BlockQueue(std::shared_ptr<const Sweep> sweep, const SweepExecution& execution,
             const Watch& watch)
      : sweep_(*sweep),
        progress_(watch.progress),
        ledger_(std::move(sweep), execution.checkpoint),
        blocks_(ledger_.remaining()) {
    if (progress_ == nullptr) return;
    progress_->begin(Message{"progress_sweep"}, Progress::Unit::scenarios, sweep_.plan().size());
    progress_->advance(ledger_.done());
  }

  [[nodiscard]] std::size_t size() const { return blocks_.size(); }

  /// The work of one thread.
  void work() {
    try {
      while (const auto block = next()) finish(*block, sweep_.run_block(*block));
    } catch (...) {
      has_failed_ = true;  // the others end after the block they are at, which is kept
      throw;
    }
  }
  [[nodiscard]] SweepResult conclude() { return ledger_.conclude(); }
  void end_progress() {
    if (progress_ != nullptr) progress_->end();
  }

 private:
  std::optional<SweepBlock> next() {
    check_cancelled();
    const std::size_t at = next_.fetch_add(1);
    if (has_failed_ || at >= blocks_.size()) return std::nullopt;
    return blocks_[at];
  }
  void finish(const SweepBlock& block, SweepTally tally) {
    const std::scoped_lock lock(mutex_);
    ledger_.add(std::move(tally));
    if (progress_ != nullptr) progress_->advance(block.end - block.first);
  }

  const Sweep& sweep_;
  Progress* progress_;
  SweepLedger ledger_;
  std::vector<SweepBlock> blocks_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<bool> has_failed_ = false;
  std::mutex mutex_;
};

/// A model of households needs a grid that was read with them, the others one without: what a run
/// of its own would read cannot be had of the grid that the base has read.
void require_one_reading(const SweepPlan& plan, const LoadedRun& run) {
  if (run.record.has(InputRole::brackets)) return;  // no model reads households then
  const IncomeModel base = plan.base().model;
  for (const Variation& variation : plan.variations()) {
    if (variation.name() != "model") continue;
    for (const std::string& value : variation.values) {
      const auto model = parse_income_model(value);
      if (!model || needs_headcount(*model) == needs_headcount(base)) continue;
      throw ArgumentError(
          Message{"sweep_models_apart", {{"base", to_text(base)}, {"model", value}}},
          Message{"sweep_models_each"});
    }
  }
}

}  // namespace

std::string sweep_digest(const ScenarioRecord& base, const SweepPlan& plan) {
  return inputs::text_digest(inputs::scenario_text(inputs::without_folders(base)) + plan.text());
}

std::shared_ptr<const Sweep> Sweep::prepare(std::shared_ptr<const LoadedRun> run,
                                            const SweepChoices& choices, const Watch& watch) {
  const SweepBase own{run->scenario, run->record};
  return prepare(std::move(run), own, choices, watch);
}

std::shared_ptr<const Sweep> Sweep::prepare(std::shared_ptr<const LoadedRun> run,
                                            const SweepBase& base, const SweepChoices& choices,
                                            const Watch& watch) {
  require_rule(*run);
  // Draws are from the doubt of incomes.
  if (choices.sample) require_incomes(*run);
  const CancellationScope scope(watch.cancellation);
  check_cancelled();
  return std::shared_ptr<const Sweep>(new Sweep(std::move(run), base, choices));
}

Sweep::Sweep(std::shared_ptr<const LoadedRun> run, const SweepBase& base,
             const SweepChoices& choices)
    : run_(std::move(run)),
      plan_(base.scenario, choices),
      input_(run_->input()),
      start_(input_, plan_, sweep_digest(base.record, plan_)),
      blocks_(plan_.blocks()) {
  require_one_reading(plan_, *run_);
}

SweepTally Sweep::run_block(const SweepBlock& block, const Watch& watch) const {
  const CancellationScope scope(watch.cancellation);
  std::unique_ptr<SweepWorker> worker;
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      worker = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!worker) worker = std::make_unique<SweepWorker>(start_);
  SweepTally tally = worker->run(block);
  // A worker that threw is not used again: it may hold half a block.
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(worker));
  return tally;
}

SweepResult Sweep::conclude(SweepTally total) const {
  const auto found = static_cast<std::int64_t>(total.rows.size());
  if (found != plan_.size()) {
    throw DataError(Message{"sweep_incomplete", {{"found", found}, {"expected", plan_.size()}}});
  }
  Findings findings = run_->findings;
  findings.append(start_.findings());
  Stability stability = carreau::conclude(start_, total);
  return {shared_from_this(), std::move(total), std::move(stability), std::move(findings)};
}

SweepResult run_sweep(std::shared_ptr<const Sweep> sweep, const SweepExecution& execution,
                      const Watch& watch) {
  const CancellationScope scope(watch.cancellation);
  BlockQueue queue(std::move(sweep), execution, watch);
  const std::size_t asked = execution.workers == 0 ? thread_count() : execution.workers;
  run_workers(std::min(asked, queue.size()), [&](std::size_t) { queue.work(); });
  queue.end_progress();
  return queue.conclude();
}

void discard_checkpoint(const SweepExecution& execution) {
  std::error_code none;
  if (!execution.checkpoint.empty()) std::filesystem::remove(execution.checkpoint, none);
}

}  // namespace carreau::study
