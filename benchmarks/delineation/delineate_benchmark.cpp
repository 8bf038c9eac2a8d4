// SPDX-License-Identifier: Apache-2.0
/// The nation's zones from incomes at hand: by the plain delineation, and by the first run of the
/// incremental one, which pays for what later runs save.
#include "delineation/incremental/delineator.hpp"
#include "nation.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace {

using namespace carreau;

/// What the delineation works on, estimated once.
struct Estimated {
  std::unique_ptr<IncomeEstimate> income;
  std::vector<UnitThreshold> thresholds;

  [[nodiscard]] DelineationInput input() const {
    const auto& nation = benchmarks::nation();
    return delineation_input(nation.input(), nation.scenario, *income, thresholds);
  }
};

const Estimated& estimated() {
  static const Estimated estimated = [] {
    const auto& nation = benchmarks::nation();
    Findings findings;
    Estimated e;
    e.income = estimate_incomes(nation.input(), nation.scenario, findings);
    e.thresholds = unit_thresholds(nation.input(), nation.scenario,
                                   estimate_area_medians(nation.input(), *e.income, findings));
    return e;
  }();
  return estimated;
}

/// `run(input)` gives the delineation.
template <class Run>
void measure(benchmark::State& state, const Run& run) {
  if (benchmarks::sample_file("").empty()) return state.SkipWithError(benchmarks::kNoSample);
  const DelineationInput input = estimated().input();
  std::size_t perimeters = 0;
  for (auto _ : state) {
    const Delineation result = run(input);
    perimeters = result.perimeters.size();
    benchmark::DoNotOptimize(result.reasons.data());
  }
  state.counters["perimeters"] = static_cast<double>(perimeters);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(input.cells.size()));
}

void plain(benchmark::State& state) {
  measure(state, [](const DelineationInput& input) { return delineate(input); });
}
BENCHMARK(plain)->Unit(benchmark::kMillisecond)->UseRealTime();

void first_incremental(benchmark::State& state) {
  measure(state, [](const DelineationInput& input) {
    Delineation result;
    Delineator().run(input, DelineationStep::incomes, result);
    return result;
  });
}
BENCHMARK(first_incremental)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
