// SPDX-License-Identifier: Apache-2.0
/// A sweep against each of its scenarios run alone, on small random towns; cut into any blocks, by
/// any number of workers, stopped after any of them.
#include "base/parallel.hpp"
#include "support/swept_town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::run_all;
using testing::SweptTown;

/// One to three parameters with a few values each, from every step of a run.
SweepChoices some_choices() {
  const std::vector<std::string> all{"poverty_ratio=0.5,0.6,0.66",
                                     "poverty_ratio=0.55:0.65:5",
                                     "contiguity=4,8",
                                     "minimum_zone_population=600:1400:3",
                                     "smoothing=0,300",
                                     "fill_gaps=0,4",
                                     "bridge_exponent=1.2,1.5",
                                     "spread_mean=0.35,0.42",
                                     "national_weight=0.5,0.7"};
  std::vector<std::string> vary;
  std::set<std::string> names;
  const auto count = *rc::gen::inRange(1, 4);
  for (int k = 0; k < count; ++k) {
    const std::string chosen = *rc::gen::elementOf(all);
    if (names.insert(chosen.substr(0, chosen.find('='))).second) vary.push_back(chosen);
  }
  return {vary};
}

Persons shared_people(const CellTable& cells, const Zone& a, const Zone& b) {
  std::vector<CellIndex> both;
  std::ranges::set_intersection(a.cells, b.cells, std::back_inserter(both));
  Persons people;
  for (const CellIndex cell : both) people += cells.people()[cell.position()];
  return people;
}

/// Whether a zone of the base stands, from its definition.
bool stands(const CellTable& cells, const Zone& zone, const Delineation& in) {
  return std::ranges::any_of(in.perimeters, [&](const Zone& other) {
    const Persons shared = shared_people(cells, zone, other);
    return !shared.is_zero() && shared + shared >= zone.figures.people;
  });
}

std::vector<SweepBlock> random_blocks(std::int64_t size) {
  std::vector<SweepBlock> blocks;
  for (std::int64_t first = 0; first < size;) {
    const auto length = *rc::gen::inRange<std::int64_t>(1, 6);
    blocks.push_back({first, std::min(size, first + length)});
    first = blocks.back().end;
  }
  const auto seed = *rc::gen::arbitrary<std::uint32_t>();
  std::shuffle(blocks.begin(), blocks.end(), std::mt19937(seed));
  return blocks;
}

/// Holds a tally against runs of each scenario alone.
void check_against_runs(const SweptTown& town, const SweepStart& start, const SweepTally& tally) {
  const SweepPlan& plan = start.plan();
  std::map<CellIndex, std::uint32_t> in;
  std::vector<std::uint32_t> standing(start.zones().size());
  std::vector<std::vector<std::set<std::uint32_t>>> lines(
      start.zones().size(), std::vector<std::set<std::uint32_t>>(plan.variations().size()));
  for (std::int64_t s = 0; s < plan.size(); ++s) {
    Findings findings;
    const RunResult alone = run_scenario(town.input(), plan.scenario(s), findings);
    const SweepRow& row = tally.rows[static_cast<std::size_t>(s)];
    RC_ASSERT(row.scenario == s);
    RC_ASSERT(row.zones == alone.delineation.perimeters.size());
    RC_ASSERT(row.near_misses == alone.delineation.near_misses.size());
    Persons people;
    for (const Zone& zone : alone.delineation.perimeters) {
      people += zone.figures.people;
      for (const CellIndex cell : zone.cells) in[cell] += s < plan.designed() ? 1 : 0;
    }
    RC_ASSERT(row.people == people);
    const auto on = plan.lines(s);
    for (std::size_t z = 0; z < start.zones().size(); ++z) {
      if (!stands(town.cells, *start.zones()[z], alone.delineation)) continue;
      if (s < plan.designed()) ++standing[z];
      for (std::size_t v = 0; v < on.size(); ++v) {
        if (on[v]) lines[z][v].insert(*on[v]);
      }
    }
  }
  RC_ASSERT(tally.zones == standing);
  for (const CellCount& cell : tally.cells) RC_ASSERT(cell.in == in[cell.cell]);
  for (const auto& [cell, count] : in) {
    RC_ASSERT(std::ranges::binary_search(tally.cells, cell, {}, &CellCount::cell));
  }
  for (std::size_t z = 0; z < lines.size(); ++z) {
    for (std::size_t v = 0; v < lines[z].size(); ++v) {
      const LineSpan& span = tally.zone_lines[z * lines[z].size() + v];
      RC_ASSERT(span.count == lines[z][v].size());
      if (span.count == 0) continue;
      RC_ASSERT(span.first == *lines[z][v].begin());
      RC_ASSERT(span.last == *lines[z][v].rbegin());
    }
  }
}

