// SPDX-License-Identifier: Apache-2.0
/// What became of the zones of one generation in another.
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

/// One side of a comparison, by name.
struct GenerationRequest {
  /// Zones, a result of delineate, or a scenario, which is run: a `.toml` without a key.
  std::string zones;
  /// Pockets of vulnerability; empty: the near misses of the result or the scenario, if it is one.
  std::string pockets;

  [[nodiscard]] bool is_scenario() const { return zones.ends_with(".toml"); }
  /// What is read, to be kept from being overwritten.
  [[nodiscard]] std::vector<std::string> paths(const inputs::ZonesReadOptions& reading) const;
};

/// One side of a comparison: quartiers, and pockets, of which there may be none.
struct Generation {
  Zoning quartiers;
  Zoning pockets;
};

/// Reads one side. Throws what the readers throw. What a scenario's own run finds is left to that
/// run to tell.
[[nodiscard]] Generation read_generation(const GenerationRequest& request,
                                         const inputs::ZonesReadOptions& reading,
                                         Findings& findings, const Watch& watch = {});

/// Quartiers of one side that overlap would count people twice.
enum class Overlaps : std::uint8_t {
  refuse,
  share,  ///< what they have in common is shared between them, and found
};

/// A generation on the grid.
struct LaidGeneration {
  Generation zones;
  CellShares quartiers;
  CellShares pockets;
  /// Of the quartiers, where the run has a rule; secret ones are empty.
  std::optional<std::vector<PerimeterCheck>> checks;
};

/// Moving it keeps every reference valid.
struct ComparisonResult {
  std::shared_ptr<const LoadedRun> run;
  LaidGeneration before;
  LaidGeneration after;
  ComparisonOptions options;
  ZoningComparison comparison;
  FollowedPockets followed;
  Findings findings;

  /// What results/ and report/ tell of it; it must not outlive this.
  [[nodiscard]] results::NamedComparison named() const;
  /// The outlines of quartiers before, quartiers after, pockets before, pockets after.
  [[nodiscard]] PolygonSet outlines() const;
};

struct ComparisonRequest {
  GenerationRequest before;
  GenerationRequest after;
  inputs::ZonesReadOptions reading;  ///< to repair shares overlaps as well
  ComparisonOptions options;
};

/// Compares two generations over the cells of a run. With a rule the criteria are tested on both
/// sides; where incomes are exact counts, secret ones are withheld. Codes that speak of another
/// fate than the zone's are found. Throws DataError, with every pair, where quartiers of one side
/// overlap and that is refused.
[[nodiscard]] ComparisonResult compare(std::shared_ptr<const LoadedRun> run, Generation before,
                                       Generation after, const ComparisonOptions& options,
                                       Overlaps overlaps = Overlaps::refuse,
                                       const Watch& watch = {});
/// Reads both sides first.
[[nodiscard]] ComparisonResult compare(std::shared_ptr<const LoadedRun> run,
                                       const ComparisonRequest& request, const Watch& watch = {});

}  // namespace carreau::study
