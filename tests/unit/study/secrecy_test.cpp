// SPDX-License-Identifier: Apache-2.0
/// Figures of eleven households are shown, those of ten are withheld.
#include "study/secrecy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

PerimeterCheck check_of(double households, double people) {
  PerimeterCheck check;
  check.figures.has_data = true;
  check.parts.households = households;
  check.parts.people = people;
  check.figures.median_disposable = {12'000.0, 11'000.0, 13'000.0};
  return check;
}

TEST(WithholdSecret, LeavesElevenHouseholdsAndEmptiesTen) {
  std::vector<PerimeterCheck> checks{check_of(11.0, 30.0), check_of(10.9, 30.0), PerimeterCheck()};
  Findings findings;
  withhold_secret(checks, findings);
  EXPECT_TRUE(checks[0].has_data());
  EXPECT_FALSE(checks[1].has_data());
  EXPECT_EQ(checks[1].parts.people, 0.0);
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(findings.list().front().count, 1) << "the zone without data was not withheld";
}

TEST(PublishableMedian, StandsOnHouseholdsOrElseOnPeople) {
  EXPECT_EQ(publishable_median(check_of(11.0, 20.0), true).state, MovedState::complete);
  EXPECT_EQ(publishable_median(check_of(10.0, 40.0), true).state, MovedState::withheld);
  EXPECT_EQ(publishable_median(check_of(10.0, 40.0), true).value, std::nullopt);
  EXPECT_EQ(publishable_median(check_of(0.0, 24.3), false).state, MovedState::complete);
  EXPECT_EQ(publishable_median(check_of(0.0, 24.1), false).state, MovedState::withheld);
  EXPECT_EQ(publishable_median(PerimeterCheck(), true).state, MovedState::no_data);
}

}  // namespace
}  // namespace carreau::study
