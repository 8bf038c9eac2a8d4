// SPDX-License-Identifier: Apache-2.0
/// Figures beside their bound keep the digits that the comparison needs, and no more.
#include "results/rounded_apart.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

TEST(RoundedApart, RoundsAsElsewhereFarFromTheBound) {
  EXPECT_EQ(rounded_apart(0.62449, 0.5, 4), 0.6245);
  EXPECT_EQ(rounded_apart(0.5, 0.5, 4), 0.5);
}

TEST(RoundedApart, TakesTheDigitsThatTellItFromTheBound) {
  EXPECT_EQ(rounded_apart(0.50004, 0.5, 4), 0.50004);
  EXPECT_EQ(rounded_apart(0.49999996, 0.5, 4), 0.49999996);
  EXPECT_GT(rounded_apart(0.5 + 2e-16, 0.5, 4), 0.5);
  EXPECT_LT(rounded_apart(0.5 - 1e-16, 0.5, 4), 0.5);
}

TEST(RoundedApart, WholeNumbersStayOnTheirSide) {
  EXPECT_EQ(whole_apart(10'657.5, 10'658.0), 10'657.0);
  EXPECT_EQ(whole_apart(10'658.0, 10'658.0), 10'658.0);
  EXPECT_EQ(whole_apart(10'658.4, 10'658.0), 10'659.0);
  EXPECT_EQ(whole_apart(2'499.5, 0.0), 2'500.0);
  EXPECT_EQ(whole_apart(0.2, 0.4), 0.0);
}

}  // namespace
}  // namespace carreau::results
