// SPDX-License-Identifier: Apache-2.0
/// The nearest limit to a point; the distance to a segment by ours and by Boost.Geometry's.
#include "geometry/limit_tree.hpp"

#include <benchmark/benchmark.h>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/geometries/register/segment.hpp>

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

BOOST_GEOMETRY_REGISTER_POINT_2D(carreau::Point, double, boost::geometry::cs::cartesian, x, y)
BOOST_GEOMETRY_REGISTER_SEGMENT(carreau::Edge, carreau::Point, low, high)

namespace carreau {
namespace {

namespace bg = boost::geometry;

/// As many quartiers as there are, of sixty edges each, over a country of a thousand kilometres.
constexpr int kZones = 1'362;
constexpr int kEdges = 60;
constexpr double kCountry = 1e6;
constexpr std::size_t kPoints = 10'000;

PolygonSet quartiers() {
  std::mt19937_64 random(1);
  std::uniform_real_distribution<double> anywhere(0.0, kCountry);
  std::uniform_real_distribution<double> radius(150.0, 450.0);
  PolygonSet set;
  for (int z = 0; z < kZones; ++z) {
    const Point centre{anywhere(random), 6e6 + anywhere(random)};
    std::vector<Point> ring;
    for (int i = 0; i < kEdges; ++i) {
      const double angle = 2.0 * std::numbers::pi * i / kEdges;
      const double r = radius(random);
      ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
    }
    ring.push_back(ring.front());
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(ring);
  }
  return set;
}

/// Nine addresses of ten lie in a town, within two kilometres of a quartier.
std::vector<Point> addresses(const PolygonSet& set) {
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> anywhere(0.0, kCountry);
  std::uniform_real_distribution<double> near(-2'000.0, 2'000.0);
  std::vector<Point> points;
  for (std::size_t i = 0; i < kPoints; ++i) {
    const Point start = set.ring(random() % set.size()).front();
    if (i % 10 == 0) points.push_back({anywhere(random), 6e6 + anywhere(random)});
    else points.push_back({start.x + near(random), start.y + near(random)});
  }
  return points;
}

void nearest_limit(benchmark::State& state) {
  const PolygonSet set = quartiers();
  const std::vector<Point> points = addresses(set);
  const LimitTree tree(set);
  for (auto _ : state) {
    double sum = 0.0;
    for (const Point p : points) sum += tree.nearest(p).distance;
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kPoints));
}
BENCHMARK(nearest_limit)->Unit(benchmark::kMillisecond);

void building(benchmark::State& state) {
  const PolygonSet set = quartiers();
  for (auto _ : state) benchmark::DoNotOptimize(LimitTree(set));
}
BENCHMARK(building)->Unit(benchmark::kMillisecond);

/// A point and a segment, both ways.
template <bool is_ours>
void distance_to_segment(benchmark::State& state) {
  const PolygonSet set = quartiers();
  const std::vector<Point> points = addresses(set);
  const std::vector<Edge> all = edges_of(set, 0);
  for (auto _ : state) {
    double sum = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Edge& edge = all[i % all.size()];
      sum += is_ours ? distance_between(points[i], edge) : bg::distance(points[i], edge);
    }
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kPoints));
}
BENCHMARK(distance_to_segment<true>)->Unit(benchmark::kMicrosecond);
BENCHMARK(distance_to_segment<false>)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace carreau

BENCHMARK_MAIN();
