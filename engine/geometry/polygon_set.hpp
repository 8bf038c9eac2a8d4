// SPDX-License-Identifier: Apache-2.0
/// Polygons as flat columns: features hold polygons, polygons hold rings, rings hold points.
#pragma once

#include "geometry/crs.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// A position in the coordinates of a CRS, x east or longitude, y north or latitude.
struct Point {
  double x = 0.0;
  double y = 0.0;
  friend constexpr auto operator<=>(const Point&, const Point&) = default;
};

/// An axis-aligned rectangle.
struct Box {
  Point low;
  Point high;
};

/// Whether two boxes have a point in common, be it of their edges.
[[nodiscard]] inline bool are_touching(const Box& a, const Box& b) {
  return a.low.x <= b.high.x && b.low.x <= a.high.x && a.low.y <= b.high.y && b.low.y <= a.high.y;
}

/// Multipolygons in one CRS. Rings are closed (first point repeated); the first ring of a polygon
/// is its shell, the others are holes. Filled in order, then read:
///
///   PolygonSet zones(Crs::epsg(3035));
///   zones.begin_feature(); zones.begin_polygon(); zones.add_ring(points);
class PolygonSet {
 public:
  explicit PolygonSet(Crs crs = {}) : crs_(std::move(crs)) {}

  void begin_feature() {
    feature_start_.push_back(static_cast<std::uint32_t>(polygon_start_.size()));
  }
  void begin_polygon() { polygon_start_.push_back(static_cast<std::uint32_t>(ring_start_.size())); }
  void add_ring(std::span<const Point> points);
  /// Appends a copy of one feature of another set in the same CRS.
  void add_feature(const PolygonSet& other, std::size_t feature);

  [[nodiscard]] const Crs& crs() const { return crs_; }
  [[nodiscard]] std::size_t size() const { return feature_start_.size(); }
  [[nodiscard]] std::size_t ring_count() const { return ring_start_.size(); }

  /// The polygons of a feature, each as [first, last) ring numbers.
  struct RingRange {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  [[nodiscard]] std::vector<RingRange> polygons(std::size_t feature) const;
  /// All rings of a feature as [first, last) ring numbers.
  [[nodiscard]] RingRange rings(std::size_t feature) const;
  [[nodiscard]] std::span<const Point> ring(std::size_t ring) const;
  [[nodiscard]] Box bounds(std::size_t feature) const;

 private:
  [[nodiscard]] std::size_t polygon_end(std::size_t polygon) const;

  Crs crs_;
  std::vector<Point> points_;
  std::vector<std::uint32_t> ring_start_;     ///< first point of each ring
  std::vector<std::uint32_t> polygon_start_;  ///< first ring of each polygon
  std::vector<std::uint32_t> feature_start_;  ///< first polygon of each feature
};

/// Twice the signed area, counter-clockwise positive.
[[nodiscard]] double signed_double_area(std::span<const Point> ring);
/// Area of a feature in square units of its CRS, holes deducted.
[[nodiscard]] double area(const PolygonSet& set, std::size_t feature);

}  // namespace carreau
