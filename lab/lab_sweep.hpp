// SPDX-License-Identifier: Apache-2.0
/// A sweep in the lab: what was asked for, how far it has come, and what it gives.
#pragma once

#include "base/cancellation.hpp"
#include "base/message.hpp"
#include "base/progress.hpp"
#include "geometry/polygon_set.hpp"
#include "lab/lab.hpp"
#include "report/sweep_explanation.hpp"
#include "results/sweep/sweep_columns.hpp"
#include "study/sweep.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// A zone of a sweep, and where it lies; nothing for one without cells.
struct KeptZone {
  results::SweptZoneRecord record;
  std::optional<Box> bounds;  ///< in degrees
};

/// What stays of a sweep: the rows of its layers. The runs behind them are let go.
struct KeptSweep {
  report::SweptDesign design;
  std::vector<results::CurveRecord> curves;
  std::vector<KeptZone> zones;
  std::vector<results::SweptEffectRecord> effects;
  std::vector<results::SweptCellRecord> cells;  ///< those ever in a zone or near
  std::vector<float> shares;  ///< by cell of the grid: of the scenarios in which it is in a zone
};

enum class SweepStatus : std::uint8_t { running, done, failed, stopped };
[[nodiscard]] std::string_view to_text(SweepStatus status);

/// One sweep. Thread-safe; what was asked for never changes.
class LabSweep {
 public:
  /// `base` needs no result; `plan` is that of the choices around it.
  LabSweep(std::shared_ptr<const LabRun> base, SweepChoices choices, const SweepPlan& plan);

  /// The first digits of its digest: the same choices around the same scenario have the same id.
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const LabRun& base() const { return *base_; }
  [[nodiscard]] const SweepChoices& choices() const { return choices_; }
  [[nodiscard]] std::int64_t scenarios() const { return scenarios_; }
  /// Of these, those that shares are of.
  [[nodiscard]] std::int64_t designed() const { return designed_; }

  [[nodiscard]] SweepStatus status() const;
  [[nodiscard]] std::int64_t scenarios_done() const { return counter_.done; }
  /// Null until it is done.
  [[nodiscard]] std::shared_ptr<const KeptSweep> result() const;
  /// Why it failed.
  [[nodiscard]] std::optional<Message> failure() const;

  /// Runs it from its beginning to its end, on the calling thread alone, so that the cores are left
  /// to the runs of the lab.
  void run(const Lab& lab);
  /// Asks it to stop, from any thread.
  void stop() { stop_.request(); }
  [[nodiscard]] bool is_asked_to_stop() const { return stop_.is_requested(); }

 private:
  struct Counter : Progress {
    void begin(const Message& /*step*/, Unit /*unit*/, std::int64_t /*total*/) override {}
    void advance(std::int64_t amount) override { done += amount; }
    void end() override {}
    std::atomic<std::int64_t> done = 0;
  };
  void end(SweepStatus status, std::optional<Message> failure,
           std::shared_ptr<const KeptSweep> result);

  std::shared_ptr<const LabRun> base_;
  SweepChoices choices_;
  std::string id_;
  std::int64_t scenarios_ = 0;
  std::int64_t designed_ = 0;
  Counter counter_;
  Cancellation stop_;
  mutable std::mutex mutex_;
  SweepStatus status_ = SweepStatus::running;
  std::optional<Message> failure_;
  std::shared_ptr<const KeptSweep> result_;
};

}  // namespace carreau::lab
