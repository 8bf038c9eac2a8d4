// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlap.hpp"

#include "geometry/geos_feature.hpp"

namespace carreau {

namespace {

/// The part of a feature inside the box, or nothing where GEOS cannot tell.
Geos::Geometry clipped(const Geos& geos, const PolygonSet& set, std::size_t feature,
                       const Box& box) {
  const auto whole = make_feature(geos, set, feature);
  return geos.own(
      GEOSClipByRect_r(geos.handle(), whole.get(), box.low.x, box.low.y, box.high.x, box.high.y));
}

}  // namespace

double overlap_area(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                    std::size_t feature_b, const Box& box) {
  const Geos geos;
  const auto part_a = clipped(geos, a, feature_a, box);
  const auto part_b = clipped(geos, b, feature_b, box);
  if (!part_a || !part_b) return 0.0;
  const auto common = geos.own(GEOSIntersection_r(geos.handle(), part_a.get(), part_b.get()));
  double area = 0.0;
  if (common) GEOSArea_r(geos.handle(), common.get(), &area);
  return area;
}

void append_intersection(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                         std::size_t feature_b, PolygonSet& out) {
  const Geos geos;
  const auto whole_a = make_feature(geos, a, feature_a);
  const auto whole_b = make_feature(geos, b, feature_b);
  auto common = geos.own(GEOSIntersection_r(geos.handle(), whole_a.get(), whole_b.get()));
  if (!common) {
    // What was valid may cross itself by a hair once reprojected: a grid of 1 mm takes that away.
    constexpr double kMillimetre = 0.001;
    common =
        geos.own(GEOSIntersectionPrec_r(geos.handle(), whole_a.get(), whole_b.get(), kMillimetre));
  }
  double area = 0.0;
  if (common) GEOSArea_r(geos.handle(), common.get(), &area);
  if (!(area > 0.0)) return;
  out.begin_feature();
  append_polygons(geos, common.get(), out);
}

}  // namespace carreau
