// SPDX-License-Identifier: Apache-2.0
/// Perimeters proposed from a grid, each with what it was decided by.
#pragma once

#include "results/delineation_writer.hpp"
#include "study/loaded_run.hpp"

#include <memory>
#include <string>

namespace carreau::study {

/// A run with what it was made from. Moving it keeps every reference in it valid.
struct DelineationResult {
  std::shared_ptr<const LoadedRun> run;
  RunInput input;     ///< views of `run`
  RunResult result;   ///< incomes, thresholds, perimeters and near misses; edits applied
  Findings findings;  ///< of the inputs and of the run

  /// What results/ and report/ tell of it; it must not outlive this.
  [[nodiscard]] results::DelineationOutput output() const {
    return {input, run->scenario, result, findings, run->record};
  }
  /// The perimeters as zones of their own, to be checked, compared or portrayed.
  [[nodiscard]] Zoning perimeters() const;
  /// The zones that miss a single criterion, likewise.
  [[nodiscard]] Zoning near_misses() const;
};

/// Delineates under the rule and the edits of a run. Throws ArgumentError for a run without a rule,
/// DataError for an edit that does not fit the grid or the others. For many runs over one grid see
/// scenario/session.hpp.
[[nodiscard]] DelineationResult delineate(std::shared_ptr<const LoadedRun> run,
                                          const Watch& watch = {});
/// Reads everything first.
[[nodiscard]] DelineationResult delineate(const RunRequest& request, const Watch& watch = {});

/// The outlines of proposed zones under their codes and names. `key` names the zoning.
[[nodiscard]] Zoning zoning_of(const CellTable& cells, const std::vector<Zone>& zones,
                               const std::string& key);

/// Throws ArgumentError for a run without a rule, over which nothing can be decided.
void require_rule(const LoadedRun& run);

}  // namespace carreau::study
