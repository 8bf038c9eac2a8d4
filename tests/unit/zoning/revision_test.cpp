// SPDX-License-Identifier: Apache-2.0
/// What becomes of listed quartiers in countries small enough to be read: each cell has 1,000
/// people unless a test says otherwise, and a side of 200 m.
#include "zoning/revision.hpp"

#include "support/revised_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::Drawing;
using testing::DrawnWorld;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::limits_of;
using testing::Revised;

TEST(Revision, KeepsAListedQuartierThatTheRuleWouldNotDraw) {
  const Revised revised(DrawnWorld({"oooo", "oooo", "oooo"}), limits_of({{0, 0, 400, 400}}));
  ASSERT_EQ(revised.made.quartiers.size(), 1U);
  const RevisedQuartier& kept = revised.made.quartiers[0];
  EXPECT_EQ(kept.status, RevisedStatus::unchanged);
  EXPECT_EQ(letter_of(kept.status), "I");
  EXPECT_TRUE(kept.is_at_risk()) << "its median is above S";
  EXPECT_THAT(kept.risks, ElementsAre(ExitRisk::income));
  EXPECT_EQ(kept.exit_rate, Share::from_fraction(0.10));
  EXPECT_EQ(revised.roles(), (Drawing{"www-", "LLw-", "LLw-"}));
}

