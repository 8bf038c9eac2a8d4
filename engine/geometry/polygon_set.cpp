// SPDX-License-Identifier: Apache-2.0
#include "geometry/polygon_set.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carreau {

void PolygonSet::add_ring(std::span<const Point> points) {
  ring_start_.push_back(static_cast<std::uint32_t>(points_.size()));
  points_.insert(points_.end(), points.begin(), points.end());
}

void PolygonSet::add_feature(const PolygonSet& other, std::size_t feature) {
  begin_feature();
  for (const RingRange& polygon : other.polygons(feature)) {
    begin_polygon();
    for (std::size_t r = polygon.first; r < polygon.last; ++r) add_ring(other.ring(r));
  }
}

std::size_t PolygonSet::polygon_end(std::size_t polygon) const {
  return polygon < polygon_start_.size() ? polygon_start_[polygon] : ring_start_.size();
}

std::vector<PolygonSet::RingRange> PolygonSet::polygons(std::size_t feature) const {
  const std::size_t last =
      feature + 1 < feature_start_.size() ? feature_start_[feature + 1] : polygon_start_.size();
  std::vector<RingRange> ranges;
  for (std::size_t p = feature_start_[feature]; p < last; ++p) {
    ranges.push_back({polygon_end(p), polygon_end(p + 1)});
  }
  return ranges;
}

PolygonSet::RingRange PolygonSet::rings(std::size_t feature) const {
  const std::size_t last =
      feature + 1 < feature_start_.size() ? feature_start_[feature + 1] : polygon_start_.size();
  return {polygon_end(feature_start_[feature]), polygon_end(last)};
}

std::span<const Point> PolygonSet::ring(std::size_t ring) const {
  const std::size_t last = ring + 1 < ring_start_.size() ? ring_start_[ring + 1] : points_.size();
  return std::span(points_).subspan(ring_start_[ring], last - ring_start_[ring]);
}

Box PolygonSet::bounds(std::size_t feature) const {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Box box{{kInfinity, kInfinity}, {-kInfinity, -kInfinity}};
  const RingRange range = rings(feature);
  for (std::size_t r = range.first; r < range.last; ++r) {
    for (const Point& p : ring(r)) {
      box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
      box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
    }
  }
  return box;
}

double signed_double_area(std::span<const Point> ring) {
  if (ring.size() < 4) return 0.0;
  // Relative to the first point: keeps the products small, hence the cancellation harmless.
  const Point o = ring.front();
  double twice = 0.0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i) {
    twice += (ring[i].x - o.x) * (ring[i + 1].y - o.y) - (ring[i + 1].x - o.x) * (ring[i].y - o.y);
  }
  return twice;
}

double area(const PolygonSet& set, std::size_t feature) {
  double total = 0.0;
  for (const auto& polygon : set.polygons(feature)) {
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const double ring_area = std::abs(signed_double_area(set.ring(r))) / 2.0;
      total += r == polygon.first ? ring_area : -ring_area;
    }
  }
  return total;
}

}  // namespace carreau
