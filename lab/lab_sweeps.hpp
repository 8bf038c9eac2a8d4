// SPDX-License-Identifier: Apache-2.0
/// The sweeps of a lab: one under way at a time, and the latest that are done.
#pragma once

#include "lab/lab_sweep.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace carreau::lab {

/// Runs a sweep on a thread of its own, beside the runs of the lab. Thread-safe.
class LabSweeps {
 public:
  /// `lab` must outlive this object.
  explicit LabSweeps(const Lab& lab) : lab_(lab) {}
  /// Stops what is under way.
  ~LabSweeps();
  LabSweeps(const LabSweeps&) = delete;
  LabSweeps& operator=(const LabSweeps&) = delete;

  /// Begins a sweep, or returns the one that has been asked for before. Throws RequestError 409
  /// while another is under way, and 422 for a state that makes no scenario, for choices that make
  /// no plan, and for more scenarios than kMostScenarios.
  [[nodiscard]] std::shared_ptr<const LabSweep> begin(const SweepRequest& request);
  /// Throws RequestError 410 where it is not kept.
  [[nodiscard]] std::shared_ptr<const LabSweep> find(std::string_view id) const;
  /// The latest first.
  [[nodiscard]] std::vector<std::shared_ptr<const LabSweep>> all() const;
  /// Stops a sweep that is under way; one that is done stays. Throws like find().
  void stop(std::string_view id);
  /// Stops whatever is under way, now or later.
  void stop_all();

  /// On one thread a town takes a minute for as many, and draws of the nation a good hour.
  static constexpr std::int64_t kMostScenarios = 2'000;

 private:
  [[nodiscard]] std::shared_ptr<LabSweep> kept(std::string_view id) const;
  void require_idle();
  void keep(std::shared_ptr<LabSweep> sweep);

  /// Each has the rows of its layers: some 30 MB for the whole country.
  static constexpr std::size_t kKept = 4;

  const Lab& lab_;
  mutable std::mutex mutex_;
  std::deque<std::shared_ptr<LabSweep>> sweeps_;  ///< the latest is the first
  std::shared_ptr<LabSweep> current_;             ///< the one that `thread_` runs or has run
  std::thread thread_;
  bool is_stopped_ = false;
};

}  // namespace carreau::lab
