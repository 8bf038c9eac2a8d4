// SPDX-License-Identifier: Apache-2.0
/// Runs the scenarios of a sweep, block by block.
#pragma once

#include "base/findings.hpp"
#include "scenario/run.hpp"
#include "scenario/session.hpp"
#include "scenario/sweep/doubt.hpp"
#include "scenario/sweep/sweep_plan.hpp"
#include "scenario/sweep/sweep_tally.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// What every worker of a sweep reads: the base, run once, and the doubt from which worlds are
/// drawn. Its data and its plan must outlive it. Then read only, by any number of threads.
class SweepStart {
 public:
  /// Runs the base. `digest` identifies the plan and its inputs. Throws the errors of
  /// run_scenario(), and Cancelled.
  SweepStart(const RunInput& input, const SweepPlan& plan, std::string digest);
  SweepStart(const SweepStart&) = delete;
  SweepStart& operator=(const SweepStart&) = delete;

  [[nodiscard]] const RunInput& input() const { return input_; }
  [[nodiscard]] const SweepPlan& plan() const { return plan_; }
  /// The result of the base.
  [[nodiscard]] const RunResult& base() const { return *base_; }
  [[nodiscard]] const Session& session() const { return session_; }
  /// Findings of the run of the base.
  [[nodiscard]] const Findings& findings() const { return findings_; }
  /// The zones whose standing is counted: perimeters of the base, then its near misses.
  [[nodiscard]] const std::vector<const Zone*>& zones() const { return zones_; }
  /// Of a sample; null otherwise.
  [[nodiscard]] const Doubt* doubt() const { return doubt_ ? &*doubt_ : nullptr; }
  [[nodiscard]] const TallyShape& shape() const { return shape_; }
  /// What sorts designed scenarios into classes: varied parameters, then in a sample the level of
  /// incomes and the threshold of the zone's unit.
  [[nodiscard]] const std::vector<std::string>& factors() const { return factors_; }
  [[nodiscard]] std::size_t classes(std::size_t factor) const;
  /// The class of a designed scenario for a zone in that unit.
  [[nodiscard]] std::size_t class_of(std::size_t factor, std::int64_t scenario,
                                     UnitIndex unit) const;
  /// The unit whose threshold stands for all where the whole is looked at: of most people.
  [[nodiscard]] UnitIndex main_unit() const { return main_unit_; }

 private:
  RunInput input_;
  const SweepPlan& plan_;
  Findings findings_;
  Session session_;
  const RunResult* base_ = nullptr;
  std::vector<const Zone*> zones_;
  std::optional<Doubt> doubt_;
  UnitIndex main_unit_;
  std::vector<std::string> factors_;
  TallyShape shape_;
};

/// Runs blocks, keeping from one scenario to the next what did not change. What a block gives
/// depends on the block alone. Not thread-safe: one worker a thread.
class SweepWorker {
 public:
  /// `start` must outlive it.
  explicit SweepWorker(const SweepStart& start);
  ~SweepWorker();
  SweepWorker(const SweepWorker&) = delete;
  SweepWorker& operator=(const SweepWorker&) = delete;

  /// Throws DataError where a scenario cannot be run, with its values, and Cancelled.
  [[nodiscard]] SweepTally run(const SweepBlock& block);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau
