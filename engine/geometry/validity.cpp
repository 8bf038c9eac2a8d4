// SPDX-License-Identifier: Apache-2.0
#include "geometry/validity.hpp"

#include "geometry/geos_feature.hpp"

#include <fmt/format.h>

#include <vector>

namespace carreau {

namespace {

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

/// Appends the polygons found anywhere in a geometry; lines and points are left out.
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

}  // namespace

std::optional<std::string> invalidity(const PolygonSet& set, std::size_t feature) {
  const Geos geos;
  const auto geometry = make_feature(geos, set, feature);
  char* reason = nullptr;
  GEOSGeometry* location = nullptr;
  const char valid = GEOSisValidDetail_r(geos.handle(), geometry.get(), 0, &reason, &location);
  const auto place = geos.own(location);
  std::optional<std::string> text;
  if (valid != 1) {
    double x = 0.0;
    double y = 0.0;
    if (place) {
      GEOSGeomGetX_r(geos.handle(), place.get(), &x);
      GEOSGeomGetY_r(geos.handle(), place.get(), &y);
    }
    text = fmt::format("{} at {:.6f}, {:.6f}", reason == nullptr ? "invalid" : reason, x, y);
  }
  if (reason != nullptr) GEOSFree_r(geos.handle(), reason);
  return text;
}

void append_repaired(const PolygonSet& set, std::size_t feature, PolygonSet& out) {
  const Geos geos;
  const auto geometry = make_feature(geos, set, feature);
  const auto repaired = geos.own(GEOSMakeValid_r(geos.handle(), geometry.get()));
  out.begin_feature();
  if (repaired) append_polygons(geos, repaired.get(), out);
}

}  // namespace carreau
