// SPDX-License-Identifier: Apache-2.0
/// How far a parameter may move, against runs of their own on both sides of every turn.
#include "scenario/zone_reach.hpp"

#include "support/heart_of_town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::town;

/// Counted anew: whether one perimeter holds at least half of the people of these cells.
bool stands_in(const Delineation& drawn, const std::vector<CellIndex>& cells) {
  std::int64_t all = 0;
  std::map<std::string, std::int64_t> held;
  for (const CellIndex cell : cells) {
    const std::int64_t people = town().cells.people()[cell.position()].tenths();
    all += people;
    for (const Zone& zone : drawn.perimeters) {
      if (std::ranges::binary_search(zone.cells, cell)) held[zone.id] += people;
    }
  }
  return std::ranges::any_of(held, [&](const auto& one) { return 2 * one.second >= all; });
}

bool stands_at(const Scenario& base, const Parameter& parameter, const std::string& value,
               const std::vector<CellIndex>& cells) {
  Scenario scenario = base;
  set_parameter(scenario, parameter.name, value);
  Findings findings;
  return stands_in(run_scenario(town().input(), scenario, findings).delineation, cells);
}

/// A turn is where it is said to be, and the values on its two sides are neighbours.
void check_turn(const Scenario& base, const ZoneReach& reach, const ReachTurn& turn,
                const std::vector<CellIndex>& cells) {
  RC_ASSERT(stands_at(base, *reach.parameter, turn.last, cells) == reach.stands);
  RC_ASSERT(stands_at(base, *reach.parameter, turn.first, cells) != reach.stands);
  const bool is_whole = reach.parameter->shape.kind == ParameterKind::integer;
  RC_ASSERT(std::abs(std::stod(turn.last) - std::stod(turn.first)) <= (is_whole ? 1.0 : 0.0015));
}

RC_GTEST_PROP(ZoneReachProperty, TurnsWhereRunsOfTheirOwnTurn, ()) {
  Session session(town().input());
  const Scenario& base = town().scenario;
  Findings findings;
  const RunResult drawn = session.run(base, findings);
  std::vector<const Zone*> zones;
  for (const auto* const list : {&drawn.delineation.perimeters, &drawn.delineation.near_misses}) {
    for (const Zone& zone : *list) zones.push_back(&zone);
  }
  const Zone& zone = **rc::gen::elementOf(zones);
  const Parameter& parameter = **rc::gen::elementOf(reach_parameters(base));
  const ZoneReach reach = ZoneInquiry(session, town().input(), base, zone.cells).reach(parameter);
  RC_ASSERT(reach.stands == stands_in(drawn.delineation, zone.cells));
  if (reach.below) check_turn(base, reach, *reach.below, zone.cells);
  if (reach.above) check_turn(base, reach, *reach.above, zone.cells);
  for (const std::string& value : reach.turning) {
    RC_ASSERT(stands_at(base, parameter, value, zone.cells) != reach.stands);
  }
  if (!reach.above && !reach.highest.empty()) {
    RC_ASSERT(stands_at(base, parameter, reach.highest, zone.cells) == reach.stands);
  }
}

TEST(ZoneReach, ANearMissByPopulationComesInAtItsOwnPeople) {
  Scenario base = town().scenario;
  Session session(town().input());
  Findings findings;
  const RunResult drawn = session.run(base, findings);
  const auto found =
      std::ranges::find(drawn.delineation.near_misses, NearMiss::zone_population, &Zone::near_miss);
  ASSERT_NE(found, drawn.delineation.near_misses.end());
  const ZoneReach reach = ZoneInquiry(session, town().input(), base, found->cells)
                              .reach(*find_parameter("minimum_zone_population"));
  ASSERT_TRUE(reach.below);
  EXPECT_EQ(reach.below->first, std::to_string(found->figures.people.tenths() / 10));
  EXPECT_EQ(reach.below->reason, Reason::zone_too_few_people);
  EXPECT_FALSE(reach.above);
}

TEST(ZoneReach, AsksNothingOfTolerancesOrOtherMethods) {
  Scenario scenario = town().scenario;
  const auto asks = [&](const char* name) {
    const auto all = reach_parameters(scenario);
    return std::ranges::any_of(all, [&](const Parameter* one) { return one->name == name; });
  };
  EXPECT_TRUE(asks("poverty_ratio"));
  EXPECT_TRUE(asks("contiguity"));
  EXPECT_FALSE(asks("near_miss_income"));
  EXPECT_FALSE(asks("compactness"));
  EXPECT_FALSE(asks("national_declared"));
  set_parameter(scenario, "method", "compact");
  EXPECT_TRUE(asks("compactness"));
}

/// A session that begins with the incomes of a run estimates none, and gives what any gives.
TEST(ZoneReach, ASessionBeginsWithTheIncomesOfARun) {
  Findings findings;
  const RunResult drawn = run_scenario(town().input(), town().scenario, findings);
  Session session(town().input(), town().scenario, drawn);
  Scenario scenario = town().scenario;
  set_parameter(scenario, "poverty_ratio", "0.62");
  const RunResult& result = session.run(scenario, findings);
  EXPECT_EQ(session.work().grids_estimated, 0);
  const RunResult alone = run_scenario(town().input(), scenario, findings);
  ASSERT_EQ(result.delineation.perimeters.size(), alone.delineation.perimeters.size());
  EXPECT_TRUE(result.delineation.reasons == alone.delineation.reasons);
}

}  // namespace
}  // namespace carreau
