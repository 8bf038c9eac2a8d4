// SPDX-License-Identifier: Apache-2.0
/// Near misses: the one criterion that fails, its tolerance, and whole
/// communes.
#include "delineation/near_miss.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::Drawing;
using testing::Drawn;
using testing::DrawnWorld;

NearMiss only_miss(const Drawn& d) {
  EXPECT_EQ(d.result.near_misses.size(), 1U);
  EXPECT_TRUE(d.result.perimeters.empty());
  return d.result.near_misses.empty() ? NearMiss::none : d.result.near_misses[0].near_miss;
}

TEST(NearMiss, OutsideAnyUnit) {
  const Drawn d(DrawnWorld({"##"}, {"--"}));
  EXPECT_EQ(only_miss(d), NearMiss::outside_unit);
  EXPECT_EQ(d.result.near_misses[0].id, "HU-P01");
  EXPECT_EQ(d.result.near_misses[0].basis, TerritoryBasis::none);
  EXPECT_EQ(d.result.near_misses[0].extent, Extent::cluster);
  EXPECT_EQ(d.reason(0, 0), Reason::outside_unit);
  EXPECT_TRUE(d.result.zone_of[0].is_none()) << "a near miss is no perimeter";
}

TEST(NearMiss, InAUnitThatIsTooSmall) {
  const Drawn d(DrawnWorld({"##"}, {"SS"}));
  EXPECT_EQ(only_miss(d), NearMiss::unit_population);
  EXPECT_EQ(d.result.near_misses[0].id, "S-P01");
  EXPECT_EQ(d.near_misses(), (Drawing{"aa"}));
}

TEST(NearMiss, HalfThePeopleOfAZoneIsTheTolerance) {
  DrawnWorld world({"#"});
  world.kinds['#'].people = Persons::from_tenths(9'999);
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::zone_population);
  world.kinds['#'].people = Persons::whole(500);
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::zone_population);
  world.kinds['#'].people = Persons::from_tenths(4'999);
  EXPECT_TRUE(Drawn(world).result.near_misses.empty());
  world.options.near_miss_population = BasisPoints::from_points(4'000);
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::zone_population);
}

TEST(NearMiss, TooSparse) {
  DrawnWorld world({"#"});
  world.rule.minimum_zone_density = 30'000;
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::zone_density);
}

TEST(NearMiss, FivePercentOfIncomeIsTheTolerance) {
  DrawnWorld world({"nn"});
  const Drawn d(world);
  EXPECT_EQ(only_miss(d), NearMiss::income);
  EXPECT_EQ(d.near_misses(), (Drawing{"aa"}));
  EXPECT_EQ(d.reason(0, 0), Reason::above_threshold);
  world.kinds['n'].median = 13'229.0;  // S is 12,600; raised by 5 %, 13,230
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::income);
  world.kinds['n'].median = 13'231.0;
  EXPECT_TRUE(Drawn(world).result.near_misses.empty());
}

TEST(NearMiss, OfIncomeTakesOnlyWhatNoZoneHolds) {
  const Drawn d(DrawnWorld({"##nn"}));
  EXPECT_EQ(d.perimeters(), (Drawing{"aa.."}));
  EXPECT_EQ(d.near_misses(), (Drawing{"..aa"}));
}

TEST(NearMiss, CellByCellAloneIsALabelOfItsOwn) {
  // 450 very poor people are no zone; with their 600 nearly poor neighbours the whole is below S.
  DrawnWorld world({"#n"});
  world.kinds['#'].people = Persons::whole(450);
  world.kinds['#'].median = 7'000.0;
  world.kinds['n'].people = Persons::whole(600);
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::cells);
}

