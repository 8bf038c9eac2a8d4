// SPDX-License-Identifier: Apache-2.0
/// Measures the agreement of proposed perimeters with a reference, by people.
#pragma once

#include "study/laid_zones.hpp"
#include "zoning/agreement.hpp"

#include <string>
#include <vector>

namespace carreau::study {

struct EvaluationRequest {
  std::string proposed;   ///< a result of delineate, or any zones
  std::string reference;  ///< any zones
  /// Give the people of each cell; a grid with people only is sufficient.
  std::vector<std::string> grids;
  inputs::ZonesReadOptions reading;
  std::string columns{};  ///< a mapping of the grid's columns, see inputs/grid_mapping.hpp
};

struct EvaluationResult {
  LaidZones proposed;  ///< may be empty, where no zone meets the rule
  LaidZones reference;
  /// By the people whom each limit holds: limits drawn around dwellings hold more than their share
  /// of a cell's area.
  Agreement agreement;
  /// The same with people spread evenly over each cell, as other studies measure; both are given,
  /// each with its ceiling. Precision is unknown where nothing is proposed.
  AgreementSums by_area;
  Findings findings;

  /// The outlines of the reference, then those of the proposal, in the order of the table of
  /// results.
  [[nodiscard]] PolygonSet outlines() const;
};

/// Reads both zonings and lays them over the grid. The reasons why people of the reference are left
/// out are known where the proposal is a result that contains its cells. Throws the errors of the
/// readers.
[[nodiscard]] EvaluationResult evaluate(const EvaluationRequest& request, const Watch& watch = {});
/// The same for data in memory. `reasons`: see agreement().
[[nodiscard]] EvaluationResult evaluate(const LoadedRun& grid, Zoning proposed, Zoning reference,
                                        std::span<const std::string> reasons = {},
                                        const Watch& watch = {});

}  // namespace carreau::study
