// SPDX-License-Identifier: Apache-2.0
/// The zones of several zonings on one plane: which hold a point, and how far the nearest limit is.
#pragma once

#include "base/index.hpp"
#include "geometry/limit_tree.hpp"
#include "geometry/polygon_set.hpp"
#include "geometry/raster_index.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// Zones are numbered within their zoning. Const and safe to share between threads once built.
class PlaneZones {
 public:
  /// A feature of a plane: which zone of which zoning.
  struct Member {
    std::size_t zoning = 0;
    ZoneIndex zone;
  };
  /// Feature f of `zones` is `members[f]`; members ordered by zoning, then zone.
  PlaneZones(const PolygonSet& zones, std::vector<Member> members, std::size_t zonings);

  [[nodiscard]] std::size_t zonings() const { return limits_.size(); }
  [[nodiscard]] const Crs& crs() const { return crs_; }
  /// Every zone of every zoning that holds each point, in one pass.
  void locate(std::span<const Point> points, HoldingFeatures& found) const {
    index_.locate_all(points, found);
  }
  [[nodiscard]] const Member& member(FeatureIndex feature) const {
    return members_[feature.position()];
  }
  /// Whether a zone of the zoning holds the point.
  [[nodiscard]] bool is_held(Point point, std::size_t zoning) const;

  /// A limit of one zoning; no zone where the zoning has none on this plane.
  struct NearestLimit {
    ZoneIndex zone;
    double distance;  ///< metres; infinite where there is none
    Edge edge;
  };
  [[nodiscard]] NearestLimit nearest(Point point, std::size_t zoning) const;
  [[nodiscard]] NearestLimit nearest(const Edge& segment, std::size_t zoning) const;
  /// The limit of one zone.
  [[nodiscard]] NearestLimit nearest(Point point, const Member& member) const;

 private:
  [[nodiscard]] NearestLimit named(const LimitTree::Nearest& nearest, std::size_t zoning) const;

  Crs crs_;
  std::vector<Member> members_;
  std::vector<std::size_t> first_member_;  ///< of each zoning, and the end
  RasterIndex index_;
  std::vector<LimitTree> limits_;  ///< one a zoning
};

/// The plane for a place: the legal one of its territory, or `wanted` instead; empty outside
/// France.
[[nodiscard]] std::optional<Crs> plane_for(std::optional<Point> degrees,
                                           const std::optional<Crs>& wanted);

/// Shares the zones of all zonings out between planes, each zone by its middle. Zonings may be in
/// any CRS; edges are cut to 200 m on the way, so that they stay where they were on the ground to a
/// millimetre. Empty zones, and those outside France, are on no plane.
[[nodiscard]] std::vector<PlaneZones> zones_by_plane(std::span<const PolygonSet> zonings,
                                                     const std::optional<Crs>& wanted);

}  // namespace carreau
