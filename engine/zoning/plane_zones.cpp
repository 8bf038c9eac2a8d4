// SPDX-License-Identifier: Apache-2.0
#include "zoning/plane_zones.hpp"

#include "geometry/french_planes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

/// The zones of one zoning that belong to one plane, still in their own CRS.
struct ZoningPart {
  Crs plane;
  PolygonSet zones;
  std::vector<ZoneIndex> numbers;
};

/// All zones of one plane.
struct PlaneParts {
  Crs plane;
  PolygonSet zones;
  std::vector<PlaneZones::Member> members;
};

/// The part for this plane, created where it does not exist yet.
template <class Part>
Part& part_of(std::vector<Part>& parts, const Crs& plane, const Crs& crs) {
  const auto known = std::find_if(parts.begin(), parts.end(),
                                  [&](const Part& part) { return part.plane == plane; });
  if (known != parts.end()) return *known;
  return parts.emplace_back(Part{plane, PolygonSet(crs), {}});
}

Point middle_of(const Box& box) {
  return {(box.low.x + box.high.x) / 2.0, (box.low.y + box.high.y) / 2.0};
}

std::vector<ZoningPart> parts_of(const PolygonSet& zoning, const std::optional<Crs>& wanted) {
  // One transform for the zoning, since making it is slow.
  const Transform to_degrees(zoning.crs(), Crs::epsg(4326));
  std::vector<ZoningPart> parts;
  for (std::size_t z = 0; z < zoning.size(); ++z) {
    const auto rings = zoning.rings(z);
    // A zone without any ring has no place.
    if (rings.first == rings.last) continue;
    // By the middle of the zone: a zone lies in one territory.
    const auto plane = plane_for(to_degrees.apply(middle_of(zoning.bounds(z))), wanted);
    if (!plane) continue;
    ZoningPart& part = part_of(parts, *plane, zoning.crs());
    part.zones.add_feature(zoning, z);
    // Positions in the zoning, because zones of several planes are separated here.
    part.numbers.emplace_back(z);
  }
  return parts;
}

PolygonSet moved_to(const PolygonSet& zones, const Crs& plane) {
  if (zones.crs() == plane) return zones;
  const Box box = zones.bounds(0);
  // Degrees by their size: no plane in metres has France within 180 of its origin.
  const bool is_in_degrees = std::max({std::abs(box.low.x), std::abs(box.high.x),
                                       std::abs(box.low.y), std::abs(box.high.y)}) <= 180.0;
  // Edges longer than 200 m, or 0.002°, are cut, so that they stay straight on the ground.
  return reproject(zones, plane, is_in_degrees ? 0.002 : 200.0);
}

}  // namespace

PlaneZones::PlaneZones(const PolygonSet& zones, std::vector<Member> members, std::size_t zonings)
    : crs_(zones.crs()), members_(std::move(members)), index_(zones) {
  // Members come ordered by zoning, so each zoning is a range of them.
  std::size_t f = 0;
  for (std::size_t zoning = 0; zoning < zonings; ++zoning) {
    first_member_.push_back(f);
    PolygonSet own(zones.crs());
    for (; f < members_.size() && members_[f].zoning == zoning; ++f) own.add_feature(zones, f);
    // One tree for each zoning: distances are asked for zoning by zoning.
    limits_.emplace_back(own);
  }
  first_member_.push_back(f);
}

bool PlaneZones::is_held(Point point, std::size_t zoning) const {
  HoldingFeatures found;
  locate({&point, 1}, found);
  return std::any_of(found.features.begin(), found.features.end(),
                     [&](FeatureIndex f) { return member(f).zoning == zoning; });
}

PlaneZones::NearestLimit PlaneZones::named(const LimitTree::Nearest& nearest,
                                           std::size_t zoning) const {
  // Features of a tree count from the first member of their zoning.
  const ZoneIndex zone = nearest.feature.is_none()
                             ? ZoneIndex::none()
                             : members_[first_member_[zoning] + nearest.feature.position()].zone;
  return {zone, nearest.distance, nearest.edge};
}

PlaneZones::NearestLimit PlaneZones::nearest(Point point, std::size_t zoning) const {
  return named(limits_[zoning].nearest(point), zoning);
}

PlaneZones::NearestLimit PlaneZones::nearest(const Edge& segment, std::size_t zoning) const {
  return named(limits_[zoning].nearest(segment), zoning);
}

PlaneZones::NearestLimit PlaneZones::nearest(Point point, const Member& wanted) const {
  const auto first = members_.begin() + static_cast<std::ptrdiff_t>(first_member_[wanted.zoning]);
  const auto last =
      members_.begin() + static_cast<std::ptrdiff_t>(first_member_[wanted.zoning + 1]);
  // Within a zoning members are ordered by zone.
  const auto at = std::lower_bound(first, last, wanted.zone,
                                   [](const Member& m, ZoneIndex zone) { return m.zone < zone; });
  const FeatureIndex feature(static_cast<std::size_t>(at - first));
  return named(limits_[wanted.zoning].nearest(point, feature), wanted.zoning);
}

std::optional<Crs> plane_for(std::optional<Point> degrees, const std::optional<Crs>& wanted) {
  const auto legal = degrees ? french_plane(*degrees) : std::nullopt;
  // Outside of France no plane applies, whatever the user wants.
  return legal && wanted ? wanted : legal;
}

std::vector<PlaneZones> zones_by_plane(std::span<const PolygonSet> zonings,
                                       const std::optional<Crs>& wanted) {
  std::vector<PlaneParts> parts;
  for (std::size_t k = 0; k < zonings.size(); ++k) {
    // By zoning, then zone: the order on which PlaneZones relies.
    for (const ZoningPart& part : parts_of(zonings[k], wanted)) {
      PlaneParts& plane = part_of(parts, part.plane, part.plane);
      const PolygonSet moved = moved_to(part.zones, part.plane);
      for (std::size_t f = 0; f < moved.size(); ++f) {
        plane.zones.add_feature(moved, f);
        plane.members.push_back({k, part.numbers[f]});
      }
    }
  }
  std::vector<PlaneZones> planes;
  for (PlaneParts& part : parts) {
    planes.emplace_back(part.zones, std::move(part.members), zonings.size());
  }
  return planes;
}

}  // namespace carreau
