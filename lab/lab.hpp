// SPDX-License-Identifier: Apache-2.0
/// The engine of the scenario lab: one grid, and every requested scenario.
#pragma once

#include "lab/engine_pool.hpp"
#include "lab/kept_runs.hpp"
#include "lab/lab_input.hpp"
#include "lab/lab_rules.hpp"
#include "lab/lab_run.hpp"
#include "lab/places.hpp"
#include "lab/run_costs.hpp"
#include "lab/run_desk.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

/// Runs scenarios over its grid and keeps the latest runs. Thread-safe: runs of several clients are
/// executed side by side, as far as lab/run_desk.hpp says.
class Lab {
 public:
  explicit Lab(LabInput input, const KeptRuns::Limits& limits = {});

  [[nodiscard]] const study::LoadedRun& loaded() const { return *input_.run; }
  [[nodiscard]] std::shared_ptr<const study::LoadedRun> shared_run() const { return input_.run; }
  [[nodiscard]] const CellTable& cells() const { return loaded().cells; }
  [[nodiscard]] RunInput input() const { return loaded().input(); }
  [[nodiscard]] const Places& places() const { return places_; }
  [[nodiscard]] const AddressBook& addresses() const { return input_.addresses; }
  [[nodiscard]] std::span<const LabZoning> zonings() const { return input_.zonings; }
  /// That of the initial scenario first, then the other built-in ones.
  [[nodiscard]] std::span<const LabRule> rules() const { return rules_; }
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
  [[nodiscard]] std::shared_ptr<const LabRun> run(const LabState& state, Client client = 0);
  /// The same for what prepared() gave.
  [[nodiscard]] std::shared_ptr<const LabRun> run(const std::shared_ptr<LabRun>& prepared,
                                                  Client client);
  /// How long a run is expected to take; nothing for one that is kept.
  [[nodiscard]] std::optional<Milliseconds> expected(const LabRun& prepared) const;
  /// Makes ready what the first runs of several people at once would wait for. Before any other
  /// call.
  void prepare_for_team();
  /// How far a run is that somebody waits for.
  [[nodiscard]] std::optional<RunProgress> progress(std::string_view id) const {
    return desk_.progress(id);
  }
  /// Null for a run that is not kept.
  [[nodiscard]] std::shared_ptr<const LabRun> kept(std::string_view id) const;
  /// Returns a kept run. Throws RequestError 410 for any other, which the client must then run
  /// again.
  [[nodiscard]] std::shared_ptr<const LabRun> find(std::string_view id) const;

  /// The changes that a scenario file makes to the initial scenario. Throws RequestError where it
  /// is for another grid or territory, or a rule that the lab does not have, or is not a scenario.
  [[nodiscard]] LabState read_scenario(std::string_view text) const;

 private:
  [[nodiscard]] const LabRule& rule(std::string_view name) const;
  [[nodiscard]] LabState state_of(const LabRule& rule, const Scenario& scenario) const;
  void check_model(IncomeModel model) const;
  void execute(LabRun& run, Client client);

  LabInput input_;
  std::vector<LabRule> rules_;
  Places places_;
  RunCosts costs_;
  EnginePool engines_;
  KeptRuns runs_;
  std::shared_ptr<const LabRun> baseline_;
  RunDesk desk_;  ///< the last, since its threads use all the others
};

}  // namespace carreau::lab
