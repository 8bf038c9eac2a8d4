// SPDX-License-Identifier: Apache-2.0
/// Scenario after scenario over one grid, each repeating only what its changes touch.
#pragma once

#include "base/findings.hpp"
#include "scenario/run.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

/// The first step that a change of a parameter touches; all later ones follow.
enum class RunStep : std::uint8_t {
  incomes,     ///< the estimate of every cell
  thresholds,  ///< S of every unit, and the territory test
  cells,       ///< shares below S
  clusters,    ///< how cells touch, which gaps are filled
  selection,   ///< minima of zones, tolerances of near misses
  nothing,
};
/// What changing a parameter repeats at the most.
[[nodiscard]] RunStep first_step(const Parameter& parameter);

/// How often each step was taken since the session began.
struct SessionWork {
  std::int64_t grids_estimated = 0;
  std::int64_t thresholds_set = 0;  ///< of all units, once each time
  DelineationWork delineation;
  std::int64_t edits_applied = 0;  ///< all of a scenario's, once each time
};

/// Runs scenarios over one grid. The first run does everything; a later one begins at the earliest
/// step that its scenario's differences from the last touch: incomes are estimated once a grid, a
/// new threshold tests and labels anew, a new minimum only selects, other edits are applied to what
/// the rule gave before. The result is the same to the byte as that of run_scenario(). Not to be
/// shared between threads.
///
///   Session session(input);
///   const RunResult& first = session.run(scenario, findings);
///   set_parameter(scenario, "poverty_ratio", "0.55");
///   const RunResult& second = session.run(scenario, findings);   // the first is gone
class Session {
 public:
  /// What `input` refers to must outlive the session and stay as it is.
  explicit Session(const RunInput& input) : input_(input), finder_(input.cells) {}

  /// The result stands until the next run. Findings are those of a whole run. Throws what
  /// run_scenario() throws; the session can go on after that, the result cannot be used.
  const RunResult& run(const Scenario& scenario, Findings& findings);
  [[nodiscard]] SessionWork work() const;

 private:
  /// Looks the cells of edits up where they are others than before.
  void resolve(const std::vector<Edit>& edits);
  /// What the rule gives: the result itself as long as nothing edits it.
  Delineation& by_rule() { return edits_.empty() ? result_.delineation : unedited_; }
  void estimate(const Scenario& scenario);
  /// What the new thresholds touch: cells, the figures of zones alone, or nothing.
  RunStep set_thresholds(const Scenario& scenario);

  RunInput input_;
  CellFinder finder_;
  std::optional<Scenario> last_;
  RunResult result_;
  AreaMedians medians_;
  Findings estimate_findings_;  ///< of the estimate and the medians, told again in every run
  Delineator delineator_;
  std::vector<CellEdit> edits_;
  Findings edit_findings_;  ///< of the look-up, told again in every run
  Delineation unedited_;    ///< where there are edits, what the rule gives without them
  bool is_edited_ = false;  ///< the result is `unedited_` with the edits
  SessionWork work_;
};

}  // namespace carreau
