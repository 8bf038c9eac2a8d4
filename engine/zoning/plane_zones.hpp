// SPDX-License-Identifier: Apache-2.0
/// The zones of several zonings on one plane: which of them hold a point, and how far the nearest
/// limit is.
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

/// Zones are numbered within their zoning. Immutable, and safe to share between threads.
class PlaneZones {
 public:
  /// Identifies a feature of the plane: a zone of a zoning.
  struct Member {
    std::size_t zoning = 0;
    ZoneIndex zone;
  };
  /// Feature f of `zones` is `members[f]`; members ordered by zoning, then zone.
  PlaneZones(const PolygonSet& zones, std::vector<Member> members, std::size_t zonings);

  [[nodiscard]] std::size_t zonings() const { return limits_.size(); }
  [[nodiscard]] const Crs& crs() const { return crs_; }
  /// Finds, in one pass, every zone of every zoning that holds each point.
  void locate(std::span<const Point> points, HoldingFeatures& found) const {
    index_.locate_all(points, found);
  }
  [[nodiscard]] const Member& member(FeatureIndex feature) const {
    return members_[feature.position()];
  }
  /// Whether a zone of the zoning holds the point.
  [[nodiscard]] bool is_held(Point point, std::size_t zoning) const;

  /// The nearest limit of one zoning; `zone` is none where the zoning has no zone on this plane.
  struct NearestLimit {
    ZoneIndex zone;
    double distance;  ///< metres; infinite where there is no zone
    Edge edge;
  };
  [[nodiscard]] NearestLimit nearest(Point point, std::size_t zoning) const;
  [[nodiscard]] NearestLimit nearest(const Edge& segment, std::size_t zoning) const;
  /// The distance to the limit of one given zone.
  [[nodiscard]] NearestLimit nearest(Point point, const Member& member) const;

 private:
  [[nodiscard]] NearestLimit named(const LimitTree::Nearest& nearest, std::size_t zoning) const;

  Crs crs_;
  std::vector<Member> members_;
  /// For each zoning its first member, and last the number of members.
  std::vector<std::size_t> first_member_;
  RasterIndex index_;
  std::vector<LimitTree> limits_;  ///< one for each zoning
};

/// The plane for a place: `wanted` where given, otherwise the legal projection of its territory.
/// Empty outside France.
[[nodiscard]] std::optional<Crs> plane_for(std::optional<Point> degrees,
                                           const std::optional<Crs>& wanted);

/// Distributes the zones of all zonings over planes, each zone by the centre of its bounds. Zonings
/// may be in any CRS; edges are first cut to 200 m, so that projecting them moves no point by more
/// than a millimetre. Empty zones and zones outside France belong to no plane.
[[nodiscard]] std::vector<PlaneZones> zones_by_plane(std::span<const PolygonSet> zonings,
                                                     const std::optional<Crs>& wanted);

}  // namespace carreau
