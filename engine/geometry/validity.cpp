// SPDX-License-Identifier: Apache-2.0
#include "geometry/validity.hpp"

#include "geometry/geos_feature.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

namespace carreau {

namespace {

/// GEOS says in English why a geometry is not valid; a reason that it may have learnt since is
/// quoted.
Message reason_of(std::string_view reason) {
  struct Known {
    std::string_view reason;
    Message message;
  };
  static const std::array<Known, 8> kKnown = {{
      {"Self-intersection", Message{"geometry_crosses_itself"}},
      {"Ring Self-intersection", Message{"geometry_ring_crosses_itself"}},
      {"Hole lies outside shell", Message{"geometry_hole_outside"}},
      {"Holes are nested", Message{"geometry_nested_holes"}},
      {"Interior is disconnected", Message{"geometry_interior_parted"}},
      {"Nested shells", Message{"geometry_nested_shells"}},
      {"Too few points in geometry component", Message{"geometry_too_few_points"}},
      {"Invalid Coordinate", Message{"geometry_bad_coordinate"}},
  }};
  for (const Known& known : kKnown) {
    if (known.reason == reason) return known.message;
  }
  return Message{"geometry_fault_unknown", {{"reason", reason}}};
}

}  // namespace

std::optional<Message> invalidity(const PolygonSet& set, std::size_t feature) {
  const Geos geos;
  const auto geometry = make_feature(geos, set, feature);
  char* reason = nullptr;
  GEOSGeometry* location = nullptr;
  const char valid = GEOSisValidDetail_r(geos.handle(), geometry.get(), 0, &reason, &location);
  const auto place = geos.own(location);
  std::optional<Message> problem;
  if (valid != 1) {
    double x = 0.0;
    double y = 0.0;
    if (place) {
      GEOSGeomGetX_r(geos.handle(), place.get(), &x);
      GEOSGeomGetY_r(geos.handle(), place.get(), &y);
    }
    problem = Message{"geometry_fault_at",
                      {{"reason", reason_of(reason == nullptr ? "invalid" : reason)},
                       {"x", fmt::format("{:.6f}", x)},
                       {"y", fmt::format("{:.6f}", y)}}};
  }
  if (reason != nullptr) GEOSFree_r(geos.handle(), reason);
  return problem;
}

void append_repaired(const PolygonSet& set, std::size_t feature, PolygonSet& out) {
  const Geos geos;
  const auto geometry = make_feature(geos, set, feature);
  const auto repaired = geos.own(GEOSMakeValid_r(geos.handle(), geometry.get()));
  out.begin_feature();
  if (repaired) append_polygons(geos, repaired.get(), out);
}

void append_difference(const PolygonSet& set, std::size_t feature, const PolygonSet& others,
                       std::span<const std::size_t> features, PolygonSet& out) {
  const Geos geos;
  auto rest = make_feature(geos, set, feature);
  for (const std::size_t other : features) {
    const auto taken = make_feature(geos, others, other);
    rest = geos.own(GEOSDifference_r(geos.handle(), rest.get(), taken.get()));
    if (!rest) break;
  }
  out.begin_feature();
  if (rest) append_polygons(geos, rest.get(), out);
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
