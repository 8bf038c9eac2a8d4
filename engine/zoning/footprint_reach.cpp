// SPDX-License-Identifier: Apache-2.0
#include "zoning/footprint_reach.hpp"

#include "geometry/raster_index.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace carreau {

namespace {

constexpr double kTolerance = 0.01;  // m

/// A point of an outline, with its distances.
struct Probe {
  Point point;
  double away = 0.0;   ///< distance to the zones; 0 inside
  double inner = 0.0;  ///< distance to the limit when inside; 0 outside
  Edge limit;          ///< the nearest edge of the limit
};

class Prober {
 public:
  Prober(const PlaneZones& zones, std::size_t zoning) : zones_(zones), zoning_(zoning) {}

  [[nodiscard]] Probe at(Point point) const {
    const auto limit = zones_.nearest(point, zoning_);
    Probe probe{point, 0.0, 0.0, limit.edge};
    (zones_.is_held(point, zoning_) ? probe.inner : probe.away) = limit.distance;
    return probe;
  }

 private:
  const PlaneZones& zones_;
  std::size_t zoning_;
};

/// An upper bound of the distance of any point between two probes. Along a segment the distance to
/// the zones changes at most as fast as the point moves, and the distance to one edge of the limit
/// is largest at an end of the segment, because that distance is convex.
double farthest_between(const Probe& a, const Probe& b) {
  const double length = std::hypot(b.point.x - a.point.x, b.point.y - a.point.y);
  double bound = (a.away + b.away + length) / 2.0;
  if (a.away > 0.0) bound = std::min(bound, std::max(a.away, distance_between(b.point, a.limit)));
  if (b.away > 0.0) bound = std::min(bound, std::max(b.away, distance_between(a.point, b.limit)));
  return bound;
}

/// Raises `best` to the distance of the farthest point between the two probes. Only halves that may
/// contain a farther point are searched.
void search(const Prober& prober, const Probe& a, const Probe& b, double& best) {
  best = std::max({best, a.away, b.away});
  if (farthest_between(a, b) <= best + kTolerance) return;
  const Probe middle = prober.at({(a.point.x + b.point.x) / 2.0, (a.point.y + b.point.y) / 2.0});
  search(prober, a, middle, best);
  search(prober, middle, b, best);
}

/// Whether the footprint encloses a zone. Distances along its outline cannot show that.
bool surrounds(const PolygonSet& footprints, std::size_t footprint, Point of_zone) {
  const Box box = footprints.bounds(footprint);
  if (of_zone.x < box.low.x || of_zone.x > box.high.x || of_zone.y < box.low.y ||
      of_zone.y > box.high.y) {
    return false;
  }
  PolygonSet own(footprints.crs());
  own.add_feature(footprints, footprint);
  return !RasterIndex(own).locate(of_zone).is_none();
}

}  // namespace

FootprintReach footprint_reach(const PlaneZones& zones, std::size_t zoning,
                               const PolygonSet& footprints, std::size_t footprint) {
  FootprintReach reach;
  const Prober prober(zones, zoning);
  double farthest = 0.0;
  Edge limit;
  for (const Edge& edge : edges_of(footprints, footprint)) {
    const auto nearest = zones.nearest(edge, zoning);
    if (nearest.zone.is_none()) return reach;
    if (nearest.distance < reach.to_limit) {
      reach.to_limit = nearest.distance;
      reach.nearest = nearest.zone;
      limit = nearest.edge;
    }
    const Probe low = prober.at(edge.low);
    const Probe high = prober.at(edge.high);
    reach.depth = std::max({reach.depth, low.inner, high.inner});
    search(prober, low, high, farthest);
  }
  if (reach.nearest.is_none()) return reach;
  reach.farthest = farthest;
  const bool is_outside = farthest > 0.0 && reach.depth == 0.0 && reach.to_limit > 0.0;
  if (is_outside && surrounds(footprints, footprint, limit.low)) reach.to_limit = 0.0;
  return reach;
}

}  // namespace carreau
