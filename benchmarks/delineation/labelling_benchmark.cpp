// SPDX-License-Identifier: Apache-2.0
/// Contiguous groups of the nation's cells: all of them at once, then the poor ones.
#include "delineation/labelling.hpp"
#include "support/nation.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

namespace {

using namespace carreau;

/// One in `every` cells is marked, in stretches as quartiers have them.
void label(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const CellTable& cells = benchmarks::nation().cells;
  const auto every = static_cast<std::size_t>(state.range(0));
  std::vector<std::uint8_t> marked(cells.size());
  std::size_t marks = 0;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const CellPosition p = cells.positions()[i];
    marked[i] = (static_cast<std::size_t>(p.row / 8 + p.column / 8)) % every == 0 ? 1 : 0;
    marks += marked[i];
  }
  const std::vector<std::uint32_t> keys(cells.size());
  std::size_t clusters = 0;
  for (auto _ : state) {
    const Clusters found =
        label_clusters(cells.positions(), cells.lattice(), marked, keys, {Contiguity::eight, 0});
    clusters = found.size();
    std::size_t held = 0;
    for (std::size_t k = 0; k < clusters; ++k) held += found[k].cells.size();
    if (held != marks) return state.SkipWithError("clusters do not hold every marked cell");
  }
  state.counters["clusters"] = static_cast<double>(clusters);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cells.size()));
}
BENCHMARK(label)->Name("label_clusters")->Arg(1)->Arg(12)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
