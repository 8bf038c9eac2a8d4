// SPDX-License-Identifier: Apache-2.0
/// Tiles of the nation: at each zoom the one with the most cells.
#include "lab/tiles/cell_tiles.hpp"
#include "lab/tiles/change_tiles.hpp"
#include "lab/tiles/unit_tiles.hpp"
#include "lab/tiles/zone_tiles.hpp"
#include "nation.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace carreau;
using namespace carreau::tiles;

std::vector<ZoneIndex> owners(std::size_t cells, std::span<const Zone> zones) {
  std::vector<ZoneIndex> owner(cells);
  for (std::size_t z = 0; z < zones.size(); ++z) {
    for (const CellIndex cell : zones[z].cells) owner[cell.position()] = ZoneIndex(z);
  }
  return owner;
}

/// A run of the nation, and all that its tiles are made from.
struct Run {
  const benchmarks::Nation& nation = benchmarks::nation();
  Findings findings;
  RunResult result = run_scenario(nation.input(), nation.scenario, findings);
  std::vector<ZoneIndex> near_miss_of = owners(nation.cells.size(), result.delineation.near_misses);
  TilePlane plane{nation.cells};
  SquareMedians medians{plane, *result.income};

  [[nodiscard]] CellTileSource source() const {
    return {nation.cells,
            nation.territory.territory,
            nation.territory.membership,
            *result.income,
            result.thresholds,
            result.delineation.reasons,
            result.delineation.zone_of,
            result.delineation.perimeters,
            near_miss_of,
            result.delineation.near_misses,
            MemberProbability(nation.cells, *result.income, nation.territory.membership,
                              result.thresholds, nation.scenario.vintage.member)};
  }
};

const Run& run() {
  static const Run run;
  return run;
}

/// The tile of a zoom that holds the most cells.
TileId fullest(int zoom) {
  std::map<TileId, std::size_t> count;
  const double world = TileFrame({0, 0, 0}).box(0).high.x;
  const double side = 2.0 * world / static_cast<double>(std::int64_t{1} << zoom);
  for (const CellPosition& p : run().nation.cells.positions()) {
    const Point at = run().plane.at(p.row + 0.5, p.column + 0.5);
    ++count[{zoom, static_cast<std::int64_t>((at.x + world) / side),
             static_cast<std::int64_t>((world - at.y) / side)}];
  }
  return std::ranges::max_element(count, {}, [](const auto& t) { return t.second; })->first;
}

template <class Write>
void make_tile(benchmark::State& state, const Write& write) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const TileId id = fullest(static_cast<int>(state.range(0)));
  VectorTile tile;
  write(id, tile);  // what the first of a run finds out once
  for (auto _ : state) {
    tile = VectorTile();
    write(id, tile);
  }
  if (tile.bytes().empty()) return state.SkipWithError("the tile is empty");
  state.counters["KB"] = static_cast<double>(tile.bytes().size()) / 1e3;
}

void cells(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  static const CellTiles tiles(run().plane, run().medians, run().source());
  make_tile(state, [&](const TileId& id, VectorTile& tile) { tiles.write(id, tile); });
}
BENCHMARK(cells)->DenseRange(kFirstCellZoom, kLastCellZoom)->Unit(benchmark::kMillisecond);

void perimeters(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& zones = run().result.delineation.perimeters;
  static const ZoneTiles tiles(run().plane.project(outlines(run().nation.cells, zones)),
                               std::vector<std::vector<TileProperty>>(zones.size()));
  make_tile(state, [&](const TileId& id, VectorTile& tile) {
    tiles.write("perimeters", id, tile);
    tiles.write_labels("labels", id, tile);
  });
}
BENCHMARK(perimeters)->DenseRange(kFirstCellZoom, kLastCellZoom)->Unit(benchmark::kMillisecond);

void limits(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  static const UnitTiles tiles(run().plane, run().nation.territory.membership.unit);
  make_tile(state, [&](const TileId& id, VectorTile& tile) { tiles.write(id, tile); });
}
// The fullest tiles of the last two zooms lie within one unit.
BENCHMARK(limits)->DenseRange(kFirstCellZoom, 9)->Unit(benchmark::kMillisecond);

void changes(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& zone_of = run().result.delineation.zone_of;
  std::vector<std::uint8_t> before(zone_of.size());
  for (std::size_t i = 0; i < before.size(); ++i) before[i] = zone_of[i].is_none() ? 0 : 1;
  std::vector<std::uint8_t> after = before;
  for (std::size_t i = 0; i < after.size(); i += 7) after[i] ^= 1;
  make_tile(state, [&](const TileId& id, VectorTile& tile) {
    write_changes(run().plane, {before, after}, id, tile);
  });
}
BENCHMARK(changes)->DenseRange(kFirstCellZoom, kLastCellZoom)->Unit(benchmark::kMillisecond);

/// What a new run, a new estimate and a new grid find out once.
void sums_of_a_run(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  for (auto _ : state) {
    const auto table = square_table(run().source(), run().plane.rows(), run().plane.columns(), 3,
                                    SquareDetail::probabilities);
    Persons people;
    for (const SquareSums& sums : table.sums) people += sums.people;
    if (people.is_zero()) return state.SkipWithError("nobody is counted");
  }
}
BENCHMARK(sums_of_a_run)->Unit(benchmark::kMillisecond)->UseRealTime();

void zones_of_a_run(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& zones = run().result.delineation.perimeters;
  const PolygonSet shapes = outlines(run().nation.cells, zones);
  for (auto _ : state) {
    const ZoneTiles tiles(run().plane.project(shapes),
                          std::vector<std::vector<TileProperty>>(zones.size()));
    benchmark::DoNotOptimize(tiles.size());
  }
}
BENCHMARK(zones_of_a_run)->Unit(benchmark::kMillisecond)->UseRealTime();

void medians_of_an_estimate(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  for (auto _ : state) {
    const SquareMedians medians(run().plane, *run().result.income);
    benchmark::DoNotOptimize(
        medians.of(0, {0, 1}, kLastCellZoom - static_cast<int>(state.range(0))));
  }
}
BENCHMARK(medians_of_an_estimate)
    ->DenseRange(kFirstCellZoom, 8)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void plane_of_a_grid(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  for (auto _ : state) {
    const TilePlane plane(run().nation.cells);
    benchmark::DoNotOptimize(plane.at(0.0, 0.0));
  }
}
BENCHMARK(plane_of_a_grid)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