TEST(Sweep, IsTriedWhereZonesComeAndGo) {
  std::size_t moving = 0;
  for (const std::uint64_t seed : {0U, 1U, 2U, 3U}) {
    const SweptTown town(seed);
    const SweepPlan plan(town.scenario, {{"poverty_ratio=0.5:0.7:5", "contiguity=4,8"}});
    const SweepStart start(town.input(), plan, "plan");
    EXPECT_GE(start.zones().size(), 2U);
    const SweepTally tally = run_all(start, plan.blocks());
    for (const std::uint32_t in : tally.zones) moving += in > 0 && in < 10 ? 1 : 0;
    moving += tally.others.size();
  }
  EXPECT_GE(moving, 4U);
}

RC_GTEST_PROP(SweepProperty, GivesWhatEachScenarioAloneGives, ()) {
  const SweptTown town(*rc::gen::inRange<std::uint64_t>(0, 1'000));
  const SweepPlan plan(town.scenario, some_choices());
  RC_PRE(plan.size() <= 40);
  const SweepStart start(town.input(), plan, "plan");
  check_against_runs(town, start, run_all(start, random_blocks(plan.size())));
}

RC_GTEST_PROP(SweepProperty, AnyBlocksInAnyOrderGiveTheSameBytes, ()) {
  const SweptTown town(*rc::gen::inRange<std::uint64_t>(0, 1'000));
  SweepChoices choices = some_choices();
  if (*rc::gen::arbitrary<bool>()) choices.sample = 12;
  const SweepPlan plan(town.scenario, choices);
  RC_PRE(plan.size() <= 60);
  const SweepStart start(town.input(), plan, "plan");
  const std::string whole = run_all(start, plan.blocks()).bytes();
  RC_ASSERT(run_all(start, random_blocks(plan.size())).bytes() == whole);
  // Each block by a worker of its own, as in another process.
  SweepTally apart(start.shape());
  for (const SweepBlock& block : random_blocks(plan.size())) {
    const std::string bytes = SweepWorker(start).run(block).bytes();
    apart.merge(SweepTally::from_bytes(bytes, start.shape()));
  }
  RC_ASSERT(apart.bytes() == whole);
}

RC_GTEST_PROP(SweepProperty, WorkersSideBySideGiveTheSameBytes, ()) {
  const SweptTown town(*rc::gen::inRange<std::uint64_t>(0, 1'000));
  const SweepPlan plan(town.scenario, {{"poverty_ratio=0.55:0.65:11", "contiguity=4,8"}});
  const SweepStart start(town.input(), plan, "plan");
  const auto blocks = random_blocks(plan.size());
  std::vector<SweepTally> parts(3, SweepTally(start.shape()));
  run_workers(parts.size(), [&](std::size_t w) {
    SweepWorker worker(start);
    for (std::size_t b = w; b < blocks.size(); b += parts.size()) {
      parts[w].merge(worker.run(blocks[b]));
    }
  });
  SweepTally total(start.shape());
  for (const SweepTally& part : parts) total.merge(part);
  RC_ASSERT(total.bytes() == run_all(start, plan.blocks()).bytes());
}

RC_GTEST_PROP(SweepProperty, EffectsAreThoseOfAnAnalysisOfVariance, ()) {
  const SweptTown town(*rc::gen::inRange<std::uint64_t>(0, 1'000));
  const SweepPlan plan(town.scenario, {{"poverty_ratio=0.55:0.65:5", "contiguity=4,8"}});
  const SweepStart start(town.input(), plan, "plan");
  const SweepTally tally = run_all(start, plan.blocks());
  const Stability stability = conclude(start, tally);
  for (const SweptEffect& effect : stability.effects) {
    if (effect.outcome != SweptEffect::Outcome::zones || !effect.factor) continue;
    std::map<std::string, std::vector<double>> by_value;
    double mean = 0.0;
    for (std::int64_t s = 0; s < plan.designed(); ++s) {
      const double zones = tally.rows[static_cast<std::size_t>(s)].zones;
      by_value[plan.values(s)[*effect.factor]].push_back(zones);
      mean += zones / static_cast<double>(plan.designed());
    }
    double between = 0.0;
    double total = 0.0;
    for (const auto& [value, zones] : by_value) {
      const double own =
          std::accumulate(zones.begin(), zones.end(), 0.0) / static_cast<double>(zones.size());
      between += static_cast<double>(zones.size()) * (own - mean) * (own - mean);
      for (const double z : zones) total += (z - mean) * (z - mean);
    }
    RC_ASSERT(std::abs(effect.effect.share - between / total) < 1e-9);
  }
}

}  // namespace
}  // namespace carreau
