// SPDX-License-Identifier: Apache-2.0
/// The official quartiers of a made-up region: the rule of the decree applied to true incomes, then
/// retouched as if by hand.
#pragma once

#include "geometry/polygon_set.hpp"
#include "sample/census.hpp"
#include "sample/landscape.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau {

/// A quartier. Its outline is the feature of the same index in `SampleQuartiers::outlines`.
struct SampleQuartier {
  std::string code;  ///< empty until numbered, because numbers run through a département
  std::string name;
  std::size_t unit = 0;
  /// Positions in the landscape, by decreasing number of people.
  std::vector<std::size_t> communes;
  std::vector<std::size_t> places;  ///< its cells in the square of the region, ordered
  double people = 0.0;              ///< true number of people in its cells
};

struct SampleQuartiers {
  std::vector<SampleQuartier> list;
  PolygonSet outlines;  ///< in EPSG:3035
};

/// What the rule decides about a unit.
struct UnitRule {
  bool is_open = false;             ///< quartiers are allowed here
  bool only_listed = false;         ///< by derogation, only the quartier that is already listed
  std::int64_t threshold = 0;       ///< S, in whole euros of declared income
  std::int64_t minimum_people = 0;  ///< least number of people of a quartier
};

/// Draws the quartiers of each unit, in the order of units, the most populous first. A cell
/// qualifies when more than half of its people live below S; cells that share a side form a
/// quartier. Its limit is then smoothed, bent, and moved by a cell in places, as if it followed
/// streets.
[[nodiscard]] SampleQuartiers draw_quartiers(const SampleLandscape& landscape,
                                             const SampleCensus& census,
                                             const std::vector<UnitRule>& rules);

}  // namespace carreau
