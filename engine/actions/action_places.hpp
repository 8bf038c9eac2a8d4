// SPDX-License-Identifier: Apache-2.0
/// Where the places of actions lie to the quartiers.
#pragma once

#include "actions/attribution.hpp"
#include "geometry/polygon_set.hpp"

#include <vector>

namespace carreau {

/// How far the effects of an action are taken to reach beyond a limit, in metres: the distance that
/// the law knows for buildings (CGI art. 278 sexies).
inline constexpr double kBand = 300.0;

/// One entry an action: nothing where it has no place, or lies farther than kBand from every
/// quartier. A place on a limit lies in the quartier.
[[nodiscard]] std::vector<ActionPlace> locate_actions(const Programme& programme,
                                                      const PolygonSet& quartiers);

}  // namespace carreau
