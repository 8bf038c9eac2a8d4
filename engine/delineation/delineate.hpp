// SPDX-License-Identifier: Apache-2.0
/// From cells to proposed perimeters, each decision with its reason.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "geometry/polygon_set.hpp"

#include <vector>

namespace carreau {

/// The outcome for the whole grid.
struct Delineation {
  std::vector<CellTest> tests;     ///< one per cell, reasons final
  std::vector<ZoneIndex> zone_of;  ///< the perimeter that holds each cell, or none
  std::vector<Zone> perimeters;    ///< by unit code, then decreasing people, then smallest cell
  std::vector<Zone> near_misses;   ///< in the same order
};

/// Draws the zones that the rule allows:
/// 1. each cell is tested: its territory, its people, its share of people below S;
/// 2. candidates that touch, under one threshold and one territory test, form clusters;
/// 3. each cluster, its gaps filled as asked, is tested as a whole;
/// 4. what fails exactly one criterion by little is kept as a near miss.
/// Deterministic: independent of the order of the input and of the number of threads.
[[nodiscard]] Delineation delineate(const DelineationInput& input);

/// The outlines of zones in the grid's CRS, one feature a zone, holes kept.
[[nodiscard]] PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones);

}  // namespace carreau
