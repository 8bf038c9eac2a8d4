// SPDX-License-Identifier: Apache-2.0
#include "geometry/geos_feature.hpp"

#include <span>
#include <vector>

namespace carreau {

namespace {

GEOSGeometry* make_ring(const Geos& geos, std::span<const Point> points) {
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_create_r(geos.handle(), static_cast<unsigned>(points.size()), 2);
  for (unsigned i = 0; i < points.size(); ++i) {
    GEOSCoordSeq_setXY_r(geos.handle(), sequence, i, points[i].x, points[i].y);
  }
  return GEOSGeom_createLinearRing_r(geos.handle(), sequence);
}

}  // namespace

Geos::Geometry make_feature(const Geos& geos, const PolygonSet& set, std::size_t feature) {
  std::vector<GEOSGeometry*> parts;
  for (const auto& polygon : set.polygons(feature)) {
    GEOSGeometry* shell = make_ring(geos, set.ring(polygon.first));
    std::vector<GEOSGeometry*> holes;
    for (std::size_t r = polygon.first + 1; r < polygon.last; ++r) {
      holes.push_back(make_ring(geos, set.ring(r)));
    }
    parts.push_back(GEOSGeom_createPolygon_r(geos.handle(), shell, holes.data(),
                                             static_cast<unsigned>(holes.size())));
  }
  return geos.own(GEOSGeom_createCollection_r(geos.handle(), GEOS_MULTIPOLYGON, parts.data(),
                                              static_cast<unsigned>(parts.size())));
}

}  // namespace carreau
