// SPDX-License-Identifier: Apache-2.0
/// The nearest limit to a point: LimitTree, and Boost.Geometry's R-tree in its place. Both find the
/// same distance, which is checked.
#include "geometry/limit_tree.hpp"

#include <benchmark/benchmark.h>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/register/box.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/geometries/register/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

BOOST_GEOMETRY_REGISTER_POINT_2D(carreau::Point, double, boost::geometry::cs::cartesian, x, y)
BOOST_GEOMETRY_REGISTER_BOX(carreau::Box, carreau::Point, low, high)
BOOST_GEOMETRY_REGISTER_SEGMENT(carreau::Edge, carreau::Point, low, high)

namespace carreau {
namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

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

struct Limit {
  Edge edge;
  std::uint32_t feature = 0;
};
struct EdgeOf {
  using result_type = const Edge&;
  result_type operator()(const Limit& limit) const { return limit.edge; }
};
/// Packed, of the same fan-out as ours.
using EdgeTree = bgi::rtree<Limit, bgi::linear<8>, EdgeOf>;

std::vector<Limit> limits(const PolygonSet& set) {
  std::vector<Limit> all;
  for (std::size_t f = 0; f < set.size(); ++f) {
    for (const Edge& edge : edges_of(set, f)) all.push_back({edge, static_cast<std::uint32_t>(f)});
  }
  return all;
}

/// The nearest limit; of those equally far the first feature's: more and more of the nearest are
/// asked for, until one is farther.
std::pair<std::uint32_t, double> first_nearest(const EdgeTree& tree, Point p) {
  std::vector<Limit> found;
  for (unsigned count = 8;; count *= 4) {
    found.clear();
    tree.query(bgi::nearest(p, count), std::back_inserter(found));
    std::pair<std::uint32_t, double> best{0, HUGE_VAL};
    double farthest = 0.0;
    for (const Limit& limit : found) {
      const double distance = distance_between(p, limit.edge);
      farthest = std::max(farthest, distance);
      best = std::min(best, {limit.feature, distance}, [](const auto& a, const auto& b) {
        return std::pair(a.second, a.first) < std::pair(b.second, b.first);
      });
    }
    if (found.size() < count || farthest > best.second + 1e-6) return best;
  }
}

std::pair<std::uint32_t, double> any_nearest(const EdgeTree& tree, Point p) {
  std::vector<Limit> one;
  tree.query(bgi::nearest(p, 1U), std::back_inserter(one));
  return {one.front().feature, bg::distance(p, one.front().edge)};
}

void nearest_by_ours(benchmark::State& state) {
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
BENCHMARK(nearest_by_ours)->Unit(benchmark::kMillisecond);

template <std::pair<std::uint32_t, double> (*nearest)(const EdgeTree&, Point)>
void nearest_by_boost(benchmark::State& state) {
  const PolygonSet set = quartiers();
  const std::vector<Point> points = addresses(set);
  const std::vector<Limit> all = limits(set);
  const EdgeTree tree(all);
  const LimitTree ours(set);
  for (const Point p : points) {
    if (std::abs(nearest(tree, p).second - ours.nearest(p).distance) > 1e-6) {
      state.SkipWithError("another distance");
    }
  }
  for (auto _ : state) {
    double sum = 0.0;
    for (const Point p : points) sum += nearest(tree, p).second;
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kPoints));
}
BENCHMARK(nearest_by_boost<any_nearest>)->Unit(benchmark::kMillisecond);
BENCHMARK(nearest_by_boost<first_nearest>)->Unit(benchmark::kMillisecond);

void building_ours(benchmark::State& state) {
  const PolygonSet set = quartiers();
  for (auto _ : state) benchmark::DoNotOptimize(LimitTree(set));
}
BENCHMARK(building_ours)->Unit(benchmark::kMillisecond);

void building_boost(benchmark::State& state) {
  const PolygonSet set = quartiers();
  for (auto _ : state) {
    const std::vector<Limit> all = limits(set);
    benchmark::DoNotOptimize(EdgeTree(all));
  }
}
BENCHMARK(building_boost)->Unit(benchmark::kMillisecond);

/// A point and a segment, both ways.
template <bool is_ours>
void distance_to_segment(benchmark::State& state) {
  const PolygonSet set = quartiers();
  const std::vector<Point> points = addresses(set);
  const std::vector<Limit> all = limits(set);
  for (auto _ : state) {
    double sum = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const Edge& edge = all[i % all.size()].edge;
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
