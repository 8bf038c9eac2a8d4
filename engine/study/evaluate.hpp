// SPDX-License-Identifier: Apache-2.0
/// How far proposed perimeters agree with a reference, by people.
#pragma once

#include "study/laid_zones.hpp"
#include "zoning/agreement.hpp"

#include <string>
#include <vector>

namespace carreau::study {

struct EvaluationRequest {
  std::string proposed;            ///< a result of delineate, or any zones
  std::string reference;           ///< zones
  std::vector<std::string> grids;  ///< for the people of each cell; a reduced grid serves as well
  inputs::ZonesReadOptions reading;
};

struct EvaluationResult {
  LaidZones proposed;  ///< may be none: a rule that no zone meets proposes nothing
  LaidZones reference;
  Agreement agreement;  ///< precision is unknown where nothing is proposed
  Findings findings;

  /// The outlines of the reference, then of what is proposed, as the table of results orders them.
  [[nodiscard]] PolygonSet outlines() const;
};

/// Reads both and lays them over the grid. Why people of the reference are left out is told where
/// what is proposed is a result that holds its cells. Throws what the readers throw.
[[nodiscard]] EvaluationResult evaluate(const EvaluationRequest& request, const Watch& watch = {});
/// The same in memory. `reasons`: see agreement().
[[nodiscard]] EvaluationResult evaluate(const LoadedRun& grid, Zoning proposed, Zoning reference,
                                        std::span<const std::string> reasons = {},
                                        const Watch& watch = {});

}  // namespace carreau::study
