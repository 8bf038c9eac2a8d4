// SPDX-License-Identifier: Apache-2.0
/// The probability of being in a quartier, for the cells and the zones of a drawn country.
#include "delineation/member_probability.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

const MemberModel kModel{-0.9, 5.4, 300, {}};

MemberProbability probability_in(const DelineationInput& input) {
  return {input.cells, input.income, input.membership, input.thresholds, kModel};
}

TEST(MemberProbability, ReadsTheShareOfTheCellAndItsNeighbours) {
  // The cells are in order from left to right.
  DrawnWorld world({"#oo"});
  world.options.smoothing = 300;
  const BuiltWorld built(world);
  const auto input = built.input();
  const MemberProbability member = probability_in(input);
  const Smoothing smoothing(input);
  for (std::size_t i = 0; i < 3; ++i) {
    const CellIndex cell(i);
    const double share = smoothing.share(cell, threshold_of(input, cell).disposable);
    EXPECT_EQ(member.of(cell), member_probability(kModel, share)) << i;
  }
  EXPECT_GT(member.of(CellIndex(0)), member.of(CellIndex(1)));
  EXPECT_GT(member.of(CellIndex(1)), member.of(CellIndex(2))) << "its neighbour is poor";
}

TEST(MemberProbability, SmoothsAsItIsCalibratedWhateverTheRunSmooths) {
  DrawnWorld world({"#oo"});
  std::vector<double> found;
  for (const std::int64_t smoothing : {0, 300, 600}) {
    world.options.smoothing = smoothing;
    const BuiltWorld built(world);
    found.push_back(probability_in(built.input()).of(CellIndex(1)).value());
  }
  EXPECT_EQ(found[0], found[1]);
  EXPECT_EQ(found[0], found[2]);
}

TEST(MemberProbability, OfAPlaceWithoutPeopleIsUnknown) {
  const BuiltWorld built(DrawnWorld({"#0"}));
  const MemberProbability member = probability_in(built.input());
  EXPECT_TRUE(member.of(CellIndex(0)));
  EXPECT_FALSE(member.of(CellIndex(1)));
  const std::vector<CellIndex> empty{CellIndex(1)};
  EXPECT_FALSE(member.mean(empty));
  const std::vector<CellIndex> both{CellIndex(0), CellIndex(1)};
  EXPECT_EQ(member.mean(both), member.of(CellIndex(0)));
}

TEST(MemberProbability, MeanCountsEveryPersonOnce) {
  DrawnWorld world({"#..o"});
  world.kinds['o'].people = Persons::whole(3'000);
  const BuiltWorld built(world);
  const MemberProbability member = probability_in(built.input());
  const std::vector<CellIndex> cells{CellIndex(0), CellIndex(1)};
  EXPECT_NEAR(member.mean(cells).value(),
              (member.of(cells[0]).value() + 3.0 * member.of(cells[1]).value()) / 4.0, 1e-15);
}

/// That of each cell by itself, weighed one after the other.
double mean_one_by_one(const CellTable& cells, const MemberProbability& member,
                       std::span<const CellIndex> some) {
  double people = 0.0;
  double members = 0.0;
  for (const CellIndex cell : some) {
    const auto own = member.of(cell);
    if (!own) continue;
    people += cells.people()[cell.position()].value();
    members += cells.people()[cell.position()].value() * *own;
  }
  return members / people;
}

TEST(MemberProbability, MeanIsToTheBitThatOfItsCells) {
  // Two pieces far apart, a hole, a cell of nobody, and units with thresholds of their own.
  DrawnWorld world({"#o.#0o....................##", "o#..##....................o.", "n.no#."},
                   {"AAAA--....................AA", "AAAA--....................AA", "BBBBBB"});
  world.unit_kinds['A'].income_area = "A";
  world.unit_kinds['B'].income_area = "B";
  const BuiltWorld built(world);
  auto input = built.input();
  std::vector<UnitThreshold> thresholds(input.thresholds.begin(), input.thresholds.end());
  thresholds.front().disposable *= 0.9;
  thresholds.back().disposable *= 1.2;
  for (const std::int64_t bandwidth : {0, 300, 900}) {
    const MemberProbability member(input.cells, input.income, input.membership, thresholds,
                                   {-0.9, 5.4, bandwidth, {}});
    std::vector<CellIndex> some;
    for (std::size_t i = 0; i < input.cells.size(); ++i) some.emplace_back(i);
    EXPECT_EQ(member.mean(some), mean_one_by_one(input.cells, member, some)) << bandwidth;
    std::ranges::reverse(some);
    EXPECT_EQ(member.mean(some), mean_one_by_one(input.cells, member, some)) << "in any order";
  }
}

TEST(MemberProbability, OfTheCellIsAtTheThresholdOfItsUnit) {
  DrawnWorld world({"n.n"}, {"A.-"});
  world.unit_kinds['A'].income_area = "A";
  const BuiltWorld built(world);
  auto input = built.input();
  std::vector<UnitThreshold> thresholds(input.thresholds.begin(), input.thresholds.end());
  thresholds.back().disposable *= 1.5;
  const MemberProbability member(input.cells, input.income, input.membership, thresholds, kModel);
  EXPECT_LT(member.of(CellIndex(0)), member.of(CellIndex(1)));
}

}  // namespace
}  // namespace carreau
