// SPDX-License-Identifier: Apache-2.0
/// From cells to proposed perimeters, each decision with its reason.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "geometry/polygon_set.hpp"

#include <span>
#include <vector>

namespace carreau {

/// The outcome for the whole grid.
struct Delineation {
  std::vector<CellTest> tests;     ///< one per cell
  std::vector<Reason> reasons;     ///< one per cell, final
  std::vector<ZoneIndex> zone_of;  ///< the perimeter that holds each cell, or none
  std::vector<Zone> perimeters;    ///< by unit code, then decreasing people, then smallest cell
  std::vector<Zone> near_misses;   ///< in the same order
};

/// Draws the zones that the rule allows: every contiguous group of cells that meets the criteria of
/// décret 2014-767, art. 2, and those that fail exactly one of them by little, as near misses. The
/// steps are named in the source. Deterministic: the result depends neither on the order of the
/// input nor on the number of threads. Keeps nothing between calls; for many runs over one grid see
/// delineation/incremental/delineator.hpp.
[[nodiscard]] Delineation delineate(const DelineationInput& input);

/// The outlines of zones in the grid's CRS, one feature a zone, holes kept.
[[nodiscard]] PolygonSet outlines(const CellTable& cells, std::span<const Zone> zones);

}  // namespace carreau
