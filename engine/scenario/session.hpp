// SPDX-License-Identifier: Apache-2.0
/// Runs scenario after scenario over one grid; each run repeats only what its changes affect.
#pragma once

#include "base/findings.hpp"
#include "delineation/incremental/delineator.hpp"
#include "scenario/run.hpp"
#include "scenario/scenario_changes.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

/// How often each step was executed since the session began.
struct SessionWork {
  std::int64_t grids_estimated = 0;
  std::int64_t thresholds_set = 0;  ///< counted once for all units
  DelineationWork delineation;
  std::int64_t edits_applied = 0;  ///< counted once for all edits of a scenario
};

/// Runs scenarios over one grid. The first run computes everything. A later run begins at the
/// earliest step that the changes since the last scenario affect: incomes are estimated once, a new
/// threshold tests cells and labels clusters again, a new minimum only repeats the decisions, and
/// other edits are applied to the zones that are already drawn. The result equals that of
/// run_scenario() byte for byte. Not thread-safe.
///
///   Session session(input);
///   const RunResult& first = session.run(scenario, findings);
///   set_parameter(scenario, "poverty_ratio", "0.55");
///   const RunResult& second = session.run(scenario, findings);   // overwrites the first
class Session {
 public:
  /// The data to which `input` refers must outlive the session and not change.
  explicit Session(const RunInput& input) : input_(input), finder_(input.cells) {}
  /// Begins with the incomes of the last run of another session over the same data, which both then
  /// share: for several sessions at once. The other is only read.
  Session(const RunInput& input, const Session& other);
  /// The same with the incomes of the result of a run. Findings of these are not told again.
  Session(const RunInput& input, const Scenario& scenario, const RunResult& result);

  /// The result stands until the next run. Findings are those of a whole run. Throws what
  /// run_scenario() throws, and Cancelled where the work of this thread was asked to stop; the
  /// session can go on after that, the result cannot be used. The next run then repeats what was
  /// begun, and gives what a run of its own gives.
  const RunResult& run(const Scenario& scenario, Findings& findings);
  [[nodiscard]] SessionWork work() const;
  /// The scenario whose incomes and thresholds it holds, if any: from it the next run goes on.
  [[nodiscard]] const std::optional<Scenario>& last_scenario() const { return last_; }

 private:
  void draw(const Scenario& scenario);
  void update_reference(const Scenario& scenario);
  void identify(const Scenario& scenario);
  void update_edits(const std::vector<Edit>& edits);
  void update_incomes(const Scenario& scenario);
  std::optional<DelineationStep> update_thresholds(const Scenario& scenario);
  void apply_edits_anew(const DelineationInput& input);
  /// The zones of the rule: the result itself as long as there are no edits.
  Delineation& by_rule() { return edits_.empty() ? result_.delineation : unedited_; }

  RunInput input_;
  CellFinder finder_;
  std::optional<Scenario> last_;
  RunResult result_;
  AreaMedians medians_;
  /// Findings of the estimate and of the medians, repeated in every run.
  Findings income_findings_;
  Delineator delineator_;
  /// The step that the last run was to begin at, where it did not come to its end.
  std::optional<DelineationStep> unfinished_;
  std::vector<Edit> known_edits_;  ///< those that `edits_` holds the cells of
  std::vector<CellEdit> edits_;
  Findings edit_findings_;          ///< findings of the search for cells, repeated in every run
  Delineation unedited_;            ///< the zones of the rule without edits, where there are edits
  bool are_edits_applied_ = false;  ///< the result is `unedited_` with the edits applied
  std::optional<Scenario> reference_scenario_;  ///< the one that `reference_` was last drawn for
  /// Its zones; none where it cannot be run.
  std::optional<KnownZones> reference_;
  /// The zones of the rule, where they are the reference of the edited ones and known.
  std::optional<KnownZones> own_reference_;
  SessionWork work_;
};

}  // namespace carreau
