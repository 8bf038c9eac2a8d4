// SPDX-License-Identifier: Apache-2.0
/// Proposes perimeters from a grid, each with the basis of its decision.
#pragma once

#include "results/delineation_writer.hpp"
#include "study/loaded_run.hpp"

#include <memory>
#include <string>

namespace carreau::study {

/// A run and the data used. Moving it keeps every reference in it valid.
struct DelineationResult {
  std::shared_ptr<const LoadedRun> run;
  RunInput input;     ///< views of `run`
  RunResult result;   ///< incomes, thresholds, perimeters and near misses, with edits applied
  Findings findings;  ///< of the inputs and of the run

  /// The view that results/ and report/ read; this object must outlive it.
  [[nodiscard]] results::DelineationOutput output() const {
    return {input, run->scenario, result, findings, run->record};
  }
  /// The perimeters as a zoning, to be checked, compared or portrayed.
  [[nodiscard]] Zoning perimeters() const;
  /// The zones that fail a single criterion, as a zoning.
  [[nodiscard]] Zoning near_misses() const;
};

/// Delineates with the rule and the edits of a run. Throws ArgumentError for a run without a rule,
/// and DataError for an edit that does not fit the grid or the other edits. To run many scenarios
/// over one grid, use scenario/session.hpp.
[[nodiscard]] DelineationResult delineate(std::shared_ptr<const LoadedRun> run,
                                          const Watch& watch = {});
/// Reads all inputs first.
[[nodiscard]] DelineationResult delineate(const RunRequest& request, const Watch& watch = {});

/// The outlines of proposed zones with their codes and names. `key` names the zoning.
[[nodiscard]] Zoning zoning_of(const CellTable& cells, const std::vector<Zone>& zones,
                               const std::string& key);

/// Throws ArgumentError for a run without a rule, which cannot decide anything.
void require_rule(const LoadedRun& run);
/// Throws ArgumentError for a rule that compares no incomes: what is asked for is a figure of them.
void require_incomes(const LoadedRun& run);

}  // namespace carreau::study
