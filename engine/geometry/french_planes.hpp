// SPDX-License-Identifier: Apache-2.0
/// Where France is, and the plane in which lengths are measured there.
#pragma once

#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"

#include <optional>
#include <vector>

namespace carreau {

/// The projected system, in metres, that is the legal one at a place (décret 2000-1276 as amended):
/// Lambert-93 in métropole, the UTM zone of each territory overseas. `degrees`: longitude,
/// latitude. Generous around each territory; empty elsewhere: what lies there has no place in
/// France.
[[nodiscard]] std::optional<Crs> french_plane(Point degrees);

/// The plane of most of the features, and which features are on it.
struct CommonPlane {
  std::optional<Crs> crs;  ///< empty where no feature is in France, or the CRS is unknown
  std::vector<bool> is_on_it;
};
[[nodiscard]] CommonPlane common_plane(const PolygonSet& features);

}  // namespace carreau
