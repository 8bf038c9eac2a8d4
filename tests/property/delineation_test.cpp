// SPDX-License-Identifier: Apache-2.0
/// What holds for the delineation of any country: people in are people out, every perimeter meets
/// the rule, and nothing depends on threads or on the order of the input.
#include "base/parallel.hpp"
#include "delineation/delineate.hpp"
#include "support/random_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

namespace carreau {
namespace {

using testing::account_of;
using testing::BuiltWorld;
using testing::Drawn;
using testing::DrawnWorld;
using testing::random_world;

void check_sums(const DelineationInput& input, const Zone& zone) {
  Persons people;
  Persons imputed;
  Households households;
  double low = 0.0;
  for (const CellIndex c : zone.cells) {
    const std::size_t i = c.position();
    people += input.cells.people()[i];
    households += input.cells.households()[i];
    if (input.cells.imputations()[i] == Imputation::imputed) imputed += input.cells.people()[i];
    low += input.cells.people()[i].value() *
           input.income.share_below(c, zone.figures.threshold_disposable).share;
  }
  RC_ASSERT(zone.figures.people == people);
  RC_ASSERT(zone.figures.households == households);
  RC_ASSERT(zone.figures.imputed_people == imputed);
  RC_ASSERT(std::abs(zone.figures.people_low_income - low) < 1e-6);
  RC_ASSERT(zone.figures.area_m2 == std::ssize(zone.footprint) * 40'000);
}

RC_GTEST_PROP(DelineationProperty, PeopleInArePeopleOut, (std::uint64_t seed)) {
  const Drawn d(random_world(seed, 14));
  const DelineationInput input = d.built().input();
  std::vector<ZoneIndex> holder(input.cells.size());
  for (std::size_t z = 0; z < d.result.perimeters.size(); ++z) {
    const Zone& zone = d.result.perimeters[z];
    check_sums(input, zone);
    for (const CellIndex c : zone.cells) {
      RC_ASSERT(holder[c.position()].is_none());
      holder[c.position()] = ZoneIndex(z);
    }
  }
  RC_ASSERT(holder == d.result.zone_of);
  for (const Zone& zone : d.result.near_misses) check_sums(input, zone);
}

RC_GTEST_PROP(DelineationProperty, PerimetersMeetTheRuleAndOthersSayWhyNot, (std::uint64_t seed)) {
  const Drawn d(random_world(seed, 14));
  const DelineationInput input = d.built().input();
  for (const Zone& zone : d.result.perimeters) {
    const AreaFigures& f = zone.figures;
    RC_ASSERT(f.people >= Persons::whole(1'000));
    RC_ASSERT(f.people_low_income * 2.0 > f.people.value());
    RC_ASSERT(f.people.value() / static_cast<double>(f.area_m2) * 1e6 >=
              static_cast<double>(input.rule.minimum_zone_density) - 1e-6);
    for (const CellIndex c : zone.cells) RC_ASSERT(d.result.tests[c.position()].is_urban);
    for (const CellIndex c : zone.filled) RC_ASSERT(!d.result.tests[c.position()].is_candidate);
  }
  for (std::size_t i = 0; i < d.result.tests.size(); ++i) {
    const Reason reason = d.result.reasons[i];
    const bool is_in = reason == Reason::below_threshold || reason == Reason::filled_gap;
    RC_ASSERT(is_in == !d.result.zone_of[i].is_none());
  }
}

RC_GTEST_PROP(DelineationProperty, APerimeterIsContiguousAndApartFromOthers, (std::uint64_t seed)) {
  DrawnWorld world = random_world(seed, 14);
  const Drawn d(world);
  std::set<CellPosition> taken;
  for (const Zone& zone : d.result.perimeters) {
    std::set<CellPosition> left(zone.footprint.begin(), zone.footprint.end());
    for (const CellPosition& p : zone.footprint) RC_ASSERT(taken.insert(p).second);
    std::vector<CellPosition> open{*left.begin()};
    left.erase(left.begin());
    while (!open.empty()) {
      const CellPosition p = open.back();
      open.pop_back();
      for (const Offset o : neighbour_offsets(world.options.contiguity)) {
        const CellPosition next{p.row + o.row, p.column + o.column};
        if (left.erase(next) == 1) open.push_back(next);
      }
    }
    RC_ASSERT(left.empty());
  }
}

RC_GTEST_PROP(DelineationProperty, OrderOfTheInputDoesNotMatter, (std::uint64_t seed)) {
  DrawnWorld world = random_world(seed, 12);
  const std::string expected = account_of(Drawn(world).result);
  world.shuffle_seed = seed + 1;
  RC_ASSERT(account_of(Drawn(world).result) == expected);
}

RC_GTEST_PROP(DelineationProperty, RaisingSNeverRemovesACandidate, (std::uint64_t seed)) {
  DrawnWorld world = random_world(seed, 12);
  const auto before = testing::tests_of(BuiltWorld(world).input());
  world.national_median += *rc::gen::inRange<std::int64_t>(0, 3'000);
  const auto after = testing::tests_of(BuiltWorld(world).input());
  for (std::size_t i = 0; i < before.size(); ++i) {
    RC_ASSERT(after[i].is_candidate || !before[i].is_candidate);
  }
}

TEST(DelineationThreads, DoNotMatter) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const DrawnWorld world = random_world(seed, 90);  // several blocks of cells
    std::vector<std::string> accounts;
    for (const std::size_t threads : {1U, 2U, 4U}) {
      const ThreadLimit limit(threads);
      accounts.push_back(account_of(Drawn(world).result));
    }
    EXPECT_EQ(accounts[0], accounts[1]) << seed;
    EXPECT_EQ(accounts[0], accounts[2]) << seed;
  }
}

}  // namespace
}  // namespace carreau
