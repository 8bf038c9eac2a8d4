// SPDX-License-Identifier: Apache-2.0
/// Contiguous groups of the nation's poor cells, from the marks that
/// benchmarks/peers/label_scipy.py makes.
#include "delineation/labelling.hpp"
#include "nation.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

namespace {

using namespace carreau;

/// Cells of a mean income below 16,500 €.
std::vector<std::uint8_t> poor_cells(const CellTable& cells) {
  constexpr double kMark = 16'500.0;
  std::vector<std::uint8_t> marked(cells.size());
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const double people = cells.people()[i].value();
    marked[i] = people > 0.0 && cells.income_sums()[i].value() < kMark * people ? 1 : 0;
  }
  return marked;
}

void label_clusters(benchmark::State& state) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const CellTable& cells = benchmarks::nation().cells;
  const std::vector<std::uint8_t> marked = poor_cells(cells);
  const std::vector<std::uint32_t> keys(cells.size());
  std::size_t clusters = 0;
  for (auto _ : state) {
    std::vector<CellIndex> chosen;
    for (std::size_t i = 0; i < marked.size(); ++i) {
      if (marked[i] != 0) chosen.emplace_back(i);
    }
    const Clusters found = carreau::label_clusters(cells.positions(), cells.lattice(), chosen, keys,
                                                   {Contiguity::eight, 0});
    clusters = found.size();
    benchmark::DoNotOptimize(found[clusters - 1].cells.data());
  }
  state.counters["check"] = static_cast<double>(clusters);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(cells.size()));
}
BENCHMARK(label_clusters)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
