// SPDX-License-Identifier: Apache-2.0
/// The official-looking quartiers of a made-up region: the decree's rule on the true incomes, then
/// the hand of those who draw.
#pragma once

#include "geometry/polygon_set.hpp"
#include "sample/census.hpp"
#include "sample/landscape.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau {

/// A quartier. Its outline is the feature of the same number in `SampleQuartiers::outlines`.
struct SampleQuartier {
  std::string code;  ///< empty until numbered: orders run through a département
  std::string name;
  std::size_t unit = 0;
  std::vector<std::size_t> communes;  ///< of the landscape, most people first
  std::vector<std::size_t> places;    ///< its cells in the region's square, ordered
  double people = 0.0;                ///< true, in its cells
};

struct SampleQuartiers {
  std::vector<SampleQuartier> list;
  PolygonSet outlines;  ///< EPSG:3035
};

/// What the rule knows of a unit.
struct UnitRule {
  bool is_open = false;             ///< quartiers may lie here
  bool only_listed = false;         ///< by derogation: the one already listed
  std::int64_t threshold = 0;       ///< S, whole euros of declared income
  std::int64_t minimum_people = 0;  ///< of a quartier
};

/// For each unit, in its order: its quartiers, the most populous first. A cell qualifies when more
/// than half of its people live below S; cells that share a side make a quartier; its limit is
/// then smoothed, bent, and moved by a cell here and there, as streets would have it.
[[nodiscard]] SampleQuartiers draw_quartiers(const SampleLandscape& landscape,
                                             const SampleCensus& census,
                                             const std::vector<UnitRule>& rules);

}  // namespace carreau
