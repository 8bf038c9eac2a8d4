// SPDX-License-Identifier: Apache-2.0
/// The probability of being in a quartier, against values worked out by hand.
#include "income/member_model.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace carreau {
namespace {

const MemberModel kModel{-0.9, 5.4, 300, {}};

TEST(MemberModel, GivesTheLogisticOfTheNormalQuantile) {
  // Φ⁻¹(0.5) = 0, Φ⁻¹(0.6) = 0.2533471, Φ⁻¹(0.3) = −0.5244005.
  EXPECT_NEAR(member_probability(kModel, 0.5), 1.0 / (1.0 + std::exp(0.9)), 1e-12);
  EXPECT_NEAR(member_probability(kModel, 0.5), 0.2890505, 1e-6);
  EXPECT_NEAR(member_probability(kModel, 0.6), 0.6149279, 1e-6);
  EXPECT_NEAR(member_probability(kModel, 0.3), 0.0233904, 1e-6);
}

TEST(MemberModel, RisesWithTheShareUpToItsEnds) {
  double before = member_probability(kModel, 0.0);
  EXPECT_GT(before, 0.0);
  EXPECT_LT(before, 1e-7);
  for (int step = 1; step <= 1'000; ++step) {
    const double now = member_probability(kModel, step / 1'000.0);
    EXPECT_GE(now, before) << step;
    if (step > 1 && step < 1'000) {
      EXPECT_GT(now, before) << step;
    }
    before = now;
  }
  EXPECT_LT(before, 1.0);
}

TEST(MemberModel, TakesSharesAtTheEndsForTheNearestThatItKnows) {
  EXPECT_EQ(member_probability(kModel, 0.0), member_probability(kModel, 0.001));
  EXPECT_EQ(member_probability(kModel, 1.0), member_probability(kModel, 0.999));
}

}  // namespace
}  // namespace carreau
