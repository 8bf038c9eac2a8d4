// SPDX-License-Identifier: Apache-2.0
/// Credits of programme 147 outside the quartiers: what the circular asks of them.
#include "actions/outside_credits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Two years of one action outside, one of them half in a quartier, and an action in a quartier.
class OutsideCreditsTest : public ::testing::Test {
 protected:
  OutsideCreditsTest() {
    programme_.funders = {{"État P147", FunderKind::state_p147}, {"CAF", FunderKind::family_fund}};
    attribution_.targets = {{TargetKind::quartier, "Q", "", 0},
                            {TargetKind::outside, "30037", "", 0}};
    attribution_.offsets = {0};
    add(2024, {{TargetIndex(1), kWhole}});
    add(2025, {{TargetIndex(0), 500'000}, {TargetIndex(1), 500'000}});
    add(2025, {{TargetIndex(0), kWhole}});
    programme_.lines.push_back(
        {ActionIndex(1), FunderIndex(1), {}, {{}, Euros::from_cents(100), {}}});
  }

  void add(int year, const std::vector<TargetShare>& shares) {
    Action action;
    action.year = year;
    action.title = "Jardin";
    action.operator_name = "Les Mains vertes";
    action.source = {"actions.csv", static_cast<std::int64_t>(programme_.actions.size()) + 2, ""};
    const ActionIndex index(programme_.actions.size());
    programme_.actions.push_back(action);
    programme_.lines.push_back({index, FunderIndex(0), {}, {{}, Euros::from_cents(30'001), {}}});
    attribution_.shares.insert(attribution_.shares.end(), shares.begin(), shares.end());
    attribution_.offsets.push_back(attribution_.shares.size());
    attribution_.actions.emplace_back();
  }

  Programme programme_;
  Attribution attribution_;
};

TEST_F(OutsideCreditsTest, AreListedWithTheirOtherFundersAndEarlierYears) {
  const auto credits = outside_credits(programme_, attribution_);
  ASSERT_EQ(credits.size(), 2U);
  EXPECT_EQ(credits[0].granted.cents(), 30'001);
  EXPECT_FALSE(credits[0].has_other_funder);
  EXPECT_THAT(credits[0].earlier_years, IsEmpty());
  EXPECT_TRUE(credits[1].has_other_funder);
  EXPECT_THAT(credits[1].earlier_years, ElementsAre(2024));
}

TEST_F(OutsideCreditsTest, NoOtherCreditOfTheStateIsAnotherFunder) {
  for (const FunderKind kind : {FunderKind::state_common_law, FunderKind::state_investment,
                                FunderKind::state, FunderKind::agency}) {
    programme_.funders[1].kind = kind;
    EXPECT_FALSE(outside_credits(programme_, attribution_)[1].has_other_funder) << to_text(kind);
  }
}

TEST_F(OutsideCreditsTest, AreReportedOnce) {
  Findings findings;
  note_outside_credits(programme_, attribution_, findings);
  for (const char* code : {"specific_credits_outside", "specific_credits_outside_alone",
                           "specific_credits_outside_again"}) {
    EXPECT_TRUE(findings.has(code)) << code;
  }
  Findings none;
  note_outside_credits({}, {}, none);
  EXPECT_THAT(none.list(), IsEmpty());
}

}  // namespace
}  // namespace carreau
