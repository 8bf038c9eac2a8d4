// SPDX-License-Identifier: Apache-2.0
#include "geometry/validity.hpp"

#include "geometry/geos_feature.hpp"

#include <fmt/format.h>

#include <vector>

namespace carreau {

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

void append_union(const PolygonSet& set, std::span<const std::size_t> features, PolygonSet& out) {
  const Geos geos;
  PolygonSet parts(set.crs());
  parts.begin_feature();
  for (const std::size_t feature : features) {
    for (const auto& polygon : set.polygons(feature)) {
      parts.begin_polygon();
      for (std::size_t r = polygon.first; r < polygon.last; ++r) parts.add_ring(set.ring(r));
    }
  }
  const auto geometry = make_feature(geos, parts, 0);
  const auto whole = geos.own(GEOSUnaryUnion_r(geos.handle(), geometry.get()));
  out.begin_feature();
  if (whole) append_polygons(geos, whole.get(), out);
}

}  // namespace carreau