TEST(NearMiss, OfIncomeMustPassTheRest) {
  DrawnWorld world({"n"});
  world.kinds['n'].people = Persons::from_tenths(9'999);
  EXPECT_TRUE(Drawn(world).result.near_misses.empty());
  EXPECT_TRUE(Drawn(DrawnWorld({"n"}, {"S"})).result.near_misses.empty());
}

TEST(NearMiss, TwoFailedCriteriaAreNone) {
  DrawnWorld world({"#"}, {"S"});
  world.kinds['#'].people = Persons::whole(900);
  EXPECT_TRUE(Drawn(world).result.near_misses.empty()) << "small unit and few people";
  world.units = {"A"};
  world.rule.minimum_zone_density = 30'000;
  EXPECT_TRUE(Drawn(world).result.near_misses.empty()) << "few people and sparse";
}

/// A village of 600 + 600 poor in two places and one rich cell, outside any
/// unit.
DrawnWorld village() {
  DrawnWorld world({"#.o.#"}, {"-----"});
  world.communes = {"VVVVV"};
  world.kinds['#'].people = Persons::whole(600);
  world.kinds['o'].people = Persons::whole(100);
  return world;
}

TEST(CommuneNearMiss, TakesEveryInhabitedCellOfTheCommune) {
  const Drawn d(village());
  ASSERT_EQ(only_miss(d), NearMiss::outside_unit);
  const Zone& zone = d.result.near_misses[0];
  EXPECT_EQ(zone.extent, Extent::commune);
  EXPECT_EQ(d.near_misses(), (Drawing{"a.a.a"}));
  EXPECT_EQ(zone.figures.people, Persons::whole(1'300));
  EXPECT_EQ(zone.name, "Commune V (commune entière)");
  EXPECT_EQ(zone.id, "HU-P01");
}

TEST(CommuneNearMiss, InASmallUnitToo) {
  DrawnWorld world = village();
  world.units = {"SSSSS"};
  EXPECT_EQ(only_miss(Drawn(world)), NearMiss::unit_population);
}

TEST(CommuneNearMiss, NeedsThePeopleAndTheMedianOfAQuartier) {
  DrawnWorld poor_but_small = village();
  poor_but_small.kinds['#'].people = Persons::whole(400);
  EXPECT_TRUE(Drawn(poor_but_small).result.near_misses.empty());
  DrawnWorld big_but_rich = village();
  big_but_rich.kinds['o'].people = Persons::whole(5'000);
  EXPECT_TRUE(Drawn(big_but_rich).result.near_misses.empty());
}

TEST(CommuneNearMiss, NotWhereAClusterIsOneAlready) {
  DrawnWorld world = village();
  world.map = {"##.o#"};
  const Drawn d(world);
  ASSERT_EQ(only_miss(d), NearMiss::outside_unit);
  EXPECT_EQ(d.result.near_misses[0].extent, Extent::cluster);
  EXPECT_EQ(d.near_misses(), (Drawing{"aa..."}));
}

TEST(CommuneNearMiss, NotWhereTheTerritoryPasses) {
  DrawnWorld world = village();
  world.units = {"AAAAA"};
  for (const Zone& zone : Drawn(world).result.near_misses) {
    EXPECT_EQ(zone.near_miss, NearMiss::zone_population);
    EXPECT_EQ(zone.extent, Extent::cluster);
  }
}

TEST(CommuneNearMiss, NotWhereAPartOfTheCommunePasses) {
  DrawnWorld world = village();
  world.units = {"--A--"};
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"....."}));
  for (const Zone& zone : Drawn(world).result.near_misses) EXPECT_EQ(zone.extent, Extent::cluster);
}

TEST(CommuneNearMiss, LeavesOutTheNeighbourThatItEncloses) {
  DrawnWorld world({"###.###", "#d#.#..", "###...."}, {"-------", "-------", "-------"});
  world.communes = {"VVV.VVV", "VWV.V..", "VVV...."};
  world.kinds['#'].people = Persons::whole(90);
  world.kinds['d'].people = Persons::whole(90);
  const Drawn d(world);
  ASSERT_EQ(only_miss(d), NearMiss::outside_unit);
  EXPECT_EQ(d.near_misses(), (Drawing{"aaa.aaa", "a.a.a..", "aaa...."}));
  EXPECT_EQ(d.result.near_misses[0].communes.size(), 1U);
}

TEST(CommuneNearMiss, TwoCommunesAreTwoZones) {
  DrawnWorld world = village();
  world.map = {"#.o.#", ".....", "#.o.#"};
  world.units = {"-----", "-----", "-----"};
  world.communes = {"VVVVV", ".....", "WWWWW"};
  EXPECT_EQ(Drawn(world).near_misses(), (Drawing{"b.b.b", ".....", "a.a.a"}));
}

TEST(NearMiss, NamesAreStable) {
  EXPECT_EQ(to_text(NearMiss::none), "none");
  EXPECT_EQ(to_text(NearMiss::outside_unit), "outside_unit");
  EXPECT_EQ(to_text(NearMiss::unit_population), "unit_population");
  EXPECT_EQ(to_text(NearMiss::zone_population), "zone_population");
  EXPECT_EQ(to_text(NearMiss::zone_density), "zone_density");
  EXPECT_EQ(to_text(NearMiss::income), "income");
}

}  // namespace
}  // namespace carreau
