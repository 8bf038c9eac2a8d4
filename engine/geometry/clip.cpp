// SPDX-License-Identifier: Apache-2.0
#include "geometry/clip.hpp"

#include <cmath>
#include <span>
#include <vector>

namespace carreau {

namespace {

/// One side of the box as a half-plane: inside where `sign * (coordinate - bound) >= 0`.
struct HalfPlane {
  double Point::*axis;
  double bound;
  double sign;

  [[nodiscard]] double depth(Point p) const { return sign * (p.*axis - bound); }
};

/// Sutherland–Hodgman against one half-plane; `ring` closed in, closed out.
std::vector<Point> cut(std::span<const Point> ring, const HalfPlane& plane) {
  std::vector<Point> kept;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1];
    const Point b = ring[i];
    const double depth_a = plane.depth(a);
    const double depth_b = plane.depth(b);
    if ((depth_a >= 0.0) != (depth_b >= 0.0)) {
      const double t = depth_a / (depth_a - depth_b);
      Point crossing{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
      crossing.*plane.axis = plane.bound;
      kept.push_back(crossing);
    }
    if (depth_b >= 0.0) kept.push_back(b);
  }
  if (!kept.empty()) kept.push_back(kept.front());
  return kept;
}

double ring_area_within(std::span<const Point> ring, const Box& box) {
  std::vector<Point> part(ring.begin(), ring.end());
  for (const HalfPlane& plane : {HalfPlane{&Point::x, box.low.x, 1.0},
                                 {&Point::x, box.high.x, -1.0},
                                 {&Point::y, box.low.y, 1.0},
                                 {&Point::y, box.high.y, -1.0}}) {
    part = cut(part, plane);
    if (part.empty()) return 0.0;
  }
  return std::abs(signed_double_area(part)) / 2.0;
}

}  // namespace

double area_within(const PolygonSet& set, std::size_t feature, const Box& box) {
  double total = 0.0;
  for (const auto& polygon : set.polygons(feature)) {
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const double ring_area = ring_area_within(set.ring(r), box);
      total += r == polygon.first ? ring_area : -ring_area;
    }
  }
  return total;
}

}  // namespace carreau
