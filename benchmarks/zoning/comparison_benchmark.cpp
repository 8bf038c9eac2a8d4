// SPDX-License-Identifier: Apache-2.0
/// The nation's quartiers against the same with some gone, moved and cut: what a national
/// transition costs once zones and grid are in memory.
#include "base/parallel.hpp"
#include "inputs/zones_reader.hpp"
#include "nation.hpp"
#include "zoning/comparison.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <vector>

namespace {

using namespace carreau;

/// 1,296 zones of 2015 and 1,362 of 2024 in métropole: as many of the sample's.
constexpr std::size_t kZones = 1'362;

/// Of ten zones one leaves, five are moved by a third of a cell, four are as they were.
PolygonSet next_generation(const PolygonSet& zones) {
  PolygonSet next(zones.crs());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    if (z % 10 == 0) continue;
    const double step = z % 10 < 6 ? 67.0 : 0.0;
    next.begin_feature();
    for (const auto& polygon : zones.polygons(z)) {
      next.begin_polygon();
      for (std::size_t r = polygon.first; r < polygon.last; ++r) {
        std::vector<Point> ring(zones.ring(r).begin(), zones.ring(r).end());
        for (Point& p : ring) p.x += step;
        next.add_ring(ring);
      }
    }
  }
  return next;
}

void compare_the_nation(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const CellTable& cells = benchmarks::nation().cells;
  Findings findings;
  const Zoning quartiers =
      inputs::read_zones(benchmarks::sample_file("quartiers.gpkg"), {}, findings);
  PolygonSet first(quartiers.polygons.crs());
  for (std::size_t z = 0; z < kZones && z < quartiers.size(); ++z) {
    first.add_feature(quartiers.polygons, z);
  }
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  const CellShares before(cells, first);
  const CellShares after(cells, next_generation(before.zones()));
  Persons everyone;
  for (const Persons people : cells.people()) everyone += people;
  std::size_t entries = 0;
  for (auto _ : state) {
    const ZoningComparison result = compare_zonings(cells, before, after, {});
    entries = result.transfers.entries().size();
    if (result.transfers.total().people != everyone) {
      return state.SkipWithError("people were lost");
    }
  }
  state.counters["before"] = static_cast<double>(before.zone_count());
  state.counters["after"] = static_cast<double>(after.zone_count());
  state.counters["entries"] = static_cast<double>(entries);
}
BENCHMARK(compare_the_nation)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
