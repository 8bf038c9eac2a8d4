// SPDX-License-Identifier: Apache-2.0
/// How a footprint lies to the zones of a zoning: how near it comes, how far it reaches out.
#pragma once

#include "base/index.hpp"
#include "geometry/polygon_set.hpp"
#include "zoning/plane_zones.hpp"

#include <cstddef>
#include <limits>

namespace carreau {

/// Metres, by the outline of the footprint; a point in a zone is at 0 from the zones.
struct FootprintReach {
  ZoneIndex nearest;  ///< the zone whose limit comes nearest; none where there is no zone
  /// Between the outline and the limit; 0 where it crosses one.
  double to_limit = std::numeric_limits<double>::infinity();
  /// The farthest point of the outline from the zones, to a centimetre; 0 when all of it is inside.
  double farthest = std::numeric_limits<double>::infinity();
  /// The deepest corner inside; 0 when none is.
  double depth = 0.0;

  [[nodiscard]] bool is_inside() const { return farthest == 0.0; }
  /// The nearest point of the footprint to the zones.
  [[nodiscard]] double distance() const { return farthest == 0.0 || depth > 0.0 ? 0.0 : to_limit; }
};

/// Feature `footprint` of a set on the plane of the zones. A few look-ups an edge.
[[nodiscard]] FootprintReach footprint_reach(const PlaneZones& zones, std::size_t zoning,
                                             const PolygonSet& footprints, std::size_t footprint);

}  // namespace carreau
