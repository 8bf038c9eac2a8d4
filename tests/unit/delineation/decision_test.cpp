// SPDX-License-Identifier: Apache-2.0
/// What the rule makes of one zone, and the people below which it cannot make anything.
#include "delineation/decision.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

/// The zone of all cells of a world.
Zone whole(const BuiltWorld& built) {
  std::vector<CellIndex> cells;
  std::vector<CellPosition> footprint;
  for (std::size_t i = 0; i < built.cells().size(); ++i) {
    cells.emplace_back(i);
    footprint.push_back(built.cells().positions()[i]);
  }
  return zone_of_cells(built.input(), std::move(cells), std::move(footprint));
}

ZoneDecision decide_whole(const DrawnWorld& world) {
  const BuiltWorld built(world);
  return decide(built.input(), whole(built));
}

TEST(Decision, AZoneThatMeetsEverythingIsAPerimeter) {
  const ZoneDecision decision = decide_whole(DrawnWorld({"##"}));
  EXPECT_TRUE(decision.is_perimeter);
  EXPECT_EQ(decision.near_miss, NearMiss::none);
  EXPECT_EQ(decision.failure, std::nullopt);
}

TEST(Decision, AZoneThatFailsOneCriterionIsANearMissAndItsCellsSayWhy) {
  DrawnWorld world({"#"});
  world.kinds['#'].people = Persons::whole(900);
  const ZoneDecision decision = decide_whole(world);
  EXPECT_FALSE(decision.is_perimeter);
  EXPECT_EQ(decision.near_miss, NearMiss::zone_population);
  EXPECT_EQ(decision.failure, Reason::zone_too_few_people);
}

TEST(Decision, OutsideUrbanTerritoryCellsKeepTheirOwnReason) {
  const ZoneDecision decision = decide_whole(DrawnWorld({"##"}, {"SS"}));
  EXPECT_FALSE(decision.is_perimeter);
  EXPECT_EQ(decision.near_miss, NearMiss::unit_population);
  EXPECT_EQ(decision.failure, std::nullopt);
}

TEST(Decision, AZoneThatFailsTwoCriteriaIsNeither) {
  DrawnWorld world({"o"});
  world.kinds['o'].people = Persons::whole(900);
  const ZoneDecision decision = decide_whole(world);
  EXPECT_FALSE(decision.is_perimeter);
  EXPECT_EQ(decision.near_miss, NearMiss::none);
  EXPECT_EQ(decision.failure, Reason::zone_too_few_people) << "the first that it fails";
}

TEST(LeastPeople, AreExactlyThoseThatANearMissNeeds) {
  for (const auto& [minimum, points] : std::vector<std::pair<std::int64_t, std::int64_t>>{
           {1'000, 5'000}, {999, 3'333}, {1'001, 3'333}, {7, 1}, {1'000, 10'000}, {1'000, 0}}) {
    DrawnWorld world({"#"});
    world.rule.minimum_zone_population = minimum;
    world.options.near_miss_population = BasisPoints::from_points(points);
    const Persons least = least_people(BuiltWorld(world).input(), true);
    const auto becomes_something = [&](Persons people) {
      world.kinds['#'].people = people;
      const ZoneDecision decision = decide_whole(world);
      return decision.is_perimeter || decision.near_miss != NearMiss::none;
    };
    if (!least.is_zero()) {
      EXPECT_TRUE(becomes_something(least)) << minimum << " " << points;
    }
    if (least.tenths() > 1) {
      EXPECT_FALSE(becomes_something(Persons::from_tenths(least.tenths() - 1)))
          << minimum << " " << points;
    }
  }
}

TEST(LeastPeople, OutsideUrbanTerritoryAreTheMinimum) {
  const BuiltWorld built(DrawnWorld({"#"}));
  EXPECT_EQ(least_people(built.input(), false), Persons::whole(1'000));
  EXPECT_EQ(least_people(built.input(), true), Persons::whole(500));
}

TEST(AssignCells, TellsThePerimeterAndWhyItHoldsTheCell) {
  const std::vector<CellTest> tests = {{.is_below = true}, {.is_below = false}, {}, {}};
  std::vector<Zone> perimeters(2);
  perimeters[0].cells = {CellIndex(3)};
  perimeters[0].filled = {CellIndex(3)};
  perimeters[1].cells = {CellIndex(0), CellIndex(1)};
  std::vector<Reason> reasons(4, Reason::above_threshold);
  std::vector<ZoneIndex> zone_of(4);
  DrawnWorld world({"####"});
  assign_cells(BuiltWorld(world).input(), perimeters, tests, reasons, zone_of);
  EXPECT_EQ(reasons, (std::vector{Reason::below_threshold, Reason::in_compact_zone,
                                  Reason::above_threshold, Reason::filled_gap}));
  world.rule.selects = Selection::density;
  assign_cells(BuiltWorld(world).input(), perimeters, tests, reasons, zone_of);
  EXPECT_EQ(reasons[1], Reason::dense_cell);
  EXPECT_EQ(zone_of, (std::vector{ZoneIndex(1), ZoneIndex(1), ZoneIndex::none(), ZoneIndex(0)}));
}

TEST(SetReason, LeavesFilledGapsTheirOwn) {
  Zone zone;
  zone.cells = {CellIndex(0), CellIndex(2)};
  zone.filled = {CellIndex(2)};
  std::vector<Reason> reasons(3, Reason::above_threshold);
  set_reason(zone, Reason::zone_too_sparse, reasons);
  EXPECT_EQ(reasons, (std::vector{Reason::zone_too_sparse, Reason::above_threshold,
                                  Reason::above_threshold}));
}

}  // namespace
}  // namespace carreau
