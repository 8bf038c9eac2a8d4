// SPDX-License-Identifier: Apache-2.0
/// Figures of eleven households are shown, those of ten are withheld, and so is what gives them
/// away.
#include "zoning/secrecy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using ::testing::ElementsAre;

PerimeterCheck check_of(double households, double people) {
  PerimeterCheck check;
  check.figures.has_data = true;
  check.figures.threshold_declared = Euros::from_value(11'000.0);
  check.parts.households = households;
  check.parts.people = people;
  check.figures.median_disposable = {12'000.0, 11'000.0, 13'000.0};
  return check;
}

std::vector<bool> withheld_of(const std::vector<double>& households, double shield = 0.0,
                              FewestHouseholds fewest = {}) {
  std::vector<bool> withheld(households.size());
  withhold_parts(households, shield, fewest, withheld);
  return withheld;
}

TEST(WithholdParts, TakesTheNextSmallestUntilEnoughIsMissing) {
  EXPECT_THAT(withheld_of({11.0, 40.0}), ElementsAre(false, false));
  // The total less the parts shown would be the part withheld.
  EXPECT_THAT(withheld_of({3.0, 40.0, 20.0, 20.0}), ElementsAre(true, false, true, false));
  // Two of them are enough together.
  EXPECT_THAT(withheld_of({6.0, 40.0, 5.0}), ElementsAre(true, false, true));
  EXPECT_THAT(withheld_of({6.0, 40.0, 4.9}), ElementsAre(true, true, true));
}

TEST(WithholdParts, WhatIsInNoPartHidesThemToo) {
  EXPECT_THAT(withheld_of({3.0, 40.0}, 8.0), ElementsAre(true, false));
  EXPECT_THAT(withheld_of({3.0, 40.0}, 7.9), ElementsAre(true, true));
}

TEST(FewestHouseholds, AreNeverFewerThanInseeAsksFor) {
  EXPECT_EQ(FewestHouseholds().number(), 11);
  EXPECT_EQ(FewestHouseholds::of(10), std::nullopt);
  EXPECT_EQ(FewestHouseholds::of(0), std::nullopt);
  EXPECT_EQ(FewestHouseholds::of(1'000'001), std::nullopt);
  EXPECT_EQ(FewestHouseholds::of(11), FewestHouseholds());
  EXPECT_FALSE(FewestHouseholds().is_stricter());
  const FewestHouseholds fifty = FewestHouseholds::of(50).value();
  EXPECT_TRUE(fifty.is_stricter());
  EXPECT_TRUE(fifty.withholds(49.9));
  EXPECT_FALSE(fifty.withholds(50.0));
}

TEST(WithholdParts, HidesPartsOfAStricterRuleAmongAsMany) {
  const FewestHouseholds twenty = FewestHouseholds::of(20).value();
  EXPECT_THAT(withheld_of({15.0, 40.0, 30.0}, 0.0, twenty), ElementsAre(true, false, true));
  EXPECT_THAT(withheld_of({15.0, 40.0, 6.0}, 0.0, twenty), ElementsAre(true, false, true));
}

TEST(WithholdParts, KeepsWhatIsWithheldAlready) {
  std::vector<bool> withheld{false, true, false};
  withhold_parts({3.0, 12.0, 40.0}, 0.0, {}, withheld);
  EXPECT_THAT(withheld, ElementsAre(true, true, false));
}

TEST(CountedHouseholds, AreAThirdOfThePeopleWhereTheGridHasNone) {
  EXPECT_EQ(counted_households(Headcount::present, 5.0, 90.0), 5.0);
  EXPECT_EQ(counted_households(Headcount::absent, 0.0, 90.0), 30.0);
}

TEST(WithholdSecret, LeavesElevenHouseholdsAndEmptiesTen) {
  std::vector<PerimeterCheck> checks{check_of(11.0, 30.0), check_of(10.9, 30.0), PerimeterCheck()};
  EXPECT_EQ(withhold_secret(checks, Headcount::present, {}), 1U) << "nor is what has no data";
  EXPECT_TRUE(checks[0].has_data());
  EXPECT_FALSE(checks[0].is_withheld);
  EXPECT_FALSE(checks[1].has_data());
  EXPECT_TRUE(checks[1].is_withheld);
  EXPECT_EQ(checks[1].parts.people, 0.0);
  EXPECT_EQ(checks[1].figures.threshold_declared.value(), 11'000.0) << "it belongs to the unit";
  EXPECT_FALSE(checks[2].is_withheld);
}

TEST(WithholdSecret, KeepsToAStricterRule) {
  const FewestHouseholds twenty = FewestHouseholds::of(20).value();
  std::vector<PerimeterCheck> checks{check_of(20.0, 30.0), check_of(19.0, 30.0)};
  EXPECT_EQ(publishable_median(checks[1], Headcount::present, twenty).state, MovedState::withheld);
  EXPECT_EQ(withhold_secret(checks, Headcount::present, twenty), 1U);
  EXPECT_FALSE(checks[0].is_withheld);
  EXPECT_TRUE(checks[1].is_withheld);
}

TEST(WithholdSecret, CountsPeopleWhereThereAreNoHouseholds) {
  std::vector<PerimeterCheck> checks{check_of(0.0, 33.0), check_of(0.0, 32.9)};
  EXPECT_EQ(withhold_secret(checks, Headcount::absent, {}), 1U);
  EXPECT_TRUE(checks[0].has_data());
  EXPECT_FALSE(checks[1].has_data());
}

TEST(PublishableMedian, StandsOnHouseholdsOrElseOnPeople) {
  const auto state = [](const PerimeterCheck& check, Headcount headcount) {
    return publishable_median(check, headcount, {}).state;
  };
  EXPECT_EQ(state(check_of(11.0, 20.0), Headcount::present), MovedState::complete);
  EXPECT_EQ(state(check_of(10.0, 40.0), Headcount::present), MovedState::withheld);
  EXPECT_EQ(publishable_median(check_of(10.0, 40.0), Headcount::present, {}).value, std::nullopt);
  EXPECT_EQ(state(check_of(0.0, 33.0), Headcount::absent), MovedState::complete);
  EXPECT_EQ(state(check_of(0.0, 32.9), Headcount::absent), MovedState::withheld);
  EXPECT_EQ(state(PerimeterCheck(), Headcount::present), MovedState::no_data);
  std::vector<PerimeterCheck> emptied{check_of(10.0, 40.0)};
  withhold_secret(emptied, Headcount::present, {});
  EXPECT_EQ(state(emptied[0], Headcount::present), MovedState::withheld);
}

}  // namespace
}  // namespace carreau
