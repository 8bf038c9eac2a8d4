// SPDX-License-Identifier: Apache-2.0
/// Classes of maps: round limits, no empty class, every figure in one.
#include "base/round_classes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RoundClasses, HaveLimitsThatAReaderCanSay) {
  EXPECT_THAT(round_limits({1'210, 4'730, 9'900, 14'870, 21'300, 52'400}, 3),
              ElementsAre(5'000, 20'000));
}

TEST(RoundClasses, LeaveNoClassEmpty) {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::lognormal_distribution<double> money(9.0, 1.5);
    std::vector<double> figures(1 + random() % 30);
    for (double& figure : figures) figure = std::round(money(random));
    const auto limits = round_limits(figures, 5);
    ASSERT_LE(limits.size(), 4U);
    std::set<std::size_t> used;
    for (const double figure : figures) used.insert(class_of(limits, figure));
    EXPECT_EQ(used.size(), limits.size() + 1);
  }
}

TEST(RoundClasses, AreOneClassForEqualFiguresAndForNone) {
  EXPECT_THAT(round_limits({}, 5), IsEmpty());
  EXPECT_THAT(round_limits({3'000, 3'000, 3'000}, 5), IsEmpty());
  EXPECT_THAT(round_limits({0.0, 0.0}, 5), IsEmpty());
}

TEST(RoundClasses, PartFiguresThatAreMostlyEqual) {
  EXPECT_THAT(round_limits({0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 7'400.0}, 5), ElementsAre(5'000));
}

TEST(RoundClasses, HoldTheirLowerLimit) {
  EXPECT_EQ(class_of({10.0, 20.0}, 9.99), 0U);
  EXPECT_EQ(class_of({10.0, 20.0}, 10.0), 1U);
  EXPECT_EQ(class_of({10.0, 20.0}, 20.0), 2U);
}

}  // namespace
}  // namespace carreau
