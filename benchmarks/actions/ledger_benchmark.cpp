// SPDX-License-Identifier: Apache-2.0
/// A million funder lines of a quarter of a million actions, attributed to 1,362 quartiers and
/// added up by quartier, theme, funder, year and credit. The sums must be those of the lines, or
/// the benchmark stops.
#include "actions/attribution.hpp"
#include "actions/ledger.hpp"
#include "base/parallel.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <vector>

namespace {

using namespace carreau;

constexpr std::size_t kQuartiers = 1'362;
constexpr std::size_t kActions = 250'000;
constexpr std::size_t kLines = 1'000'000;
constexpr std::size_t kFunders = 40;
constexpr std::size_t kThemes = 24;

struct World {
  std::vector<QuartierFacts> quartiers;
  std::vector<QuartierFacts> former;
  Successors successors;
  std::vector<ActionPlace> places;
  Programme programme;
  std::vector<ThemeIndex> themes;

  World() {
    std::mt19937_64 random(4);
    const auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    for (std::size_t q = 0; q < kQuartiers; ++q) {
      QuartierFacts facts;
      facts.code = fmt::format("QN{:05}N", q);
      facts.people = 1'000.0 + static_cast<double>(below(9'000));
      facts.communes = {{fmt::format("{:05}", q / 2), "", *facts.people}};
      quartiers.push_back(facts);
    }
    programme.funders.resize(kFunders);
    programme.themes.resize(kThemes);
    for (std::size_t t = 0; t < kThemes; ++t) themes.emplace_back(t);
    places.resize(kActions);
    for (std::size_t a = 0; a < kActions; ++a) {
      Action& action = programme.actions.emplace_back();
      action.year = 2020 + static_cast<int>(below(6));
      action.theme = ThemeIndex(below(kThemes));
      const std::size_t first = below(kQuartiers - 3);
      // A third names one quartier, a third three, a sixth lies in one, a sixth names a commune.
      switch (below(6)) {
        case 0:
        case 1: action.quartiers = {{quartiers[first].code, {}}}; break;
        case 2:
        case 3:
          for (std::size_t k = 0; k < 3; ++k)
            action.quartiers.push_back({quartiers[first + k].code, {}});
          break;
        case 4: places[a].inside = first; break;
        default: action.communes = {quartiers[first].communes.front().code}; break;
      }
    }
    for (std::size_t k = 0; k < kLines; ++k) {
      FundingLine& line = programme.lines.emplace_back();
      line.action = ActionIndex(k * kActions / kLines);
      line.funder = FunderIndex(below(kFunders));
      line.credit = static_cast<CreditKind>(below(3));
      line.amounts.requested = Euros::from_cents(static_cast<std::int64_t>(below(3'000'000)));
      line.amounts.granted = Euros::from_cents(static_cast<std::int64_t>(below(2'000'000)));
      if (below(2) == 0) line.amounts.paid = line.amounts.granted;
    }
  }

  [[nodiscard]] Attribution attributed() const {
    Findings findings;
    return attribute({programme, quartiers, former, successors, places}, findings);
  }
};

const World& world() {
  static const World kWorld;
  return kWorld;
}

std::int64_t granted(const std::vector<LedgerEntry>& ledger) {
  std::int64_t cents = 0;
  for (const LedgerEntry& entry : ledger) {
    cents += entry.amounts.cents[static_cast<std::size_t>(Measure::granted)];
  }
  return cents;
}

void attribute_and_add_up(benchmark::State& state) {
  const World& given = world();
  const ThreadLimit limit(static_cast<std::size_t>(state.range(0)));
  std::int64_t expected = 0;
  for (const FundingLine& line : given.programme.lines) expected += line.amounts.granted->cents();
  std::size_t entries = 0;
  for (auto _ : state) {
    const Attribution attribution = given.attributed();
    const auto ledger = make_ledger(given.programme, attribution, given.themes);
    entries = ledger.size();
    if (granted(ledger) != expected) return state.SkipWithError("cents are missing");
  }
  state.counters["entries"] = static_cast<double>(entries);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kLines));
}
BENCHMARK(attribute_and_add_up)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void attribute_alone(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(world().attributed());
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kActions));
}
BENCHMARK(attribute_alone)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
