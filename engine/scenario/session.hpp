// SPDX-License-Identifier: Apache-2.0
/// Scenario after scenario over one grid, each repeating only what its changes touch.
#pragma once

#include "base/findings.hpp"
#include "delineation/incremental/delineator.hpp"
#include "scenario/run.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

/// How often each step was taken since the session began.
struct SessionWork {
  std::int64_t grids_estimated = 0;
  std::int64_t thresholds_set = 0;  ///< of all units, once each time
  DelineationWork delineation;
  std::int64_t edits_applied = 0;  ///< all of a scenario's, once each time
};

/// Runs scenarios over one grid. The first run does everything; a later one begins at the earliest
/// step that its scenario's differences from the last touch: incomes are estimated once a grid, a
/// new threshold tests cells and labels clusters again, a new minimum only decides again, other
/// edits are applied to what the rule gave before. The result is the same to the byte as that of
/// run_scenario(). Not to be shared between threads.
///
///   Session session(input);
///   const RunResult& first = session.run(scenario, findings);
///   set_parameter(scenario, "poverty_ratio", "0.55");
///   const RunResult& second = session.run(scenario, findings);   // overwrites the first
class Session {
 public:
  /// What `input` refers to must outlive the session and stay as it is.
  explicit Session(const RunInput& input) : input_(input), finder_(input.cells) {}

  /// The result stands until the next run. Findings are those of a whole run. Throws what
  /// run_scenario() throws, and Cancelled where the work of this thread was asked to stop; the
  /// session can go on after that, the result cannot be used. The next run then repeats what was
  /// begun, and gives what a run of its own gives.
  const RunResult& run(const Scenario& scenario, Findings& findings);
  [[nodiscard]] SessionWork work() const;

 private:
  struct Changes;
  [[nodiscard]] Changes changes_since_last(const Scenario& scenario) const;
  void update_edits(const std::vector<Edit>& edits);
  void update_incomes(const Scenario& scenario);
  std::optional<DelineationStep> update_thresholds(const Scenario& scenario);
  void apply_edits_anew(const DelineationInput& input);
  /// What the rule gives. That is the result itself as long as there are no edits.
  Delineation& by_rule() { return edits_.empty() ? result_.delineation : unedited_; }

  RunInput input_;
  CellFinder finder_;
  std::optional<Scenario> last_;
  RunResult result_;
  AreaMedians medians_;
  Findings income_findings_;  ///< of the estimate and the medians; every run reports them
  Delineator delineator_;
  /// The step that the last run was to begin at, where it did not come to its end.
  std::optional<DelineationStep> unfinished_;
  std::vector<Edit> known_edits_;  ///< those that `edits_` holds the cells of
  std::vector<CellEdit> edits_;
  Findings edit_findings_;          ///< of the look-up of cells; every run reports them
  Delineation unedited_;            ///< where there are edits, what the rule gives without them
  bool are_edits_applied_ = false;  ///< whether the result is `unedited_` with the edits
  SessionWork work_;
};

}  // namespace carreau
