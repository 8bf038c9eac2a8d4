// SPDX-License-Identifier: Apache-2.0
/// A threshold moves and the nation answers: cells in memory to zones with perimeters. Beside it,
/// in the same run, one pass over the columns that this reads.
#include "base/parallel.hpp"
#include "nation.hpp"
#include "scenario/session.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace {

using namespace carreau;

/// Runs the scenario with one value of a parameter after the other, outlines drawn.
void vary(benchmark::State& state, const char* name, const std::vector<std::string>& values) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& nation = benchmarks::nation();
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  Findings findings;
  Session session(nation.input());
  Scenario scenario = nation.scenario;
  (void)session.run(scenario, findings);
  std::size_t round = 0;
  std::size_t perimeters = 0;
  for (auto _ : state) {
    set_parameter(scenario, name, values[round++ % values.size()]);
    const RunResult& result = session.run(scenario, findings);
    const PolygonSet shapes = outlines(nation.cells, result.delineation.perimeters);
    perimeters = shapes.size();
    if (perimeters != result.delineation.perimeters.size()) {
      return state.SkipWithError("perimeters without an outline");
    }
  }
  state.counters["perimeters"] = static_cast<double>(perimeters);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(nation.cells.size()));
}

/// Each value once: what a session learns at one threshold must not be the answer to the next.
constexpr int kRatios = 21;
void new_threshold(benchmark::State& state) {
  std::vector<std::string> ratios;
  for (int k = 0; k < kRatios; ++k)
    ratios.push_back(fmt::format("0.{}", 550 + 5 * (k * 8 % kRatios)));
  vary(state, "poverty_ratio", ratios);
}
BENCHMARK(new_threshold)
    ->Arg(1)
    ->Arg(2)
    ->Iterations(kRatios)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

void new_contiguity(benchmark::State& state) { vary(state, "contiguity", {"4", "8"}); }
BENCHMARK(new_contiguity)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void new_minimum(benchmark::State& state) {
  vary(state, "minimum_zone_population", {"1100", "1000"});
}
BENCHMARK(new_minimum)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void new_weight(benchmark::State& state) { vary(state, "national_weight", {"0.65", "0.7"}); }
BENCHMARK(new_weight)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void new_tolerance(benchmark::State& state) { vary(state, "near_miss_income", {"0.06", "0.05"}); }
BENCHMARK(new_tolerance)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Other units are urban: their cells are tested, and contenders.
void new_territory(benchmark::State& state) {
  vary(state, "minimum_unit_population", {"9000", "10000"});
}
BENCHMARK(new_territory)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// One edit comes and goes: a cell by its id, or the cells of a square kilometre by a polygon.
void vary_edits(benchmark::State& state, const Edit& edit) {
  const auto& nation = benchmarks::nation();
  Findings findings;
  Session session(nation.input());
  Scenario scenario = nation.scenario;
  const std::size_t before = session.run(scenario, findings).delineation.perimeters.size();
  Edit other = edit;
  other.reason = "another";
  std::size_t round = 0;
  for (auto _ : state) {
    scenario.edits = {round++ % 2 == 0 ? edit : other};
    const RunResult& result = session.run(scenario, findings);
    if (result.delineation.perimeters.size() != before + 1) {
      return state.SkipWithError("expected one zone more");
    }
  }
}

/// Outside any unit, hence in no perimeter: locked, it is a zone of its own.
CellIndex lonely_cell(const benchmarks::Nation& nation) {
  const auto& unit = nation.territory.membership.unit;
  std::size_t i = unit.size() / 2;
  while (i + 1 < unit.size() && !unit[i].is_none()) ++i;
  return CellIndex(i);
}

void new_edit_of_a_cell(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& nation = benchmarks::nation();
  const std::string id = nation.cells.id(lonely_cell(nation)).text();
  vary_edits(state, {EditKind::lock, {id}, {}, "ours", "one", "2026-11-27"});
}
BENCHMARK(new_edit_of_a_cell)->Unit(benchmark::kMillisecond)->UseRealTime();

void new_edit_by_polygon(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& nation = benchmarks::nation();
  const Transform to_degrees(Crs::epsg(nation.cells.grid().epsg), Crs::epsg(4326));
  const Point p = to_degrees.apply(centre_of(nation.cells, lonely_cell(nation))).value();
  constexpr double kReach = 0.005;
  const EditPolygon square = {{{p.x - kReach, p.y - kReach},
                               {p.x + kReach, p.y - kReach},
                               {p.x + kReach, p.y + kReach},
                               {p.x - kReach, p.y + kReach}}};
  vary_edits(state, {EditKind::lock, {}, square, "ours", "one", "2026-11-27"});
}
BENCHMARK(new_edit_by_polygon)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Positions, people, membership and the law of each cell, read once and summed.
void one_pass_over_columns(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const auto& nation = benchmarks::nation();
  struct Law {
    double mu = 10.0;
    double inverse_sigma = 2.4;
  };
  const std::vector<Law> laws(nation.cells.size());
  const std::vector<std::uint32_t> observation(nation.cells.size(), 1);
  for (auto _ : state) {
    std::int64_t whole = 0;
    double real = 0.0;
    for (std::size_t i = 0; i < nation.cells.size(); ++i) {
      const CellPosition p = nation.cells.positions()[i];
      whole += p.row + p.column + nation.cells.people()[i].tenths() + observation[i] +
               static_cast<std::int64_t>(nation.territory.membership.unit[i].position()) +
               static_cast<std::int64_t>(nation.territory.membership.commune[i].position());
      real += laws[i].mu + laws[i].inverse_sigma;
    }
    benchmark::DoNotOptimize(real + static_cast<double>(whole));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(nation.cells.size()));
}
BENCHMARK(one_pass_over_columns)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
