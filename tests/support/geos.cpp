// SPDX-License-Identifier: Apache-2.0
#include "support/geos.hpp"

#include <stdexcept>
#include <utility>
#include <vector>

namespace carreau::testing {

namespace {

/// One context for the whole test program, whose tests run one after the other.
GEOSContextHandle_t handle() {
  struct Context {
    GEOSContextHandle_t handle = GEOS_init_r();
    ~Context() { GEOS_finish_r(handle); }
  };
  static const Context kContext;
  return kContext.handle;
}

Geometry owned(GEOSGeometry* raw, const char* what) {
  if (raw == nullptr) throw std::runtime_error(std::string("GEOS refuses: ") + what);
  return Geometry(raw);
}

GEOSCoordSequence* sequence_of(std::span<const Point> points) {
  GEOSCoordSequence* const sequence =
      GEOSCoordSeq_create_r(handle(), static_cast<unsigned>(points.size()), 2);
  for (unsigned i = 0; i < points.size(); ++i) {
    GEOSCoordSeq_setXY_r(handle(), sequence, i, points[i].x, points[i].y);
  }
  return sequence;
}

GEOSGeometry* ring_of(std::span<const Point> points) {
  return GEOSGeom_createLinearRing_r(handle(), sequence_of(points));
}

Geometry collection_of(std::vector<Geometry> parts) {
  std::vector<GEOSGeometry*> raw;
  for (Geometry& part : parts) raw.push_back(part.release());
  return owned(GEOSGeom_createCollection_r(handle(), GEOS_MULTIPOLYGON, raw.data(),
                                           static_cast<unsigned>(raw.size())),
               "collection");
}

/// A normalised multipolygon, so that geometries with the same rings are equal point by point.
Geometry normal_form(const Geometry& geometry) {
  std::vector<Geometry> parts;
  for (int i = 0; i < GEOSGetNumGeometries_r(handle(), geometry.get()); ++i) {
    const GEOSGeometry* const part = GEOSGetGeometryN_r(handle(), geometry.get(), i);
    if (GEOSisEmpty_r(handle(), part) == 1) continue;
    parts.push_back(owned(GEOSGeom_clone_r(handle(), part), "clone"));
  }
  Geometry all = collection_of(std::move(parts));
  GEOSNormalize_r(handle(), all.get());
  return all;
}

/// Removes the points of a closed ring at which it does not turn.
std::vector<Point> turns_of(std::span<const Point> ring) {
  std::vector<Point> turns;
  const std::size_t n = ring.size() - 1;
  for (std::size_t i = 0; i < n; ++i) {
    const Point a = ring[(i + n - 1) % n];
    const Point b = ring[i];
    const Point c = ring[i + 1];
    if ((b.x - a.x) * (c.y - b.y) != (b.y - a.y) * (c.x - b.x)) turns.push_back(b);
  }
  turns.push_back(turns.front());
  return turns;
}

void add_ring(const GEOSGeometry* ring, PolygonSet& out) {
  const GEOSCoordSequence* const sequence = GEOSGeom_getCoordSeq_r(handle(), ring);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(handle(), sequence, &size);
  std::vector<Point> points(size);
  for (unsigned i = 0; i < size; ++i) {
    GEOSCoordSeq_getXY_r(handle(), sequence, i, &points[i].x, &points[i].y);
  }
  out.add_ring(turns_of(points));
}

void add_geometry(const Geometry& geometry, PolygonSet& out) {
  out.begin_feature();
  for (int i = 0; i < GEOSGetNumGeometries_r(handle(), geometry.get()); ++i) {
    const GEOSGeometry* const part = GEOSGetGeometryN_r(handle(), geometry.get(), i);
    if (GEOSisEmpty_r(handle(), part) == 1) continue;
    out.begin_polygon();
    add_ring(GEOSGetExteriorRing_r(handle(), part), out);
    for (int h = 0; h < GEOSGetNumInteriorRings_r(handle(), part); ++h) {
      add_ring(GEOSGetInteriorRingN_r(handle(), part, h), out);
    }
  }
}

}  // namespace

void DestroyGeometry::operator()(GEOSGeometry* geometry) const {
  GEOSGeom_destroy_r(handle(), geometry);
}

Geometry from_wkt(const std::string& wkt) {
  GEOSWKTReader* const reader = GEOSWKTReader_create_r(handle());
  GEOSGeometry* const raw = GEOSWKTReader_read_r(handle(), reader, wkt.c_str());
  GEOSWKTReader_destroy_r(handle(), reader);
  return owned(raw, wkt.c_str());
}

Geometry from_set(const PolygonSet& set, std::size_t feature) {
  std::vector<Geometry> parts;
  for (const auto& polygon : set.polygons(feature)) {
    std::vector<GEOSGeometry*> holes;
    for (std::size_t r = polygon.first + 1; r < polygon.last; ++r) {
      holes.push_back(ring_of(set.ring(r)));
    }
    parts.push_back(
        owned(GEOSGeom_createPolygon_r(handle(), ring_of(set.ring(polygon.first)), holes.data(),
                                       static_cast<unsigned>(holes.size())),
              "polygon"));
  }
  return collection_of(std::move(parts));
}

Geometry square(double x, double y, double side) {
  return owned(GEOSGeom_createRectangle_r(handle(), x, y, x + side, y + side), "square");
}

Geometry point(Point p) { return owned(GEOSGeom_createPointFromXY_r(handle(), p.x, p.y), "point"); }

Geometry union_of(std::span<const CellPosition> cells, double side) {
  std::vector<Geometry> squares;
  for (const CellPosition& c : cells)
    squares.push_back(square(c.column * side, c.row * side, side));
  const Geometry all = collection_of(std::move(squares));
  PolygonSet merged;
  add_geometry(owned(GEOSUnaryUnion_r(handle(), all.get()), "union"), merged);
  return from_set(merged, 0);
}

Geometry intersection(const Geometry& a, const Geometry& b) {
  return owned(GEOSIntersection_r(handle(), a.get(), b.get()), "intersection");
}

Geometry limit_of(const PolygonSet& set, std::size_t feature) {
  return owned(GEOSBoundary_r(handle(), from_set(set, feature).get()), "boundary");
}

double distance(const Geometry& a, const Geometry& b) {
  double distance = 0.0;
  GEOSDistance_r(handle(), a.get(), b.get(), &distance);
  return distance;
}

double length_of(const Geometry& geometry) {
  double length = 0.0;
  GEOSLength_r(handle(), geometry.get(), &length);
  return length;
}

double area_of(const Geometry& geometry) {
  double area = 0.0;
  GEOSArea_r(handle(), geometry.get(), &area);
  return area;
}

bool is_valid(const Geometry& geometry) { return GEOSisValid_r(handle(), geometry.get()) == 1; }

bool covers(const Geometry& a, const Geometry& b) {
  return GEOSCovers_r(handle(), a.get(), b.get()) == 1;
}

PreparedGeometry::PreparedGeometry(Geometry geometry)
    : geometry_(std::move(geometry)), prepared_(GEOSPrepare_r(handle(), geometry_.get())) {}

PreparedGeometry::PreparedGeometry(PreparedGeometry&& other) noexcept
    : geometry_(std::move(other.geometry_)), prepared_(std::exchange(other.prepared_, nullptr)) {}

PreparedGeometry::~PreparedGeometry() {
  if (prepared_ != nullptr) GEOSPreparedGeom_destroy_r(handle(), prepared_);
}

bool PreparedGeometry::covers(Point p) const {
  return GEOSPreparedCovers_r(handle(), prepared_, point(p).get()) == 1;
}

bool same_rings(const Geometry& a, const Geometry& b) {
  return GEOSEqualsExact_r(handle(), normal_form(a).get(), normal_form(b).get(), 0.0) == 1;
}

std::string to_wkt(const Geometry& geometry) {
  GEOSWKTWriter* const writer = GEOSWKTWriter_create_r(handle());
  GEOSWKTWriter_setTrim_r(handle(), writer, 1);
  char* const raw = GEOSWKTWriter_write_r(handle(), writer, geometry.get());
  std::string text(raw);
  GEOSFree_r(handle(), raw);
  GEOSWKTWriter_destroy_r(handle(), writer);
  return text;
}

void add_wkt(const std::string& wkt, PolygonSet& out) { add_geometry(from_wkt(wkt), out); }

PolygonSet set_from_wkt(const std::string& wkt, const Crs& crs) {
  PolygonSet set(crs);
  add_wkt(wkt, set);
  return set;
}

}  // namespace carreau::testing
