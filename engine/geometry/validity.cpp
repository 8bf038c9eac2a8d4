// SPDX-License-Identifier: Apache-2.0
#include "geometry/validity.hpp"

#include <fmt/format.h>
#include <geos_c.h>

#include <memory>
#include <vector>

namespace carreau {

namespace {

/// A GEOS context for one call; geometries made in it are freed before it.
class Geos {
 public:
  Geos() : handle_(GEOS_init_r()) {}
  ~Geos() { GEOS_finish_r(handle_); }
  Geos(const Geos&) = delete;
  Geos& operator=(const Geos&) = delete;
  [[nodiscard]] GEOSContextHandle_t handle() const { return handle_; }

  struct Destroy {
    GEOSContextHandle_t handle;
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(handle, geometry); }
  };
  using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
  [[nodiscard]] Geometry own(GEOSGeometry* geometry) const { return {geometry, Destroy{handle_}}; }

 private:
  GEOSContextHandle_t handle_;
};

GEOSGeometry* make_ring(const Geos& geos, std::span<const Point> points) {
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_create_r(geos.handle(), static_cast<unsigned>(points.size()), 2);
  for (unsigned i = 0; i < points.size(); ++i) {
    GEOSCoordSeq_setXY_r(geos.handle(), sequence, i, points[i].x, points[i].y);
  }
  return GEOSGeom_createLinearRing_r(geos.handle(), sequence);
}

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
