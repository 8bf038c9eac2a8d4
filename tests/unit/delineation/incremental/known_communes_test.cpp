// SPDX-License-Identifier: Apache-2.0
/// Whole communes that are near misses, under one threshold after the other.
#include "delineation/incremental/known_communes.hpp"

#include "delineation/cell_tests.hpp"
#include "support/changeable_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::ChangeableWorld;
using testing::DrawnWorld;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Commune U is in an urban unit; V (poor, one of its three cells uninhabited), W (rich) and X
/// (poor, with too few people) are outside all units.
DrawnWorld four_communes() {
  DrawnWorld world({"##0#od"}, {"A-----"});
  world.communes = {"UVVVWX"};
  world.kinds['d'] = {10'000.0, Persons::whole(999), 0.0, Imputation::observed};
  return world;
}

/// A world with what is known of its communes.
struct Known {
  explicit Known(const DrawnWorld& drawn) : world(drawn), communes(world.input()) {
    update_rural();
    held.reset(world.built.cells().size());
  }
  void update_rural() {
    tests = test_cells(world.input());
    keys = zone_keys(world.input(), tests);
    communes.update_rural(tests);
  }
  /// The names of the communes that are near misses.
  std::vector<std::string> near_misses() {
    const DelineationInput input = world.input();
    std::vector<std::string> names;
    for (const Zone& zone : communes.near_misses({input, tests, keys}, held)) {
      const CommuneIndex commune = input.membership.commune[zone.cells.front().position()];
      names.push_back(input.territory.communes()[commune.position()].name);
    }
    return names;
  }
  /// Notes a zone that holds one cell.
  void hold(std::size_t cell) {
    Zone zone;
    zone.cells = {CellIndex(cell)};
    held.add(zone);
  }

  ChangeableWorld world;
  std::vector<CellTest> tests;
  std::vector<std::uint32_t> keys;
  KnownCommunes communes;
  HeldCells held;
};

TEST(KnownCommunes, AreNearMissesWhereTheyFailOnTerritoryAlone) {
  Known known(four_communes());
  EXPECT_THAT(known.near_misses(), ElementsAre("Commune V"));
}

TEST(KnownCommunes, GiveTheSameAnswersUnderThresholdsInAnyOrder) {
  Known known(four_communes());
  const double first = known.world.thresholds.front().disposable;
  for (const double factor : {1.0, 0.5, 1.0, 1.7, 0.9, 0.7, 1.7, 1.0}) {
    known.world.scale_thresholds(factor * first / known.world.thresholds.front().disposable);
    Known fresh(four_communes());
    fresh.world.scale_thresholds(factor);
    EXPECT_EQ(known.near_misses(), fresh.near_misses()) << factor;
  }
  known.world.scale_thresholds(1.7);
  EXPECT_THAT(known.near_misses(), ElementsAre("Commune V", "Commune W"));
  known.world.scale_thresholds(0.4);
  EXPECT_THAT(known.near_misses(), IsEmpty());
}

TEST(KnownCommunes, AreLeftOutWhereAZoneHoldsAnInhabitedCell) {
  Known known(four_communes());
  known.hold(2);
  EXPECT_THAT(known.near_misses(), ElementsAre("Commune V")) << "nobody lives in the cell held";
  known.hold(3);
  EXPECT_THAT(known.near_misses(), IsEmpty());
  known.held.clear();
  EXPECT_THAT(known.near_misses(), ElementsAre("Commune V"));
}

TEST(KnownCommunes, FollowTheTerritoryTest) {
  Known known(DrawnWorld({"##"}, {"AS"}));
  EXPECT_THAT(known.near_misses(), ElementsAre("Commune S")) << "its unit has too few people";
  constexpr std::size_t kS = 2;
  known.world.thresholds[kS].is_urban = true;
  known.update_rural();
  EXPECT_THAT(known.near_misses(), IsEmpty());
}

}  // namespace
}  // namespace carreau
