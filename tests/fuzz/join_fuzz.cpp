// SPDX-License-Identifier: Apache-2.0
/// Points in polygons: any stars with holes, and points at, on and beside their limits, are joined
/// as GEOS joins them. GEOS calculates with 106 bits, which are too few for some of these points;
/// fractions decide where the two differ.
#include "geometry/raster.hpp"
#include "geometry/raster_index.hpp"
#include "support/geos.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <numbers>
#include <span>
#include <vector>

namespace {

using namespace carreau;

/// A closed ring around a centre, a radius a byte: whatever the radii are, it does not cross
/// itself, and the same with half of them lies within.
std::vector<Point> star(Point centre, std::span<const std::uint8_t> radii, double scale) {
  std::vector<Point> ring;
  const double turn = 2.0 * std::numbers::pi / static_cast<double>(radii.size());
  for (std::size_t k = 0; k < radii.size(); ++k) {
    const double radius = (1.0 + radii[k]) * scale;
    const double angle = turn * static_cast<double>(k);
    ring.push_back({centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// Pieces of twelve bytes: a centre, the number of corners and whether there is a hole, and radii.
PolygonSet stars_from(std::span<const std::uint8_t> bytes) {
  constexpr std::size_t kPiece = 12;
  constexpr std::size_t kMost = 6;
  PolygonSet set;
  for (std::size_t k = 0; k < kMost && bytes.size() >= kPiece; ++k) {
    const Point centre{static_cast<double>(bytes[0]), static_cast<double>(bytes[1])};
    const auto radii = bytes.subspan(3, 3 + bytes[2] % 7U);
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(star(centre, radii, 1.0));
    if (bytes[2] >= 128) set.add_ring(star(centre, radii, 0.5));
    bytes = bytes.subspan(kPiece);
  }
  return set;
}

/// A coordinate, and the ones next to it; next to 0 the smallest for which orientation() is exact.
std::array<double, 3> with_neighbours(double value) {
  constexpr double kSmallest = 1e-140;
  constexpr double kBeyond = std::numeric_limits<double>::infinity();
  if (std::abs(value) <= kSmallest) return {-kSmallest, value, kSmallest};
  return {std::nextafter(value, -kBeyond), value, std::nextafter(value, kBeyond)};
}

/// Corners, the middles of edges, and the numbers next to them.
std::vector<Point> hard_points(const PolygonSet& set) {
  std::vector<Point> points;
  const auto add = [&](Point p) {
    for (const double x : with_neighbours(p.x)) {
      for (const double y : with_neighbours(p.y)) points.push_back({x, y});
    }
  };
  for (std::size_t r = 0; r < set.ring_count(); ++r) {
    const auto ring = set.ring(r);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
      add(ring[i]);
      add({(ring[i].x + ring[i + 1].x) / 2.0, (ring[i].y + ring[i + 1].y) / 2.0});
    }
  }
  return points;
}

/// On which side of a line a point lies, without any rounding.
int side_of(Point low, Point high, Point p) {
  using Fraction = boost::multiprecision::cpp_rational;
  const auto between = [](double from, double to) { return Fraction(to) - Fraction(from); };
  const Fraction turn =
      between(low.x, high.x) * between(low.y, p.y) - between(low.y, high.y) * between(low.x, p.x);
  return turn.sign();
}

/// Even-odd rule over every edge, limits included.
bool holds_exactly(const PolygonSet& set, std::size_t feature, Point p) {
  bool is_inside = false;
  for (const Edge& edge : edges_of(set, feature)) {
    const bool is_within = edge.low.y <= p.y && p.y <= edge.high.y;
    if (!is_within) continue;
    const int side = side_of(edge.low, edge.high, p);
    const bool is_beside =
        std::min(edge.low.x, edge.high.x) <= p.x && p.x <= std::max(edge.low.x, edge.high.x);
    if (side == 0 && is_beside) return true;
    if (side < 0 && p.y < edge.high.y) is_inside = !is_inside;
  }
  return is_inside;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const PolygonSet set = stars_from({data, size});
  const std::vector<Point> points = hard_points(set);
  HoldingFeatures found;
  RasterIndex(set).locate_all(points, found);
  for (std::size_t f = 0; f < set.size(); ++f) {
    const testing::PreparedGeometry shape(testing::from_set(set, f));
    for (std::size_t i = 0; i < points.size(); ++i) {
      const auto features = found.of(i);
      const bool is_found =
          std::find(features.begin(), features.end(), FeatureIndex(f)) != features.end();
      if (is_found == shape.covers(points[i])) continue;
      if (is_found != holds_exactly(set, f, points[i])) std::abort();
    }
  }
  return 0;
}
