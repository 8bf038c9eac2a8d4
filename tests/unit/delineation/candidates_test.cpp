// SPDX-License-Identifier: Apache-2.0
/// What a cell is tested on, and which cells are chosen together.
#include "delineation/candidates.hpp"

#include "delineation/cell_tests.hpp"
#include "delineation/smoothing.hpp"
#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::Drawn;
using testing::DrawnWorld;

TEST(TestedShares, AreTheCellsOwnWithoutSmoothing) {
  const BuiltWorld built(DrawnWorld({"#o#"}));
  const auto input = built.input();
  const auto shares = Smoothing(input).shares(input);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    EXPECT_DOUBLE_EQ(shares[i], input.income.share_below(CellIndex(i), 12'600.0).share);
  }
}

TEST(TestedShares, AreTheBiweightMeanOfTheNeighbours) {
  DrawnWorld world({"#o", "o#"});
  world.kinds['o'].people = Persons::whole(300);
  world.options.smoothing = 300;
  const BuiltWorld built(world);
  const auto input = built.input();
  const auto shares = Smoothing(input).shares(input);
  const double side = std::pow(1.0 - 4.0 / 9.0, 2);
  const double corner = std::pow(1.0 - 8.0 / 9.0, 2);
  const auto at = [&](std::size_t i) {
    return input.income.share_below(CellIndex(i), 12'600.0).share;
  };
  const auto n = [&](std::size_t i) { return input.cells.people()[i].value(); };
  const double people = n(0) + side * (n(1) + n(2)) + corner * n(3);
  EXPECT_NEAR(
      shares[0],
      (n(0) * at(0) + side * (n(1) * at(1) + n(2) * at(2)) + corner * n(3) * at(3)) / people,
      1e-12);
}

TEST(TestedShares, UninhabitedCellsHaveNoSay) {
  DrawnWorld world({"#0"});
  world.options.smoothing = 300;
  const BuiltWorld built(world);
  const auto input = built.input();
  const auto shares = Smoothing(input).shares(input);
  EXPECT_DOUBLE_EQ(shares[0], input.income.share_below(CellIndex(0), 12'600.0).share);
  EXPECT_EQ(shares[1], 0.0);
}

TEST(TestedShares, ABandwidthUnderACellReachesNobody) {
  DrawnWorld world({"#o"});
  world.options.smoothing = 199;
  const BuiltWorld built(world);
  EXPECT_DOUBLE_EQ(Smoothing(built.input()).shares(built.input())[0],
                   built.input().income.share_below(CellIndex(0), 12'600.0).share);
}

TEST(Compact, WithoutAPriceOnTheLimitEachCellIsForItself) {
  DrawnWorld world({"#no", "on#"});
  world.options.method = ZoneMethod::compact;
  world.options.compactness = 0.0;
  world.options.compact_share = BasisPoints::from_points(4'700);
  const BuiltWorld built(world);
  const auto shares = Smoothing(built.input()).shares(built.input());
  const auto tests = test_cells(built.input());
  for (std::size_t i = 0; i < tests.size(); ++i) {
    EXPECT_EQ(tests[i].is_candidate, shares[i] > 0.47) << i;
  }
}

TEST(Compact, TakesInWhatItSurroundsAndSaysSo) {
  // n: 47 % below S, just under what speaks for entering.
  DrawnWorld world({"###", "#n#", "###"});
  world.options.method = ZoneMethod::compact;
  world.options.compact_share = BasisPoints::from_points(4'800);
  world.options.compactness = 0.05;
  world.options.fill_doubtful_gaps = 0;
  const Drawn d(world);
  ASSERT_EQ(d.result.perimeters.size(), 1U);
  EXPECT_EQ(d.result.perimeters[0].cells.size(), 9U);
  EXPECT_EQ(d.reason(1, 1), Reason::in_compact_zone);
  EXPECT_EQ(d.reason(0, 0), Reason::below_threshold);
  world.options.method = ZoneMethod::plain;
  EXPECT_EQ(Drawn(world).result.perimeters[0].cells.size(), 8U);
}

TEST(Compact, TheZoneAsAWholeIsTested) {
  DrawnWorld world({"nnn", "nnn"});  // 47 % below S everywhere
  world.options.method = ZoneMethod::compact;
  world.options.compact_share = BasisPoints::from_points(4'000);
  const Drawn d(world);
  EXPECT_TRUE(d.result.perimeters.empty());
  EXPECT_EQ(d.reason(0, 0), Reason::zone_above_threshold);
}

TEST(Compact, UnitsDoNotPullOnEachOther) {
  DrawnWorld world({"##n##"}, {"AABAA"});
  world.options.method = ZoneMethod::compact;
  world.options.compact_share = BasisPoints::from_points(4'800);
  world.options.compactness = 0.5;
  const auto tests = test_cells(BuiltWorld(world).input());
  EXPECT_FALSE(tests[2].is_candidate);
  EXPECT_TRUE(tests[1].is_candidate);
}

}  // namespace
}  // namespace carreau
