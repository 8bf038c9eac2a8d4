// SPDX-License-Identifier: Apache-2.0
/// The territory and the income of one cell.
#include "delineation/cell_tests.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

TEST(TerritoryTest, HoldsByTheUnitOrByTheListedShareOfTheCell) {
  DrawnWorld world({"###"}, {"AS-"});
  world.listed = {"###"};
  world.listed_share = 0.25;
  world.rule.has_listed_derogation = true;
  const BuiltWorld listed(world);
  EXPECT_TRUE(test_territory(listed.input(), CellIndex(0)).is_urban);
  EXPECT_FALSE(test_territory(listed.input(), CellIndex(0)).by_derogation);
  for (const std::size_t i : {1U, 2U}) {
    EXPECT_TRUE(test_territory(listed.input(), CellIndex(i)).is_urban) << i;
    EXPECT_TRUE(test_territory(listed.input(), CellIndex(i)).by_derogation) << i;
  }
  world.listed_share = 0.2499;
  const BuiltWorld hardly_listed(world);
  EXPECT_FALSE(test_territory(hardly_listed.input(), CellIndex(1)).is_urban);
  world.listed_share = 1.0;
  world.rule.has_listed_derogation = false;
  const BuiltWorld without_derogation(world);
  EXPECT_FALSE(test_territory(without_derogation.input(), CellIndex(1)).is_urban);
}

TEST(RaisedThreshold, IsSWithTheToleranceOfNearMisses) {
  UnitThreshold threshold;
  threshold.disposable = 12'600.0;
  DrawnWorld world({"#"});
  EXPECT_DOUBLE_EQ(raised_threshold(BuiltWorld(world).input(), threshold), 13'230.0);
  world.options.near_miss_income = BasisPoints::from_points(0);
  EXPECT_EQ(raised_threshold(BuiltWorld(world).input(), threshold), 12'600.0);
}

TEST(TestCell, AsksOfTheRaisedThresholdOnlyWhereItMatters) {
  const BuiltWorld built(DrawnWorld({"##"}, {"AS"}));
  const DelineationInput input = built.input();
  std::vector<double> asked;
  const auto never_below = [&](CellIndex, double income) {
    asked.push_back(income);
    return false;
  };
  (void)test_cell(input, CellIndex(0), never_below);
  EXPECT_EQ(asked, (std::vector{12'600.0, raised_threshold(input, input.thresholds[0])}));
  asked.clear();
  (void)test_cell(input, CellIndex(1), never_below);
  EXPECT_EQ(asked.size(), 1U) << "only urban cells can be nearly below";
  const CellTest below = test_cell(input, CellIndex(0), [](CellIndex, double) { return true; });
  EXPECT_TRUE(below.is_below && below.is_nearly_below && below.is_candidate);
}

TEST(IncomeTest, NobodyIsBelowAnyIncomeWhereNobodyLives) {
  for (const std::int64_t smoothing : {0, 300}) {
    DrawnWorld world({"#0"});
    world.options.smoothing = smoothing;
    const BuiltWorld built(world);
    const IncomeTest test(built.input());
    EXPECT_TRUE(test.is_below(CellIndex(0), 1e9));
    EXPECT_FALSE(test.is_below(CellIndex(1), 1e9));
  }
}

}  // namespace
}  // namespace carreau
