// SPDX-License-Identifier: Apache-2.0
/// The scenario lab behind its pages: one grid, and every scenario that is asked for.
#pragma once

#include "lab/lab_input.hpp"
#include "lab/lab_run.hpp"
#include "lab/places.hpp"
#include "scenario/session.hpp"

#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// Runs scenarios over the grid it was given and keeps the last of them. Safe to call from several
/// threads: runs follow one another, everything else is read at the same time.
class Lab {
 public:
  explicit Lab(LabInput input);

  [[nodiscard]] const study::LoadedRun& loaded() const { return *input_.run; }
  [[nodiscard]] const CellTable& cells() const { return loaded().cells; }
  [[nodiscard]] RunInput input() const { return loaded().input(); }
  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] std::span<const LabZoning> zonings() const { return input_.zonings; }
  /// What is odd about the inputs.
  [[nodiscard]] Findings input_findings() const;
  /// Null where no programme was loaded.
  [[nodiscard]] const study::AttributedProgramme* programme() const {
    return input_.programme.get();
  }
  /// Throws RequestError where there is none of that key.
  [[nodiscard]] const LabZoning& zoning(std::string_view key) const;

  /// The scenario that the lab began with.
  [[nodiscard]] std::shared_ptr<const LabRun> baseline() const { return baseline_; }
  /// A kept run, or a new one. Throws RequestError for a state that makes no scenario, and
  /// Cancelled where the work of this thread was asked to stop, while it waits for other runs or by
  /// itself; later runs are as if this one had not been asked for.
  [[nodiscard]] std::shared_ptr<const LabRun> run(const LabState& state);
  /// A run that is kept. Throws RequestError 410 for any other: whoever asks has to run it again.
  [[nodiscard]] std::shared_ptr<const LabRun> find(std::string_view id) const;

  /// What a scenario file changes against the one that the lab began with. Throws RequestError
  /// where it is of another grid, territory or rule, or no scenario.
  [[nodiscard]] LabState read_scenario(std::string_view text) const;

 private:
  void check_model(IncomeModel model) const;
  [[nodiscard]] std::shared_ptr<LabRun> prepared(const LabState& state) const;
  [[nodiscard]] std::shared_ptr<const LabRun> kept(std::string_view id) const;
  void keep(std::shared_ptr<LabRun> run);

  /// Each keeps what a cell's outcome is: about 20 MB for the nation.
  static constexpr std::size_t kKeptRuns = 8;

  LabInput input_;
  Places places_;
  std::mutex session_mutex_;
  Session session_;
  mutable std::mutex runs_mutex_;
  std::deque<std::shared_ptr<LabRun>> runs_;  ///< the latest run last
  /// Memory for runs to come, taken at the start and from runs that are no longer kept: fresh pages
  /// take longer than what is copied into them.
  std::vector<RunResult> spares_;
  std::shared_ptr<const LabRun> baseline_;
};

}  // namespace carreau::lab
