// SPDX-License-Identifier: Apache-2.0
/// Whole numbers shared out, by hand.
#include "zoning/apportion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using Weights = std::vector<std::int64_t>;

TEST(Apportion, LargestRemaindersTakeWhatIsLeft) {
  // Quotas 4.2, 3.5, 2.3.
  EXPECT_THAT(apportion(10, Weights{42, 35, 23}), ElementsAre(4, 4, 2));
}

TEST(Apportion, OfEqualRemaindersTheFirstTakesIt) {
  EXPECT_THAT(apportion(1, Weights{1, 1, 1}), ElementsAre(1, 0, 0));
  EXPECT_THAT(apportion(5, Weights{2, 2, 2}), ElementsAre(2, 2, 1));
}

TEST(Apportion, NothingGoesWhereNoWeightIs) {
  EXPECT_THAT(apportion(7, Weights{0, 5, 0}), ElementsAre(0, 7, 0));
  EXPECT_THAT(apportion(0, Weights{3, 4}), ElementsAre(0, 0));
}

TEST(Apportion, NegativeUnitsMirrorPositiveOnes) {
  EXPECT_THAT(apportion(-10, Weights{42, 35, 23}), ElementsAre(-4, -4, -2));
}

TEST(Apportion, LargeNumbersStayExact) {
  constexpr std::int64_t kLarge = std::numeric_limits<std::int64_t>::max();
  const auto parts = apportion(kLarge, Weights{kLarge, kLarge, kLarge});
  EXPECT_THAT(parts, ElementsAre(kLarge / 3 + 1, kLarge / 3, kLarge / 3));
}

}  // namespace
}  // namespace carreau
