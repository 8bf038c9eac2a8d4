// SPDX-License-Identifier: Apache-2.0
#include "sample/outline.hpp"

#include "geometry/dissolve.hpp"
#include "sample/random.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace carreau {

namespace {

constexpr double kCell = 200.0;
constexpr double kLongestPiece = 110.0;  // in metres, between two points of a bent street

/// The length that is cut off a corner: between 0 and 80 m, less than half a cell.
double cut_at(Point corner, std::uint64_t seed) {
  const auto x = static_cast<std::uint64_t>(corner.x);
  const auto y = static_cast<std::uint64_t>(corner.y);
  return SampleRandom(sample_key({seed, x, y})).between(8.0, 80.0);
}

/// The slope of the displacement is at most 3·35/450, well below 1, so that the plane is not
/// folded.
Point bent(Point p, std::uint64_t seed) {
  return {p.x + 35.0 * smooth_noise(seed + 1, p.x, p.y, 450.0),
          p.y + 35.0 * smooth_noise(seed + 2, p.x, p.y, 450.0)};
}

Point towards(Point from, Point to, double metres) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  const double t = metres / length;
  return {from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
}

/// Replaces each corner of a ring with two points.
std::vector<Point> with_cut_corners(std::span<const Point> ring, std::uint64_t seed) {
  std::vector<Point> cut;
  const std::size_t corners = ring.size() - 1;
  for (std::size_t i = 0; i < corners; ++i) {
    const Point before = ring[(i + corners - 1) % corners];
    const double metres = cut_at(ring[i], seed);
    cut.push_back(towards(ring[i], before, metres));
    cut.push_back(towards(ring[i], ring[i + 1], metres));
  }
  return cut;
}

std::vector<Point> bent_ring(std::span<const Point> open, std::uint64_t seed) {
  std::vector<Point> ring;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Point from = open[i];
    const Point to = open[(i + 1) % open.size()];
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const auto pieces = std::max(1.0, std::ceil(length / kLongestPiece));
    for (double piece = 0.0; piece < pieces; ++piece) {
      ring.push_back(bent(towards(from, to, piece * length / pieces), seed));
    }
  }
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

void draw_outline(std::span<const CellPosition> cells, std::uint64_t seed, PolygonSet& out) {
  PolygonSet squares(out.crs());
  dissolve(cells, Metres::whole(static_cast<std::int64_t>(kCell)), squares);
  out.begin_feature();
  for (const PolygonSet::RingRange polygon : squares.polygons(0)) {
    out.begin_polygon();
    for (std::size_t ring = polygon.first; ring < polygon.last; ++ring) {
      out.add_ring(bent_ring(with_cut_corners(squares.ring(ring), seed), seed));
    }
  }
}

}  // namespace carreau
