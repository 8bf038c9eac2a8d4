// SPDX-License-Identifier: Apache-2.0
/// INSEE's CSV to columns, on one thread and on two; beside it, in the same run, a scan for line
/// feeds, which is as fast as the bytes can be looked at.
#include "base/parallel.hpp"
#include "files/file_text.hpp"
#include "nation.hpp"

#include <benchmark/benchmark.h>

#include <cstring>
#include <string>
#include <string_view>

namespace {

using namespace carreau;

std::string grid_path() { return benchmarks::sample_file("carreaux_200m_met.csv"); }

std::int64_t count_lines(std::string_view text) {
  std::int64_t lines = 0;
  for (const char* at = text.data(); at != nullptr; ++lines) {
    const auto rest = static_cast<std::size_t>(text.data() + text.size() - at);
    at = static_cast<const char*>(std::memchr(at, '\n', rest));
    if (at == nullptr) break;
    ++at;
  }
  return lines;
}

void read_grid(benchmark::State& state) {
  const std::string path = grid_path();
  if (path.empty()) return state.SkipWithError(benchmarks::kNoSample);
  const std::int64_t bytes = static_cast<std::int64_t>(files::FileText(path).view().size());
  const std::int64_t rows = count_lines(files::FileText(path).view()) - 1;
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  Persons people;
  for (auto _ : state) {
    Findings findings;
    const auto reading = inputs::read_grid(std::span(&path, 1), Headcount::present, findings);
    if (static_cast<std::int64_t>(reading.cells.size()) != rows) {
      return state.SkipWithError("cells are missing");
    }
    people = {};
    for (const Persons p : reading.cells.people()) people += p;
  }
  state.counters["check"] = people.value();
  state.SetBytesProcessed(state.iterations() * bytes);
  state.SetItemsProcessed(state.iterations() * rows);
}
BENCHMARK(read_grid)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void memchr_scan(benchmark::State& state) {
  if (grid_path().empty()) return state.SkipWithError(benchmarks::kNoSample);
  const files::FileText text(grid_path());
  for (auto _ : state) benchmark::DoNotOptimize(count_lines(text.view()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.view().size()));
}
BENCHMARK(memchr_scan)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
