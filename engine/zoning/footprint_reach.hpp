// SPDX-License-Identifier: Apache-2.0
/// How far a footprint is from the zones of a zoning, and how far it extends beyond them.
#pragma once

#include "base/index.hpp"
#include "geometry/polygon_set.hpp"
#include "zoning/plane_zones.hpp"

#include <cstddef>
#include <limits>

namespace carreau {

/// Distances in metres along the outline of the footprint. A point in a zone is at distance 0 from
/// the zones.
struct FootprintReach {
  ZoneIndex nearest;  ///< the zone with the nearest limit; none where the zoning has no zone here
  /// Distance between the outline and the nearest limit; 0 where the outline crosses it.
  double to_limit = std::numeric_limits<double>::infinity();
  /// Distance of the farthest point of the outline from the zones, exact to a centimetre; 0 when
  /// the whole outline is inside.
  double farthest = std::numeric_limits<double>::infinity();
  /// Largest distance to the limit among the corners inside; 0 when none is inside.
  double depth = 0.0;

  [[nodiscard]] bool is_inside() const { return farthest == 0.0; }
  /// Distance of the nearest point of the footprint to the zones.
  [[nodiscard]] double distance() const { return farthest == 0.0 || depth > 0.0 ? 0.0 : to_limit; }
};

/// For one feature of `footprints`, given on the plane of the zones. Costs a few index look-ups for
/// each edge.
[[nodiscard]] FootprintReach footprint_reach(const PlaneZones& zones, std::size_t zoning,
                                             const PolygonSet& footprints, std::size_t footprint);

}  // namespace carreau
