// SPDX-License-Identifier: Apache-2.0
/// Runs the scenarios around one, and tells how steady its zones are and which choice moves what.
#pragma once

#include "scenario/sweep/stability.hpp"
#include "scenario/sweep/sweep_plan.hpp"
#include "scenario/sweep/sweep_tally.hpp"
#include "scenario/sweep/sweep_worker.hpp"
#include "study/loaded_run.hpp"
#include "study/watch.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::study {

/// A sweep over a run, ready to be cut into blocks: the plan, and the base that was run. Made once
/// in each process; then read only, by any number of threads. Anywhere, the same run and the same
/// choices give the same blocks, and a block the same tally.
///
///   const Sweep sweep(run, {{"poverty_ratio=0.55:0.65:11", "contiguity=4,8"}});
///   SweepTally total = sweep.empty();
///   for (const SweepBlock& block : sweep.blocks()) total.merge(sweep.run_block(block));
///   const SweepResult result = sweep.conclude(std::move(total));
class Sweep;

/// The scenario that a sweep is around, and its complete record.
struct SweepBase {
  Scenario scenario;
  ScenarioRecord record;
};

/// SHA-256 of the plan, of the scenario and of its inputs: it identifies a sweep anywhere.
[[nodiscard]] std::string sweep_digest(const ScenarioRecord& base, const SweepPlan& plan);

/// What a sweep gives. Moving it keeps every reference in it valid.
struct SweepResult {
  std::shared_ptr<const Sweep> sweep;
  SweepTally tally;
  Stability stability;
  Findings findings;  ///< of the inputs, of the base, and of the sweep
};

class Sweep : public std::enable_shared_from_this<Sweep> {
 public:
  /// Plans the sweep and runs the base. Throws ArgumentError for a run without a rule and for
  /// choices that make no plan, see SweepPlan, or that mix models that read the grid in two ways;
  /// the errors of run_scenario(), and Cancelled.
  [[nodiscard]] static std::shared_ptr<const Sweep> prepare(std::shared_ptr<const LoadedRun> run,
                                                            const SweepChoices& choices,
                                                            const Watch& watch = {});
  /// The same around another scenario over the inputs of the run.
  [[nodiscard]] static std::shared_ptr<const Sweep> prepare(std::shared_ptr<const LoadedRun> run,
                                                            const SweepBase& base,
                                                            const SweepChoices& choices,
                                                            const Watch& watch = {});
  Sweep(const Sweep&) = delete;
  Sweep& operator=(const Sweep&) = delete;

  [[nodiscard]] const LoadedRun& run() const { return *run_; }
  [[nodiscard]] const SweepPlan& plan() const { return plan_; }
  [[nodiscard]] const SweepStart& start() const { return start_; }
  /// See sweep_digest().
  [[nodiscard]] const std::string& digest() const { return start_.shape().plan; }
  [[nodiscard]] const std::vector<SweepBlock>& blocks() const { return blocks_; }

  /// The tally of no scenario, to which others are merged.
  [[nodiscard]] SweepTally empty() const { return SweepTally(start_.shape()); }
  /// Runs one block. A pure function of the sweep and the block; calls may be made from several
  /// threads at once. What workers keep from earlier blocks makes later ones cheaper.
  [[nodiscard]] SweepTally run_block(const SweepBlock& block, const Watch& watch = {}) const;
  /// Reads a tally that another process made. Throws DataError for damaged bytes, and for a tally
  /// of another sweep.
  [[nodiscard]] SweepTally read_tally(std::string_view bytes) const {
    return SweepTally::from_bytes(bytes, start_.shape());
  }
  /// Concludes. Throws DataError where the tally lacks scenarios.
  [[nodiscard]] SweepResult conclude(SweepTally total) const;

 private:
  Sweep(std::shared_ptr<const LoadedRun> run, const SweepBase& base, const SweepChoices& choices);

  std::shared_ptr<const LoadedRun> run_;
  SweepPlan plan_;
  RunInput input_;
  SweepStart start_;
  std::vector<SweepBlock> blocks_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<SweepWorker>> idle_;  ///< workers that no block runs on
};

/// How a sweep runs on this machine; none of it changes a byte of the result.
struct SweepExecution {
  std::size_t workers = 0;  ///< threads; 0: as many as parallel loops may use
  /// A file that holds what is done after each block, and from which a sweep that was stopped goes
  /// on. It stays until discard_checkpoint(); empty: none is kept.
  std::string checkpoint;
};

/// Runs all blocks and concludes. Throws Cancelled, and the errors of its scenarios; DataError for
/// a checkpoint that is damaged or of another sweep, and IoError where it cannot be written: what
/// it holds is kept, and the same request goes on from there.
[[nodiscard]] SweepResult run_sweep(std::shared_ptr<const Sweep> sweep,
                                    const SweepExecution& execution = {}, const Watch& watch = {});
/// Removes the checkpoint, once the result is where it shall be.
void discard_checkpoint(const SweepExecution& execution);

}  // namespace carreau::study
