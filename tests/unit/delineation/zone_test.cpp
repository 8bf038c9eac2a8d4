// SPDX-License-Identifier: Apache-2.0
/// Enclosed gaps of zones, and the figures of a zone as sums over its cells.
#include "delineation/zone.hpp"

#include "income/normal.hpp"
#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace carreau {
namespace {

using testing::Drawing;
using testing::Drawn;
using testing::DrawnWorld;

DrawnWorld ring_around(const std::string& middle) {
  return DrawnWorld({"####", "#" + middle + "#", "####"});
}

TEST(FillGaps, GapsStayUnlessAskedFor) {
  const Drawn d(ring_around("oo"));
  EXPECT_EQ(d.perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
  EXPECT_EQ(d.reason(1, 1), Reason::above_threshold);
}

TEST(FillGaps, OnlyGapsOfAtMostSoManyCells) {
  DrawnWorld world = ring_around("oo");
  world.options.fill_gaps = 1;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
  world.options.fill_gaps = 2;
  const Drawn d(world);
  EXPECT_EQ(d.perimeters(), (Drawing{"aaaa", "aaaa", "aaaa"}));
  EXPECT_EQ(d.reason(1, 1), Reason::filled_gap);
  EXPECT_EQ(d.reason(1, 0), Reason::below_threshold);
  EXPECT_EQ(d.result.perimeters[0].filled.size(), 2U);
  EXPECT_EQ(d.result.perimeters[0].figures.people, Persons::whole(12'000));
}

TEST(FillGaps, UninhabitedGapsAreFilledToo) {
  DrawnWorld world = ring_around("..");
  world.options.fill_gaps = 2;
  const Drawn d(world);
  EXPECT_EQ(d.perimeters(), (Drawing{"aaaa", "aaaa", "aaaa"}));
  EXPECT_TRUE(d.result.perimeters[0].filled.empty());
  EXPECT_EQ(d.result.perimeters[0].figures.area_m2, 12 * 40'000);
  world.map = {"####", "#0.#", "####"};
  const Drawn table(world);
  EXPECT_EQ(table.result.perimeters[0].filled.size(), 1U) << "in the table, though empty";
  EXPECT_EQ(table.reason(1, 1), Reason::filled_gap);
}

TEST(FillGaps, NotWhenTheWholeWouldFail) {
  DrawnWorld world = ring_around("oo");
  world.options.fill_gaps = 2;
  world.kinds['o'].people = Persons::whole(10'000);
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
}

TEST(FillGaps, GapsOfAnotherUnitStay) {
  DrawnWorld world = ring_around("o.");
  world.options.fill_gaps = 9;
  world.units = {"AAAA", "ABBA", "AAAA"};
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
}

TEST(FillGaps, AGapThatHoldsACandidateStays) {
  DrawnWorld world({"#####",  //
                    "#ooo#",  //
                    "#o#o#",  //
                    "#ooo#",  //
                    "#####"});
  world.options.fill_gaps = 25;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaaa", "a...a", "a.b.a", "a...a", "aaaaa"}));
}

TEST(FillGaps, AnOpenGapIsNoGap) {
  DrawnWorld world({"###",  //
                    "#oo",  //
                    "###"});
  world.options.fill_gaps = 9;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaa", "a..", "aaa"}));
}

TEST(FillGaps, EveryGapIsWeighedByItself) {
  DrawnWorld world({"#####",  //
                    "#o#d#",  //
                    "#####"});
  world.options.fill_gaps = 1;
  world.kinds['o'].people = Persons::whole(50'000);
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaaa", "a.aaa", "aaaaa"}));
}

TEST(FillDoubtfulGaps, FillsWhatCannotBeToldFromItsSurroundings) {
  EXPECT_EQ(Drawn(ring_around("dd")).perimeters(), (Drawing{"aaaa", "aaaa", "aaaa"}));
  EXPECT_EQ(Drawn(ring_around("do")).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
  EXPECT_EQ(Drawn(ring_around("d.")).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}))
      << "somebody lives in each";
  EXPECT_EQ(Drawn(ring_around("d0")).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
}

TEST(FillDoubtfulGaps, AtMostSoManyCellsAndNoneWhenOff) {
  DrawnWorld world = ring_around("dd");
  world.options.fill_doubtful_gaps = 1;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
  world.options.fill_doubtful_gaps = 0;
  EXPECT_EQ(Drawn(world).perimeters(), (Drawing{"aaaa", "a..a", "aaaa"}));
}

TEST(FillDoubtfulGaps, OneChanceInTwentyIsEnough) {
  DrawnWorld world = ring_around("d#");
  // P(share > 1/2) is Φ((share − 1/2) / sd): the sd that makes it one in twenty.
  const double z = std::log(12'600.0 / 13'500.0) / 0.4;
  const double sd = (0.5 - normal_below(z)) / kNinetyPercent;
  world.kinds['d'].variance = sd * sd * 1.01;
  EXPECT_EQ(Drawn(world).reason(1, 1), Reason::filled_gap);
  world.kinds['d'].variance = sd * sd * 0.99;
  EXPECT_EQ(Drawn(world).reason(1, 1), Reason::above_threshold);
}

TEST(ZoneFigures, AreSumsOverTheCells) {
  DrawnWorld world = ring_around("dd");
  world.kinds['d'].imputation = Imputation::imputed;
  world.kinds['d'].people = Persons::from_tenths(1'234);
  const Drawn d(world);
  const AreaFigures& f = d.result.perimeters.at(0).figures;
  EXPECT_EQ(f.people, Persons::from_tenths(10 * 10'000 + 2 * 1'234));
  EXPECT_EQ(f.households, Households::from_tenths(10 * 5'000 + 2 * 617));
  EXPECT_EQ(f.imputed_people, Persons::from_tenths(2 * 1'234));
  const double poor = normal_below(std::log(1.26) / 0.4);
  const double doubtful = normal_below(std::log(12'600.0 / 13'500.0) / 0.4);
  EXPECT_NEAR(f.people_low_income, 10'000.0 * poor + 246.8 * doubtful, 1e-6);
  EXPECT_NEAR(f.share_low_income.fraction(), f.people_low_income / 10'246.8, 1e-12);
  EXPECT_EQ(f.threshold_declared, Euros::whole(12'600));
  EXPECT_DOUBLE_EQ(f.threshold_disposable, 12'600.0);
  EXPECT_TRUE(is_most(f.share_low_income));
  EXPECT_NEAR(f.margin(), 12'600.0 - f.median_disposable.value, 1e-9);
  EXPECT_GT(f.p_criterion, 0.99);
}

TEST(ZoneFigures, TheDeclaredMedianCarriesTheResidualOfTheBridge) {
  const testing::BuiltWorld built(DrawnWorld({"#"}));
  const DelineationInput plain = built.input();
  const Bridge steep{21'000.0, 21'000.0, 1.6, 500.0};
  const DelineationInput input{
      plain.cells, plain.territory, plain.membership, plain.thresholds, plain.income, steep, steep,
      {},          plain.rule,      plain.options};
  const std::vector<CellIndex> cell = {CellIndex(0)};
  const AreaFigures f = zone_figures(input, threshold_of(input, cell.front()), cell, 1);
  EXPECT_NEAR(f.median_disposable.value, 10'000.0, 0.01);
  EXPECT_NEAR(f.median_disposable.high, f.median_disposable.value, 1e-6) << "no doubt of its own";
  EXPECT_NEAR(f.median_declared.value, 21'000.0 * std::pow(10.0 / 21.0, 1.6), 0.01);
  const double half = kNinetyPercent * 1.6 * 500.0 / 10'000.0;
  EXPECT_NEAR(std::log(f.median_declared.high / f.median_declared.value), half, 1e-6);
  EXPECT_NEAR(std::log(f.median_declared.value / f.median_declared.low), half, 1e-6);
}

TEST(Zone, CommunesComeByDecreasingPeopleThenCode) {
  DrawnWorld world({"###..#"});
  world.communes = {"YXX..Z"};
  const Drawn d(world);
  const Territory& t = d.built().territory();
  const Zone& zone = d.result.perimeters.at(0);
  ASSERT_EQ(zone.communes.size(), 2U);
  EXPECT_EQ(t.commune(zone.communes[0]).code, "cX");
  EXPECT_EQ(t.commune(zone.communes[1]).code, "cY");
  EXPECT_EQ(zone.name, "Commune X 1");
  world.communes = {"YXV..Z"};
  const Drawn equal(world);
  EXPECT_EQ(equal.result.perimeters.at(0).name, "Commune V 1") << "equal people: by code";
}

TEST(Zone, LiesInTheUnitOfMostOfItsPeople) {
  DrawnWorld world({"###"}, {"ABB"});
  world.unit_kinds['A'].income_area = "972";
  world.unit_kinds['B'].income_area = "972";
  const Drawn d(world);
  EXPECT_EQ(d.built().territory().unit(d.result.perimeters.at(0).unit).code, "B");
  EXPECT_EQ(d.result.perimeters[0].id, "B-01");
}

}  // namespace
}  // namespace carreau