TEST(Revision, ExtendsByAGroupThatTouchesAndBringsEnough) {
  const Revised revised(DrawnWorld({"oooo##", "oooooo", "##oooo", "##oooo"}),
                        limits_of({{0, 0, 200, 400}}));
  EXPECT_EQ(revised.roles(), (Drawing{"----nn", "ww----", "Le----", "Le----"}));
  EXPECT_EQ(revised.made.count(RevisedStatus::extended), 1U);
  EXPECT_EQ(revised.made.count(RevisedStatus::created), 1U);
  EXPECT_EQ(revised.made.quartiers[0].extension.size(), 2U);
  EXPECT_EQ(revised.made.quartiers[0].extension_people, Persons::whole(2'000));
  EXPECT_EQ(letter_of(RevisedStatus::extended), "M");
}

TEST(Revision, AGroupOfTooFewPeopleStaysOut) {
  DrawnWorld world({"#no", "#no"});
  world.kinds['n'] = {10'000.0, Persons::from_tenths(1'499)};
  EXPECT_EQ(Revised(world, limits_of({{0, 0, 200, 400}})).roles(), (Drawing{"Lg-", "Lg-"}));
  world.kinds['n'].people = Persons::whole(150);
  EXPECT_EQ(Revised(world, limits_of({{0, 0, 200, 400}})).roles(), (Drawing{"Le-", "Le-"}));
}

TEST(Revision, ACellOfTheQuartierCannotExtendIt) {
  // The limit reaches 5 % of the second column, then a little less.
  EXPECT_EQ(Revised(DrawnWorld({"##o"}), limits_of({{0, 0, 210, 200}})).roles(), (Drawing{"LLw"}));
  const Revised revised(DrawnWorld({"##o"}), limits_of({{0, 0, 208, 200}}));
  EXPECT_EQ(revised.roles(), (Drawing{"Le-"}));
  EXPECT_EQ(revised.made.quartiers[0].extension_people, Persons::whole(960));
}

TEST(Revision, GroupsStayInTheirUnit) {
  const DrawnWorld world({"##"}, {"AB"});
  EXPECT_EQ(Revised(world, limits_of({{0, 0, 200, 200}})).roles(), (Drawing{"Lu"}));
}

TEST(Revision, AGroupJoinsTheQuartierThatMostOfItsCellsTouch) {
  const Revised revised(DrawnWorld({"oo#oo", "#####"}),
                        limits_of({{0, 0, 200, 200}, {800, 0, 1000, 200}}));
  // Both are touched by one cell: the first one listed is joined.
  EXPECT_EQ(revised.made.quartiers[0].status, RevisedStatus::extended);
  EXPECT_EQ(revised.made.quartiers[1].status, RevisedStatus::unchanged);
  EXPECT_EQ(revised.made.quartiers[0].extension.size(), 4U);
}

TEST(Revision, AZoneBesideAListedQuartierIsNotNew) {
  RevisionOptions options;
  options.extension_people = 100'000;
  const Revised revised(DrawnWorld({"##oo"}), limits_of({{0, 0, 200, 200}}), options);
  EXPECT_EQ(revised.roles(), (Drawing{"Lg--"}));
  EXPECT_EQ(revised.made.count(RevisedStatus::created), 0U);
}

TEST(Revision, FewPeopleAreARiskWhateverTheirIncomes) {
  DrawnWorld world({"#.#"});
  world.kinds['#'] = {6'000.0, Persons::from_tenths(11'999)};
  const Revised revised(world, limits_of({{0, 0, 200, 200}}));
  EXPECT_THAT(revised.made.quartiers[0].risks, ElementsAre(ExitRisk::few_people));
  EXPECT_EQ(revised.made.quartiers[0].exit_rate, Share::from_fraction(0.15));
  world.kinds['#'].people = Persons::whole(1'200);
  const Revised enough(world, limits_of({{0, 0, 200, 200}}));
  EXPECT_THAT(enough.made.quartiers[0].risks, IsEmpty());
  EXPECT_EQ(enough.made.quartiers[0].exit_rate, Share::from_fraction(0.02));
}

TEST(Revision, TheDerogationLetsAQuartierOfASmallUnitGrow) {
  DrawnWorld world({"##o"}, {"SSS"});
  world.rule.has_listed_derogation = false;
  const Revised without(world, limits_of({{0, 0, 200, 200}}));
  EXPECT_EQ(without.roles(), (Drawing{"Lu-"}));
  EXPECT_THAT(without.made.quartiers[0].risks,
              ElementsAre(ExitRisk::few_people, ExitRisk::territory));
  EXPECT_EQ(without.made.quartiers[0].status, RevisedStatus::unchanged) << "never dropped by rule";
  world.rule.has_listed_derogation = true;
  const Revised with(world, limits_of({{0, 0, 200, 200}}));
  EXPECT_EQ(with.made.quartiers[0].status, RevisedStatus::extended);
}

TEST(Revision, OutsideTheGridNothingIsKnown) {
  const Revised revised(DrawnWorld({"##"}), limits_of({{90'000, 90'000, 90'400, 90'400}}));
  const RevisedQuartier& kept = revised.made.quartiers[0];
  EXPECT_EQ(kept.status, RevisedStatus::no_data);
  EXPECT_FALSE(kept.exit_rate);
  EXPECT_FALSE(kept.is_at_risk());
  EXPECT_EQ(letter_of(kept.status), "");
  EXPECT_EQ(revised.made.count(RevisedStatus::left), 0U);
}

TEST(Revision, OnlyADecisionTakesAQuartierOff) {
  const ListedDecision leaves{0, true, {}, "demolished", "2024-05-01"};
  const Revised revised(DrawnWorld({"###oo##"}), limits_of({{0, 0, 200, 200}}), {}, {leaves});
  EXPECT_EQ(revised.made.quartiers[0].status, RevisedStatus::left);
  EXPECT_EQ(revised.made.quartiers[0].reason, "demolished");
  // What has just left does not come back as a new quartier.
  EXPECT_EQ(revised.made.count(RevisedStatus::created), 1U);
  EXPECT_EQ(revised.made.roles[1], CellRole::other_unit);
}

TEST(Revision, CellsChosenByHandExtendWhateverTheirShare) {
  const ListedDecision grows{0, false, {CellIndex(0), CellIndex(2)}, "council", "2024-05-01"};
  const Revised revised(DrawnWorld({"#oo##"}), limits_of({{0, 0, 200, 200}}), {}, {grows});
  EXPECT_EQ(revised.roles(), (Drawing{"Lwebb"}));
  EXPECT_THAT(revised.made.quartiers[0].extension, ElementsAre(CellIndex(2)));
  EXPECT_TRUE(revised.made.quartiers[0].is_by_hand);
  // The zone of the rule now touches the extension.
  EXPECT_EQ(revised.made.count(RevisedStatus::created), 0U);
}

TEST(ExitRates, BelongToBandsOfTheRatio) {
  const ExitRates rates = testing::made_up_rates();
  EXPECT_EQ(rates.of_ratio(0.89), Share::from_fraction(0.02));
  EXPECT_EQ(rates.of_ratio(0.90), Share::from_fraction(0.20)) << "the bound belongs to the next";
  EXPECT_EQ(rates.of_ratio(50.0), Share::from_fraction(0.10));
}

}  // namespace
}  // namespace carreau
