// SPDX-License-Identifier: Apache-2.0
/// Perimeters of drawn worlds: contiguity, limits of units, minima, gaps, order and names.
#include "delineation/delineate.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::Drawing;
using testing::Drawn;
using testing::DrawnWorld;

TEST(Delineate, PoorCellsBecomePerimetersAndRichOnesDoNot) {
  const Drawn d(DrawnWorld({"##.o",  //
                            ".o.#"}));
  EXPECT_EQ(d.perimeters(), (Drawing{"aa..",  //
                                     "...b"}));
  EXPECT_EQ(d.reason(0, 0), Reason::below_threshold);
  EXPECT_EQ(d.reason(0, 3), Reason::above_threshold);
  EXPECT_TRUE(d.result.near_misses.empty());
}

TEST(Delineate, CornersJoinUnderEightContiguityOnly) {
  DrawnWorld world({"#..",  //
                    ".#.",  //
                    "..#"});
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a..", ".a.", "..a"}));
  world.options.contiguity = Contiguity::four;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"c..", ".b.", "..a"}));
}

TEST(Delineate, UnitsAreNotJoinedAcrossTheirLimit) {
  const DrawnWorld world({"####"}, {"AABB"});
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aabb"}));
}

TEST(Delineate, UnitsOfOneIncomeAreaAreJoined) {
  // Communes of Martinique: one threshold, one test passed.
  DrawnWorld world({"####"}, {"AABB"});
  world.unit_kinds['A'].income_area = "972";
  world.unit_kinds['B'].income_area = "972";
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa"}));
  world.unit_kinds['B'].population = 5'000;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aa.."})) << "but not with one that fails the test";
}

TEST(Delineate, AThousandPeopleAreEnoughAndATenthLessIsNot) {
  DrawnWorld world({"##"});
  world.kinds['#'].people = Persons::whole(500);
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aa"}));
  world.kinds['o'] = {10'000.0, Persons::from_tenths(4'999), 0.0, Imputation::observed};
  world.map = {"#o"};  // 999.9 people, all poor
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{".."}));
  EXPECT_EQ(Drawn(world).reason(0, 0), Reason::zone_too_few_people);
}

TEST(Delineate, ACellWithExactlyHalfBelowSDoesNotEnter) {
  DrawnWorld world({"#"});
  world.kinds['#'].median = 12'600.0;
  EXPECT_EQ(Drawn(world).reason(0, 0), Reason::above_threshold);
  world.kinds['#'].median = 12'599.0;
  EXPECT_EQ(Drawn(world).reason(0, 0), Reason::below_threshold);
}

TEST(Delineate, SmallCellsDoNotEnterByThemselves) {
  DrawnWorld world({"#o"});
  world.kinds['o'] = {10'000.0, Persons::from_tenths(799), 0.0, Imputation::observed};
  world.options.minimum_cell_population = 80;
  const Drawn d(world);
  EXPECT_EQ(d.perimeters(), (Drawing{"a."}));
  EXPECT_EQ(d.reason(0, 1), Reason::cell_too_small);
  world.kinds['o'].people = Persons::whole(80);
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aa"}));
}

TEST(Delineate, BridgesCrossSoManyEmptyPlaces) {
  DrawnWorld world({"#..#"});
  world.options.cross_empty_cells = 1;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a..b"}));
  world.options.cross_empty_cells = 2;
  const Drawn joined(world);
  EXPECT_EQ(joined.perimeters(), (Drawing{"aaaa"})) << "the places crossed belong to the perimeter";
  EXPECT_EQ(joined.result.perimeters[0].figures.area_m2, 4 * 40'000);
  EXPECT_EQ(joined.result.perimeters[0].cells.size(), 2U);
}

TEST(Delineate, BridgesDoNotCrossPeopleOrLimits) {
  DrawnWorld world({"#o#"});
  world.options.cross_empty_cells = 2;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a.b"}));
  world.map = {"#.#"};
  world.units = {"A.B"};
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a.b"}));
}

TEST(Delineate, BridgesGoByCornersUnderEightContiguity) {
  DrawnWorld world({"#..",  //
                    "...",  //
                    "..#"});
  world.options.cross_empty_cells = 1;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a..", ".a.", "..a"}));
  world.options.contiguity = Contiguity::four;
  EXPECT_EQ(Drawn(world).result.perimeters.size(), 2U);
}

TEST(Delineate, ASparseZoneFails) {
  DrawnWorld world({"####"});
  world.rule.minimum_zone_density = 25'000;  // exactly 1,000 people on a cell
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa"}));
  world.rule.minimum_zone_density = 25'001;
  const Drawn d(world);
  EXPECT_TRUE(d.result.perimeters.empty());
  EXPECT_EQ(d.reason(0, 0), Reason::zone_too_sparse);
}

TEST(Delineate, DerogationStandsInForTheUnit) {
  DrawnWorld world({"##.#o"}, {"SSSSS"});
  world.listed = {"#....."};
  EXPECT_TRUE(Drawn(world).result.perimeters.empty()) << "the rule knows no derogation";
  world.rule.has_listed_derogation = true;
  const Drawn d(world);
  EXPECT_EQ(d.perimeters(), (Drawing{"a...."})) << "listed cells alone";
  EXPECT_EQ(d.result.perimeters[0].basis, TerritoryBasis::derogation);
  EXPECT_EQ(d.reason(0, 1), Reason::unit_too_small);
  EXPECT_EQ(d.reason(0, 4), Reason::unit_too_small);
}

TEST(Delineate, AQuarterOfACellInAListedQuartierIsEnough) {
  DrawnWorld world({"#"}, {"-"});
  world.rule.has_listed_derogation = true;
  world.listed = {"#"};
  world.listed_share = 0.25;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"a"}));
  world.listed_share = 0.2499;
  EXPECT_EQ(Drawn(world).reason(0, 0), Reason::outside_unit);
}

