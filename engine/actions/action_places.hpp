// SPDX-License-Identifier: Apache-2.0
/// Finds the quartier in or near which each action takes place.
#pragma once

#include "actions/attribution.hpp"
#include "geometry/polygon_set.hpp"

#include <vector>

namespace carreau {

/// How far the effects of an action are assumed to reach beyond the limit of a quartier, in metres:
/// the distance that the law uses for buildings (CGI art. 278 sexies).
inline constexpr double kBand = 300.0;

/// Returns one entry for each action. The entry is empty where the action has no place, or where
/// the place is farther than kBand from every quartier. A place on a limit belongs to the quartier.
[[nodiscard]] std::vector<ActionPlace> locate_actions(const Programme& programme,
                                                      const PolygonSet& quartiers);

}  // namespace carreau
