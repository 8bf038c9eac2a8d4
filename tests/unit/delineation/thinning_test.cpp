// SPDX-License-Identifier: Apache-2.0
/// The cells that a zone leaves out to hold the minimum density, and what becomes of the rest;
/// tests/property/thinning_test.cpp compares with a plain search.
#include "delineation/thinning.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::Drawing;
using testing::Drawn;
using testing::DrawnWorld;

/// Poor cells of 1,000 people ('#'), of 60 ('m') and of 10 ('s'). On a cell of 200 m, 80 people
/// are 2,000 per km²: a '#' can make up for 920 people.
DrawnWorld sparse_world(Drawing map) {
  DrawnWorld world(std::move(map));
  world.kinds['m'].people = Persons::whole(60);
  world.kinds['s'].people = Persons::whole(10);
  world.rule.minimum_zone_density = 2'000;
  return world;
}

TEST(Thinning, SparseCellsStayWhereDenseOnesMakeUpForThem) {
  EXPECT_EQ(Drawn(sparse_world({"#ssss"})).perimeters(), (Drawing{"aaaaa"}));
}

TEST(Thinning, TheLeastPopulatedLeaveUntilTheDensityHolds) {
  // 1,000 people bear 920 : 70 = 13 of the cells of 10, or all of 60 and 12 of 10.
  DrawnWorld world = sparse_world({"mssssss", "ss#ssss", "sssssss"});
  const Drawn d(world);
  // Of equal cells the first in the order of the table stay, which begins at the bottom left.
  EXPECT_EQ(d.perimeters(), (Drawing{"a......", "aaaaaa.", "aaaaaaa"}));
  EXPECT_EQ(d.reason(0, 1), Reason::left_out_as_sparse);
  EXPECT_EQ(d.reason(0, 0), Reason::below_threshold);
}

TEST(Thinning, ComparesInWholeTenths) {
  DrawnWorld world = sparse_world({"##"});
  world.kinds['#'].people = Persons::from_tenths(5'000);
  world.rule.minimum_zone_density = 12'500;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aa"})) << "1,000 people on 0.08 km²";
  world.rule.minimum_zone_density = 12'501;
  const Drawn d(world);
  EXPECT_TRUE(d.result.perimeters.empty());
  EXPECT_EQ(d.reason(0, 0), Reason::zone_too_sparse);
}

TEST(Thinning, WhatIsLeftMayFallIntoPieces) {
  DrawnWorld world = sparse_world({"#" + std::string(40, 's') + "#"});
  const Drawn d(world);
  ASSERT_EQ(d.result.perimeters.size(), 2U);
  // Each takes back what it can bear, from its own side on.
  EXPECT_EQ(d.result.perimeters[0].cells.size(), 14U);
  EXPECT_EQ(d.result.perimeters[1].cells.size(), 14U);
  EXPECT_EQ(d.reason(0, 20), Reason::left_out_as_sparse);
}

TEST(Thinning, PiecesJoinWhereTheyHoldTheDensityTogether) {
  // Nine sparse cells, 40 of two dense ones lie further away: too sparse as a whole.
  const Drawn d(sparse_world({"#sssssssss#" + std::string(40, 's')}));
  ASSERT_EQ(d.result.perimeters.size(), 1U);
  EXPECT_EQ(d.result.perimeters[0].cells.size(), 2U + 26U);
  EXPECT_EQ(d.perimeters()[0].substr(0, 28), std::string(28, 'a'));
}

TEST(Thinning, TheMinimumPopulationComesAfterwards) {
  DrawnWorld world = sparse_world({std::string(60, 's')});
  world.kinds['s'].people = Persons::whole(50);
  world.map[0][30] = '#';
  world.kinds['#'].people = Persons::whole(200);
  const Drawn d(world);
  EXPECT_TRUE(d.result.perimeters.empty());
  // No piece that remains has enough people for a zone or a near miss, so the whole cluster is one
  // near miss, by its density.
  ASSERT_EQ(d.result.near_misses.size(), 1U);
  EXPECT_EQ(d.result.near_misses[0].near_miss, NearMiss::zone_density);
  EXPECT_EQ(d.result.near_misses[0].cells.size(), 60U);
  EXPECT_EQ(d.reason(0, 0), Reason::zone_too_sparse);
  // A piece that nearly has people enough is itself the near miss.
  world.kinds['#'].people = Persons::whole(350);
  const Drawn nearly(world);
  ASSERT_EQ(nearly.result.near_misses.size(), 1U);
  EXPECT_EQ(nearly.result.near_misses[0].near_miss, NearMiss::zone_population);
  EXPECT_EQ(nearly.reason(0, 0), Reason::left_out_as_sparse);
  EXPECT_EQ(nearly.reason(0, 30), Reason::zone_too_few_people);
}

TEST(Thinning, OutsideUrbanTerritoryTheTerritoryIsTheReason) {
  DrawnWorld world = sparse_world({"#" + std::string(40, 's')});
  world.units = {std::string(41, 'S')};
  const Drawn d(world);
  ASSERT_EQ(d.result.near_misses.size(), 1U);
  EXPECT_EQ(d.result.near_misses[0].near_miss, NearMiss::unit_population);
  EXPECT_EQ(d.result.near_misses[0].cells.size(), 14U);
  EXPECT_EQ(d.reason(0, 40), Reason::unit_too_small);
}

TEST(Thinning, CrossedPositionsLeaveFirst) {
  DrawnWorld world({"#.#"});
  world.options.cross_empty_cells = 1;
  world.rule.minimum_zone_density = 16'666;  // 2,000 people on three positions: 16,666.7
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaa"}));
  world.rule.minimum_zone_density = 16'667;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a.b"}));
}

TEST(Thinning, AGapIsOpenWhereFillingItWouldBreakTheDensity) {
  DrawnWorld world({"###", "#.#", "###"});
  world.options.fill_gaps = 1;
  world.rule.minimum_zone_density = 22'222;  // 8,000 people on nine positions
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaa", "aaa", "aaa"}));
  world.rule.minimum_zone_density = 22'223;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaa", "a.a", "aaa"}));
}

TEST(Thinning, NoCellLeftOutIsFilledAsAGap) {
  DrawnWorld world = sparse_world({"###", "#s#", "###"});
  world.options.fill_gaps = 4;
  world.rule.minimum_zone_density = 24'000;
  const Drawn d(world);
  EXPECT_EQ(d.perimeters(), (Drawing{"aaa", "a.a", "aaa"}));
  EXPECT_EQ(d.reason(1, 1), Reason::left_out_as_sparse);
}

TEST(Thinning, NearMissesByIncomeHoldTheDensityToo) {
  DrawnWorld world({"n" + std::string(40, 'p')});
  world.kinds['p'] = world.kinds['n'];
  world.kinds['p'].people = Persons::whole(10);
  world.rule.minimum_zone_density = 2'000;
  const Drawn d(world);
  ASSERT_EQ(d.result.near_misses.size(), 1U);
  EXPECT_EQ(d.result.near_misses[0].near_miss, NearMiss::income);
  EXPECT_EQ(d.result.near_misses[0].cells.size(), 14U);
}

TEST(Thinning, ARuleWithoutDensityLeavesClustersAsTheyAre) {
  DrawnWorld world = sparse_world({"#" + std::string(40, 's')});
  world.rule.minimum_zone_density = 0;
  EXPECT_EQ(Drawn(world).result.perimeters.at(0).cells.size(), 41U);
}

}  // namespace
}  // namespace carreau
