// SPDX-License-Identifier: Apache-2.0
/// Finds the quartier in or near which each action takes place, or the commune outside.
#pragma once

#include "actions/attribution.hpp"
#include "geometry/polygon_set.hpp"

#include <span>
#include <string>
#include <vector>

namespace carreau {

/// How far the effects of an action are assumed to reach beyond the limit of a quartier, in metres:
/// the distance that the law uses for buildings (CGI art. 278 sexies).
inline constexpr double kBand = 300.0;

/// What places are compared with; in any CRS.
struct PlaceLayers {
  const PolygonSet& quartiers;
  const PolygonSet* communes = nullptr;
  std::span<const std::string> commune_codes = {};  ///< one for each feature of `communes`
  const PolygonSet* pockets = nullptr;              ///< outside the quartiers
};

/// Returns one entry for each action. The entry is empty where the action has no place. A place on
/// a limit belongs to the quartier. A place is outside where it would be farther than kBand from
/// every quartier even if its position were wrong by all of its precision.
[[nodiscard]] std::vector<ActionPlace> locate_actions(const Programme& programme,
                                                      const PlaceLayers& layers);

}  // namespace carreau
