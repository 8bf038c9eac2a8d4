// SPDX-License-Identifier: Apache-2.0
/// In which quartier do points lie? 1,600 zones of 200 vertices, crowded in towns over the width of
/// France, and points crowded as people are, in random order and sorted. GEOS (prepared geometries
/// behind an STR-tree) answers the same points in the same run; a difference stops the benchmark.
#include "base/parallel.hpp"
#include "geometry/raster_index.hpp"

#include <benchmark/benchmark.h>
#include <geos_c.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>
#include <span>
#include <utility>
#include <vector>

namespace {

using namespace carreau;
using Random = std::mt19937_64;

constexpr std::size_t kTowns = 350;
constexpr std::size_t kZones = 1'600;
constexpr int kVertices = 200;
constexpr std::size_t kPoints = 2'000'000;

double between(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// A ring about 700 m across, its outline that of streets: five waves and a little noise.
std::vector<Point> quartier(Random& random, Point centre) {
  const double radius = between(random, 200.0, 550.0);
  std::vector<std::pair<double, double>> waves;
  for (int k = 1; k <= 5; ++k) {
    waves.emplace_back(between(random, 0.0, 0.35) / k, between(random, 0.0, 6.28));
  }
  std::vector<Point> ring;
  for (int i = 0; i < kVertices; ++i) {
    const double angle = 2.0 * std::numbers::pi * i / kVertices;
    double stretch = between(random, 0.97, 1.03);
    for (int k = 1; k <= 5; ++k) {
      const auto& [height, phase] = waves[static_cast<std::size_t>(k - 1)];
      stretch += height * std::cos((k + 1) * angle + phase);
    }
    const double r = radius * std::max(stretch, 0.15);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// Zones and points, the same in every run. Half of the points lie around zones, half in towns.
struct Country {
  PolygonSet zones;
  std::vector<Point> points;
  std::vector<Point> sorted;  ///< by tile of 200 m, along a Z-curve

  Country();
};

std::uint64_t tile_of(Point p) {
  const auto column = static_cast<std::uint32_t>(p.x / 200.0);
  const auto row = static_cast<std::uint32_t>(p.y / 200.0);
  std::uint64_t key = 0;
  for (unsigned b = 0; b < 20; ++b) {
    key |= std::uint64_t{column >> b & 1U} << (2 * b) | std::uint64_t{row >> b & 1U} << (2 * b + 1);
  }
  return key;
}

Country::Country() {
  Random random(7);
  std::normal_distribution<double> normal;
  std::vector<Point> towns;
  std::vector<double> sizes;
  for (std::size_t t = 0; t < kTowns; ++t) {
    towns.push_back({between(random, 1e5, 1.2e6), between(random, 6.1e6, 7.1e6)});
    sizes.push_back(std::exp(normal(random)));
  }
  std::discrete_distribution<std::size_t> pick(sizes.begin(), sizes.end());
  const auto near = [&](Point p, double spread) {
    return Point{p.x + spread * normal(random), p.y + spread * normal(random)};
  };
  const auto in_town = [&] {
    const std::size_t t = pick(random);
    return near(towns[t], 2'500.0 * std::sqrt(sizes[t]));
  };
  std::vector<Point> centres;
  for (std::size_t z = 0; z < kZones; ++z) {
    centres.push_back(in_town());
    zones.begin_feature();
    zones.begin_polygon();
    zones.add_ring(quartier(random, centres.back()));
  }
  std::uniform_int_distribution<std::size_t> zone(0, kZones - 1);
  for (std::size_t i = 0; i < kPoints; ++i) {
    points.push_back(i % 2 == 0 ? near(centres[zone(random)], 500.0) : in_town());
  }
  sorted = points;
  std::sort(sorted.begin(), sorted.end(),
            [](Point a, Point b) { return std::pair(tile_of(a), a) < std::pair(tile_of(b), b); });
}

const Country& country() {
  static const Country made;
  return made;
}

const RasterIndex& index() {
  static const RasterIndex built(country().zones);
  return built;
}

/// The zones in GEOS; the first in order wins there too.
class Peer {
 public:
  explicit Peer(const PolygonSet& set) : handle_(GEOS_init_r()), entries_(set.size()) {
    tree_ = GEOSSTRtree_create_r(handle_, 10);
    for (std::size_t z = 0; z < set.size(); ++z) {
      const auto ring = set.ring(set.rings(z).first);
      GEOSCoordSequence* const points =
          GEOSCoordSeq_create_r(handle_, static_cast<unsigned>(ring.size()), 2);
      for (unsigned i = 0; i < ring.size(); ++i) {
        GEOSCoordSeq_setXY_r(handle_, points, i, ring[i].x, ring[i].y);
      }
      GEOSGeometry* const shape = GEOSGeom_createPolygon_r(
          handle_, GEOSGeom_createLinearRing_r(handle_, points), nullptr, 0);
      entries_[z] = {shape, GEOSPrepare_r(handle_, shape), z};
      GEOSSTRtree_insert_r(handle_, tree_, shape, &entries_[z]);
    }
    (void)locate(set.ring(0).front());  // builds the tree
  }
  ~Peer() {
    GEOSSTRtree_destroy_r(handle_, tree_);
    for (const Entry& entry : entries_) {
      GEOSPreparedGeom_destroy_r(handle_, entry.prepared);
      GEOSGeom_destroy_r(handle_, entry.shape);
    }
    GEOS_finish_r(handle_);
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  [[nodiscard]] FeatureIndex locate(Point p) const {
    Question question{handle_, GEOSGeom_createPointFromXY_r(handle_, p.x, p.y), {}};
    GEOSSTRtree_query_r(handle_, tree_, question.point, ask, &question);
    GEOSGeom_destroy_r(handle_, question.point);
    return question.found;
  }

 private:
  struct Entry {
    GEOSGeometry* shape;
    const GEOSPreparedGeometry* prepared;
    std::size_t zone;
  };
  struct Question {
    GEOSContextHandle_t handle;
    GEOSGeometry* point;
    FeatureIndex found;
  };
  static void ask(void* item, void* asked) {
    const auto& entry = *static_cast<const Entry*>(item);
    auto& question = *static_cast<Question*>(asked);
    const FeatureIndex zone(entry.zone);
    if (zone < question.found &&
        GEOSPreparedIntersects_r(question.handle, entry.prepared, question.point) == 1) {
      question.found = zone;
    }
  }

  GEOSContextHandle_t handle_;
  GEOSSTRtree* tree_;
  std::vector<Entry> entries_;
};

void locate_points(benchmark::State& state, const std::vector<Point>& points) {
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  const RasterIndex& raster = index();
  std::vector<FeatureIndex> found(points.size());
  for (auto _ : state) {
    parallel_for(points.size(), [&](std::size_t begin, std::size_t end) {
      raster.locate(std::span(points).subspan(begin, end - begin),
                    std::span(found).subspan(begin, end - begin));
    });
    benchmark::ClobberMemory();
  }
  const auto inside =
      std::count_if(found.begin(), found.end(), [](FeatureIndex f) { return !f.is_none(); });
  state.counters["inside"] = static_cast<double>(inside) / static_cast<double>(points.size());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(points.size()));
}

void random_order(benchmark::State& state) { locate_points(state, country().points); }
BENCHMARK(random_order)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void sorted_by_tile(benchmark::State& state) { locate_points(state, country().sorted); }
BENCHMARK(sorted_by_tile)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void build(benchmark::State& state) {
  (void)country();
  for (auto _ : state) {
    const RasterIndex raster(country().zones);
    state.counters["bytes_an_edge"] =
        static_cast<double>(raster.memory()) / static_cast<double>(kZones * kVertices);
  }
}
BENCHMARK(build)->Unit(benchmark::kMillisecond);

void geos(benchmark::State& state, const std::vector<Point>& points) {
  const Peer peer(country().zones);
  std::vector<FeatureIndex> found(points.size());
  for (auto _ : state) {
    for (std::size_t i = 0; i < points.size(); ++i) found[i] = peer.locate(points[i]);
  }
  std::vector<FeatureIndex> ours(points.size());
  index().locate(points, ours);
  if (ours != found) state.SkipWithError("GEOS finds other zones");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(points.size()));
}
void geos_random_order(benchmark::State& state) { geos(state, country().points); }
BENCHMARK(geos_random_order)->Unit(benchmark::kMillisecond)->Iterations(1);
void geos_sorted_by_tile(benchmark::State& state) { geos(state, country().sorted); }
BENCHMARK(geos_sorted_by_tile)->Unit(benchmark::kMillisecond)->Iterations(1);

void geos_build(benchmark::State& state) {
  (void)country();
  for (auto _ : state) {
    const Peer peer(country().zones);
    benchmark::ClobberMemory();
  }
}
BENCHMARK(geos_build)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
