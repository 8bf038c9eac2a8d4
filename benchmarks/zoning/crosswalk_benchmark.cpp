// SPDX-License-Identifier: Apache-2.0
/// Weights between the quartiers of the made-up nation and tiles of 1 km that do not nest in them,
/// and 100 tables of ten columns moved with them. The units moved must be those of the tables, or
/// the benchmark stops.
#include "base/parallel.hpp"
#include "inputs/zones_reader.hpp"
#include "nation.hpp"
#include "zoning/crosswalk.hpp"
#include "zoning/moved_statistics.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <numeric>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace {

using namespace carreau;
using benchmarks::nation;

constexpr std::int32_t kTile = 5;  // cells
constexpr double kShift = 70.0;    // metres, so that every limit cuts cells
constexpr std::size_t kColumns = 10;

PolygonSet quartiers() {
  Findings findings;
  return inputs::read_zones(benchmarks::sample_file("quartiers.gpkg"), {}, findings).polygons;
}

/// Tiles around the quartiers' cells.
PolygonSet tiles(const CellShares& quartiers) {
  const CellTable& cells = nation().cells;
  std::set<std::pair<std::int32_t, std::int32_t>> places;
  for (std::size_t z = 0; z < quartiers.zone_count(); ++z) {
    for (const CellShare& s : quartiers.of_zone(z)) {
      const CellPosition p = cells.positions()[s.cell.position()];
      for (const std::int32_t down : {0, 1}) {
        for (const std::int32_t left : {0, 1}) {
          places.emplace(p.row / kTile - down, p.column / kTile - left);
        }
      }
    }
  }
  PolygonSet set(Crs::epsg(cells.grid().epsg));
  const double side = 200.0 * kTile;
  for (const auto& [row, column] : places) {
    const double x = column * side + kShift;
    const double y = row * side + kShift;
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(
        std::vector<Point>{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}});
  }
  return set;
}

struct Zonings {
  CellShares to{nation().cells, quartiers()};
  CellShares from{nation().cells, tiles(to)};
  CrosswalkWeights weights = crosswalk_weights({nation().cells, {}, from, to});
};

const Zonings& zonings() {
  static const Zonings made;
  return made;
}

bool has_sample(benchmark::State& state) {
  if (!benchmarks::sample_file("").empty()) return true;
  state.SkipWithError(benchmarks::kNoSample);
  return false;
}

void weights(benchmark::State& state) {
  if (!has_sample(state)) return;
  const Zonings& z = zonings();
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const CrosswalkWeights made = crosswalk_weights({nation().cells, {}, z.from, z.to});
    if (made != z.weights) state.SkipWithError("threads change the weights");
  }
  state.counters["sources"] = static_cast<double>(z.weights.from_count);
  state.counters["targets"] = static_cast<double>(z.weights.to_count);
  state.counters["pairs"] = static_cast<double>(z.weights.pair_count());
}
BENCHMARK(weights)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

std::vector<CountColumn> table(std::uint64_t seed, std::size_t sources) {
  std::mt19937_64 random(seed);
  std::uniform_int_distribution<std::int64_t> count(0, 100'000);
  std::vector<CountColumn> columns(kColumns);
  for (CountColumn& column : columns) {
    for (std::size_t i = 0; i < sources; ++i) column.units.emplace_back(count(random));
  }
  return columns;
}

void move_tables(benchmark::State& state) {
  if (!has_sample(state)) return;
  const CrosswalkWeights& w = zonings().weights;
  std::vector<std::vector<CountColumn>> tables;
  for (std::int64_t t = 0; t < state.range(0); ++t) {
    tables.push_back(table(static_cast<std::uint64_t>(t), w.from_count));
  }
  for (auto _ : state) {
    const Crosswalk crosswalk(w, Base::people, {});
    for (const auto& columns : tables) {
      const auto moved = crosswalk.move_counts(columns);
      std::int64_t before = 0;
      for (const auto& units : columns.front().units) before += *units;
      const auto& units = moved.front().units;
      const auto after = std::accumulate(units.begin(), units.end(), std::int64_t{0});
      if (after != before) state.SkipWithError("units are lost");
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(move_tables)->Arg(1)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
