// SPDX-License-Identifier: Apache-2.0
/// The engine of the scenario lab: one grid, and every requested scenario.
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

/// Runs scenarios over its grid and keeps the latest runs. Thread-safe: runs are executed one after
/// the other, everything else in parallel.
class Lab {
 public:
  explicit Lab(LabInput input);

  [[nodiscard]] const study::LoadedRun& loaded() const { return *input_.run; }
  [[nodiscard]] std::shared_ptr<const study::LoadedRun> shared_run() const { return input_.run; }
  [[nodiscard]] const CellTable& cells() const { return loaded().cells; }
  [[nodiscard]] RunInput input() const { return loaded().input(); }
  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] const AddressBook& addresses() const { return input_.addresses; }
  [[nodiscard]] std::span<const LabZoning> zonings() const { return input_.zonings; }
  /// The findings about the inputs.
  [[nodiscard]] Findings input_findings() const;
  /// Null where no programme was loaded.
  [[nodiscard]] const study::AttributedProgramme* programme() const {
    return input_.programme.get();
  }
  /// Throws RequestError where no zoning has that key.
  [[nodiscard]] const LabZoning& zoning(std::string_view key) const;

  /// The initial scenario.
  [[nodiscard]] std::shared_ptr<const LabRun> baseline() const { return baseline_; }
  /// Everything about the run of a state but its result. Throws RequestError for a state that makes
  /// no scenario.
  [[nodiscard]] std::shared_ptr<LabRun> prepared(const LabState& state) const;
  /// A kept run, or a new one. Throws RequestError for a state that makes no scenario, and
  /// Cancelled where the work of this thread was asked to stop, while it waits for other runs or by
  /// itself; later runs are as if this one had not been asked for.
  [[nodiscard]] std::shared_ptr<const LabRun> run(const LabState& state);
  /// Returns a kept run. Throws RequestError 410 for any other, which the client must then run
  /// again.
  [[nodiscard]] std::shared_ptr<const LabRun> find(std::string_view id) const;

  /// The changes that a scenario file makes to the initial scenario. Throws RequestError where it
  /// is for another grid, territory or rule, or is not a scenario.
  [[nodiscard]] LabState read_scenario(std::string_view text) const;

 private:
  void check_model(IncomeModel model) const;
  [[nodiscard]] std::shared_ptr<const LabRun> kept(std::string_view id) const;
  void keep(std::shared_ptr<LabRun> run);

  /// Each run keeps the decision on every cell: about 20 MB for the whole country.
  static constexpr std::size_t kKeptRuns = 8;

  LabInput input_;
  Places places_;
  std::mutex session_mutex_;
  Session session_;
  mutable std::mutex runs_mutex_;
  std::deque<std::shared_ptr<LabRun>> runs_;  ///< the latest run is the last element
  /// Memory for later runs, allocated at the start and taken from runs that are no longer kept,
  /// because accessing fresh pages takes longer than copying data into them.
  std::vector<RunResult> spares_;
  std::shared_ptr<const LabRun> baseline_;
};

}  // namespace carreau::lab
