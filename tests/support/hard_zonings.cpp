// SPDX-License-Identifier: Apache-2.0
#include "support/hard_zonings.hpp"

#include "geometry/dissolve.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace carreau::testing {

namespace {

constexpr double kSide = 10'000.0;

Point anywhere(Random& random) {
  return {between(random, 0.0, kSide), between(random, 0.0, kSide)};
}

void add_triangle(Point a, Point b, Point c, PolygonSet& out) {
  out.begin_feature();
  out.begin_polygon();
  out.add_ring(std::vector<Point>{a, b, c, a});
}

/// A plane of 48 × 48 cells divided at random between eight features: they share all borders, touch
/// at corners, and lie in holes of each other.
void add_blocks(Random& random, PolygonSet& out) {
  constexpr std::int32_t kCells = 48;
  constexpr std::size_t kFeatures = 8;
  std::vector<std::vector<CellPosition>> cells(kFeatures);
  std::uniform_int_distribution<std::size_t> pick(0, kFeatures - 1);
  for (std::int32_t row = 0; row < kCells; ++row) {
    for (std::int32_t column = 0; column < kCells; ++column) {
      cells[pick(random)].push_back({row, column});
    }
  }
  for (const auto& own : cells) dissolve(own, Metres::whole(200), out);
}

/// Forty triangles with a common corner.
void add_fan(Point centre, double radius, PolygonSet& out) {
  constexpr int kBlades = 40;
  const std::vector<Point> rim = star_ring(centre, std::vector<double>(kBlades, radius), 1.0);
  for (std::size_t i = 1; i < rim.size(); ++i) add_triangle(centre, rim[i - 1], rim[i], out);
}

/// Long, and only a few units of least precision wide.
void add_sliver(Random& random, PolygonSet& out) {
  const Point a = anywhere(random);
  const Point b = anywhere(random);
  add_triangle(a, b, {b.x, b.y + between(random, 1e-9, 1e-6)}, out);
}

double beside(Random& random, double value) {
  constexpr double kFar = std::numeric_limits<double>::infinity();
  const int step = std::uniform_int_distribution<int>(-1, 1)(random);
  return step == 0 ? value : std::nextafter(value, step * kFar);
}

Point point_at(Random& random, Point a, Point b) {
  switch (std::uniform_int_distribution<int>(0, 6)(random)) {
    case 0: return a;
    case 1: return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0};
    case 2: {
      const double t = between(random, 0.0, 1.0);
      return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
    }
    case 3: return {a.x + between(random, -300.0, 300.0), a.y};
    case 4: return {a.x, a.y + between(random, -300.0, 300.0)};
    case 5: return {beside(random, a.x), beside(random, a.y)};
    default: return {beside(random, (a.x + b.x) / 2.0), beside(random, (a.y + b.y) / 2.0)};
  }
}

}  // namespace

PolygonSet hard_zoning(Random& random) {
  PolygonSet set;
  for (int i = 0; i < 60; ++i) {
    add_star(random, anywhere(random), std::exp(between(random, 0.0, 7.0)), set);
  }
  add_blocks(random, set);
  for (int i = 0; i < 4; ++i) add_fan(anywhere(random), between(random, 1.0, 900.0), set);
  for (int i = 0; i < 20; ++i) add_sliver(random, set);
  const PolygonSet first = set;
  std::uniform_int_distribution<std::size_t> pick(0, first.size() - 1);
  for (int i = 0; i < 50; ++i) set.add_feature(first, pick(random));
  return set;
}

std::vector<Point> hard_points(Random& random, const PolygonSet& set, std::size_t count) {
  std::uniform_int_distribution<std::size_t> ring_of(0, set.ring_count() - 1);
  std::bernoulli_distribution is_free(0.25);
  std::vector<Point> points;
  points.reserve(count);
  while (points.size() < count) {
    const auto ring = set.ring(ring_of(random));
    std::uniform_int_distribution<std::size_t> edge_of(1, ring.size() - 1);
    const std::size_t i = edge_of(random);
    points.push_back(is_free(random) ? anywhere(random) : point_at(random, ring[i - 1], ring[i]));
  }
  return points;
}

}  // namespace carreau::testing
