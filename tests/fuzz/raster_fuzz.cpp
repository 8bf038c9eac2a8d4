// SPDX-License-Identifier: Apache-2.0
/// RasterIndex: any rings, crossing or flat, hold the points that asking every edge finds.
#include "geometry/raster.hpp"

#include "geometry/orientation.hpp"
#include "geometry/raster_index.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

namespace {

using namespace carreau;

/// Three rings of points on a lattice of 16 × 16, a byte each, so that they meet and repeat.
PolygonSet rings_from(std::span<const std::uint8_t> bytes) {
  PolygonSet set;
  const std::size_t third = bytes.size() / 3;
  for (std::size_t f = 0; f < 3; ++f) {
    std::vector<Point> ring;
    for (const std::uint8_t b : bytes.subspan(f * third, third)) {
      ring.push_back({static_cast<double>(b % 16), static_cast<double>(b / 16)});
    }
    if (ring.empty()) continue;
    ring.push_back(ring.front());
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(ring);
  }
  return set;
}

/// Even-odd rule over every edge, limits included.
bool holds(const PolygonSet& set, std::size_t feature, Point p) {
  bool is_inside = false;
  for (const Edge& edge : edges_of(set, feature)) {
    const int side = orientation(edge.low, edge.high, p);
    const bool is_beside = std::min(edge.low.x, edge.high.x) <= p.x &&
                           p.x <= std::max(edge.low.x, edge.high.x) && edge.low.y <= p.y &&
                           p.y <= edge.high.y;
    if (side == 0 && is_beside) return true;
    if (side < 0 && edge.low.y <= p.y && p.y < edge.high.y) is_inside = !is_inside;
  }
  return is_inside;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostBytes = 96;
  const PolygonSet set = rings_from({data, std::min(size, kMostBytes)});
  const RasterIndex index(set);
  std::vector<Point> points;
  for (double x = -0.5; x <= 15.5; x += 0.5) {
    for (double y = -0.5; y <= 15.5; y += 0.5) points.push_back({x, y});
  }
  HoldingFeatures found;
  index.locate_all(points, found);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto features = found.of(i);
    for (std::size_t f = 0; f < set.size(); ++f) {
      const bool is_found =
          std::find(features.begin(), features.end(), FeatureIndex(f)) != features.end();
      if (is_found != holds(set, f, points[i])) std::abort();
    }
  }
  return 0;
}
