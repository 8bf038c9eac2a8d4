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

void append_ring(const Geos& geos, const GEOSGeometry* ring, PolygonSet& out) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos.handle(), ring);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(geos.handle(), sequence, &size);
  std::vector<Point> points(size);
  for (unsigned i = 0; i < size; ++i) {
    GEOSCoordSeq_getXY_r(geos.handle(), sequence, i, &points[i].x, &points[i].y);
  }
  out.add_ring(points);
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

void append_polygons(const Geos& geos, const GEOSGeometry* geometry, PolygonSet& out) {
  const int type = GEOSGeomTypeId_r(geos.handle(), geometry);
  if (type == GEOS_POLYGON) {
    out.begin_polygon();
    append_ring(geos, GEOSGetExteriorRing_r(geos.handle(), geometry), out);
    const int holes = GEOSGetNumInteriorRings_r(geos.handle(), geometry);
    for (int h = 0; h < holes; ++h) {
      append_ring(geos, GEOSGetInteriorRingN_r(geos.handle(), geometry, h), out);
    }
  } else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
    const int parts = GEOSGetNumGeometries_r(geos.handle(), geometry);
    for (int p = 0; p < parts; ++p) {
      append_polygons(geos, GEOSGetGeometryN_r(geos.handle(), geometry, p), out);
    }
  }
}

}  // namespace carreau
