// SPDX-License-Identifier: Apache-2.0
#include "geometry/tile_fit.hpp"

#include "geometry/geos_feature.hpp"

#include <cmath>
#include <vector>

namespace carreau {

namespace {

bool lies_within(const Box& inner, const Box& outer) {
  return inner.low.x >= outer.low.x && inner.low.y >= outer.low.y && inner.high.x <= outer.high.x &&
         inner.high.y <= outer.high.y;
}

bool is_straight(Point a, Point b, Point c) {
  // Corners on one line are dropped only where the line goes on, not where it turns back.
  const double along = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
  return (b.x - a.x) * (c.y - b.y) == (b.y - a.y) * (c.x - b.x) && along >= 0.0;
}

/// The ring on the raster, without the corners that it no longer needs; empty when less than a
/// triangle is left. It may have folded up.
std::vector<Point> rounded_ring(std::span<const Point> ring, double step) {
  std::vector<Point> corners;
  for (const Point& p : ring) {
    // Nearest corner of the raster.
    const Point at = {std::round(p.x / step) * step, std::round(p.y / step) * step};
    if (!corners.empty() && corners.back() == at) continue;
    // Several corners may become superfluous at once.
    while (corners.size() > 1 && is_straight(corners[corners.size() - 2], corners.back(), at)) {
      corners.pop_back();
    }
    corners.push_back(at);
  }
  constexpr std::size_t kTriangle = 4;  // closed
  if (corners.size() < kTriangle) corners.clear();
  return corners;
}

PolygonSet rounded(const PolygonSet& set, std::size_t feature, double step) {
  PolygonSet out(set.crs());
  out.begin_feature();
  for (const auto& polygon : set.polygons(feature)) {
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const std::vector<Point> ring = rounded_ring(set.ring(r), step);
      if (ring.empty() && r == polygon.first) break;  // a shell goes with its holes
      if (ring.empty()) continue;
      if (r == polygon.first) out.begin_polygon();
      out.add_ring(ring);
    }
  }
  return out;
}

PolygonSet to_set(const Geos& geos, const GEOSGeometry* geometry) {
  PolygonSet out;
  out.begin_feature();
  if (geometry != nullptr) append_polygons(geos, geometry, out);
  return out;
}

/// Snap rounding: edges are broken wherever rounding makes them meet.
PolygonSet snapped(const Geos& geos, const PolygonSet& set, double step) {
  const auto geometry = make_feature(geos, set, 0);
  auto on_raster = geos.own(GEOSGeom_setPrecision_r(geos.handle(), geometry.get(), step, 0));
  if (!on_raster) {  // it crossed itself before
    const auto repaired = geos.own(GEOSMakeValid_r(geos.handle(), geometry.get()));
    if (repaired) {
      on_raster = geos.own(GEOSGeom_setPrecision_r(geos.handle(), repaired.get(), step, 0));
    }
  }
  return to_set(geos, on_raster.get());
}

/// The part of a feature in the box, as the one feature of a set.
PolygonSet part_in(const Geos& geos, const PolygonSet& set, std::size_t feature, const Box& box) {
  PolygonSet out(set.crs());
  // Most features lie in one tile: no clipping.
  if (lies_within(set.bounds(feature), box)) {
    out.add_feature(set, feature);
    return out;
  }
  const auto whole = make_feature(geos, set, feature);
  // Clipping by a rectangle is much faster than an intersection of polygons.
  auto part = geos.own(
      GEOSClipByRect_r(geos.handle(), whole.get(), box.low.x, box.low.y, box.high.x, box.high.y));
  return to_set(geos, part.get());
}

}  // namespace

bool append_fitted(const PolygonSet& set, std::size_t feature, const Box& box, double step,
                   PolygonSet& out) {
  const Geos geos;
  const PolygonSet part = part_in(geos, set, feature, box);
  PolygonSet fitted = rounded(part, 0, step);
  if (fitted.ring_count() == 0) return false;
  // Most often rounding has harmed nothing, and telling so is cheaper than rounding with care.
  if (GEOSisValid_r(geos.handle(), make_feature(geos, fitted, 0).get()) != 1) {
    // Rounded again, because snapping leaves corners that are no longer needed.
    fitted = rounded(snapped(geos, part, step), 0, step);
    if (fitted.ring_count() == 0) return false;
  }
  out.begin_feature();
  for (const auto& polygon : fitted.polygons(0)) {
    out.begin_polygon();
    for (std::size_t r = polygon.first; r < polygon.last; ++r) out.add_ring(fitted.ring(r));
  }
  return true;
}

std::optional<Point> point_within(const PolygonSet& set, std::size_t feature) {
  const Geos geos;
  const auto whole = make_feature(geos, set, feature);
  // A point on the surface, unlike the centroid, lies inside even of a ring or a crescent.
  const auto inside = geos.own(GEOSPointOnSurface_r(geos.handle(), whole.get()));
  Point point;
  if (!inside || GEOSisEmpty_r(geos.handle(), inside.get()) != 0) return std::nullopt;
  GEOSGeomGetX_r(geos.handle(), inside.get(), &point.x);
  GEOSGeomGetY_r(geos.handle(), inside.get(), &point.y);
  return point;
}

}  // namespace carreau