TEST(Delineate, ListedCellsOfAnUrbanUnitNeedNoDerogation) {
  DrawnWorld world({"##"});
  world.rule.has_listed_derogation = true;
  world.listed = {"#."};
  const Drawn d(world);
  EXPECT_EQ(d.perimeters(), (Drawing{"aa"}));
  EXPECT_EQ(d.result.perimeters[0].basis, TerritoryBasis::unit);
}

TEST(Delineate, ZonesAreOrderedByUnitThenPeopleThenPlace) {
  const DrawnWorld world({"#.##.#",  //
                          "......",  //
                          "#.##.#"},
                         {"BBBBBA",  //
                          "......",  //
                          "BBBBBA"});
  const Drawn d(world);
  // Row 0 is the southernmost: of equal zones the southern, then the western comes first.
  EXPECT_EQ(d.perimeters(), (Drawing{"f.dd.b",  //
                                     "......",  //
                                     "e.cc.a"}));
  std::vector<std::string> ids;
  for (const Zone& z : d.result.perimeters) ids.push_back(z.id);
  EXPECT_EQ(ids, (std::vector<std::string>{"A-01", "A-02", "B-01", "B-02", "B-03", "B-04"}));
  EXPECT_EQ(d.result.perimeters[0].name, "Commune A 1");
  EXPECT_EQ(d.result.perimeters[5].name, "Commune B 4");
}

TEST(Delineate, ZoneOfNamesThePerimeterOfEachCell) {
  const Drawn d(DrawnWorld({"#o##"}));
  ASSERT_EQ(d.result.zone_of.size(), 4U);
  EXPECT_EQ(d.result.zone_of[0], ZoneIndex(1)) << "the second, for it holds fewer people";
  EXPECT_TRUE(d.result.zone_of[1].is_none());
  EXPECT_EQ(d.result.zone_of[2], ZoneIndex(0));
}

TEST(Delineate, AnEmptyGridGivesNothing) {
  const Drawn d(DrawnWorld({"..."}));
  EXPECT_TRUE(d.result.perimeters.empty());
  EXPECT_TRUE(d.result.tests.empty());
}

TEST(Outlines, OneFeatureAZoneWithItsHoles) {
  const Drawn d(DrawnWorld({"###..",  //
                            "#o#.#",  //
                            "###.."}));
  const PolygonSet set = outlines(d.built().cells(), d.result.perimeters);
  ASSERT_EQ(set.size(), 2U);
  EXPECT_EQ(set.crs(), Crs::epsg(3035));
  EXPECT_EQ(area(set, 0), 8 * 40'000.0);
  EXPECT_EQ(area(set, 1), 40'000.0);
  EXPECT_EQ(set.rings(0).last - set.rings(0).first, 2U);
}

}  // namespace
}  // namespace carreau
