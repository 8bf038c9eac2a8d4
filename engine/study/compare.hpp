// SPDX-License-Identifier: Apache-2.0
/// Compares two generations of zones: what became of each zone.
#pragma once

#include "results/comparison_rows.hpp"
#include "study/laid_zones.hpp"
#include "zoning/comparison.hpp"
#include "zoning/pockets.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// One side of a comparison, by name or in memory.
struct GenerationRequest {
  /// Zones, a result of delineate, or a scenario to run (a `.toml` without a key).
  std::string zones;
  /// Pockets of vulnerability. Empty: the near misses of the result or scenario, where it is one.
  std::string pockets;
  std::optional<Zoning> held_zones;    ///< in memory, instead of `zones`
  std::optional<Zoning> held_pockets;  ///< the same of `pockets`

  [[nodiscard]] bool is_scenario() const { return !held_zones && zones.ends_with(".toml"); }
  /// All files that are read, so that no output replaces one of them.
  [[nodiscard]] std::vector<std::string> paths(const inputs::ZonesReadOptions& reading) const;
};

/// One side of a comparison: quartiers, and pockets, which may be empty.
struct Generation {
  Zoning quartiers;
  Zoning pockets;
};

/// Reads one side. Throws the errors of the readers. Findings of the run of a scenario are not
/// reported here, because that run reports them itself.
[[nodiscard]] Generation read_generation(const GenerationRequest& request,
                                         const inputs::ZonesReadOptions& reading,
                                         Findings& findings, const Watch& watch = {});

/// A generation laid over the grid.
struct LaidGeneration {
  Generation zones;
  CellShares quartiers;
  CellShares pockets;
  /// Checks of the quartiers, where the run has a rule; those that are secret are empty.
  std::optional<std::vector<PerimeterCheck>> checks;
};

/// Moving it keeps every reference in it valid.
struct ComparisonResult {
  std::shared_ptr<const LoadedRun> run;
  LaidGeneration before;
  LaidGeneration after;
  ComparisonOptions options;
  ZoningComparison comparison;
  FollowedPockets followed;
  Findings findings;

  /// The view that results/ and report/ read; this object must outlive it.
  [[nodiscard]] results::NamedComparison named() const;
  /// The outlines of quartiers before, quartiers after, pockets before, and pockets after.
  [[nodiscard]] PolygonSet outlines() const;
};

struct ComparisonRequest {
  GenerationRequest before;
  GenerationRequest after;
  inputs::ZonesReadOptions reading;  ///< repairing also shares overlaps
  ComparisonOptions options;
};

/// Compares two generations over the cells of a run. With a rule, the criteria are tested on both
/// sides; where incomes are exact counts, secret ones are withheld. A code whose letter contradicts
/// the comparison is reported. Throws DataError with every pair where quartiers of one side
/// overlap, unless `overlaps` shares them.
[[nodiscard]] ComparisonResult compare(std::shared_ptr<const LoadedRun> run, Generation before,
                                       Generation after, const ComparisonOptions& options,
                                       Overlaps overlaps = Overlaps::refuse,
                                       const Watch& watch = {});
/// Reads both sides first.
[[nodiscard]] ComparisonResult compare(std::shared_ptr<const LoadedRun> run,
                                       const ComparisonRequest& request, const Watch& watch = {});

}  // namespace carreau::study
