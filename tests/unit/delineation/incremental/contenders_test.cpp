// SPDX-License-Identifier: Apache-2.0
/// Cells that are tested again, and those that need not be. S is 12,600 €; contenders are the cells
/// whose median is below 13,495 €: S, raised by the tolerance of near misses (5 %) and by 2 %.
#include "delineation/incremental/contenders.hpp"

#include "delineation/cell_tests.hpp"
#include "support/changeable_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

using testing::ChangeableWorld;
using testing::Drawing;
using testing::DrawnWorld;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

/// A world with its contenders, as tested the first time.
struct TestedCells {
  explicit TestedCells(const DrawnWorld& drawn) : world(drawn), entry(world.input()) {
    contenders.test_all(world.input(), entry, tests);
  }
  void test_again() { contenders.test_contenders(world.input(), entry, tests); }

  ChangeableWorld world;
  EntryIncomes entry;
  Contenders contenders;
  std::vector<CellTest> tests;
};

/// '#' has a median of 10,000 €, 'n' of 12,650 € (just above S), 'o' of 20,000 €.
DrawnWorld near_threshold(Drawing map, Drawing units = {}) {
  DrawnWorld world(std::move(map), std::move(units));
  world.kinds['n'].median = 12'650.0;
  return world;
}

std::vector<CellIndex> cell_list(std::initializer_list<std::size_t> positions) {
  std::vector<CellIndex> list;
  for (const std::size_t position : positions) list.emplace_back(position);
  return list;
}

TEST(Contenders, AreTheCellsThatAThresholdNearThisOneCanLetIn) {
  const TestedCells tested(near_threshold({"#nodo#"}));
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  EXPECT_EQ(tested.contenders.size(), 3U) << "'d' has 13,500 €, just outside of the window";
  EXPECT_EQ(tested.contenders.candidates(), cell_list({0, 5}));
  EXPECT_EQ(tested.contenders.nearly_below(), cell_list({0, 1, 5}));
}

TEST(Contenders, FollowAThresholdWithinTheWindow) {
  TestedCells tested(near_threshold({"#no"}));
  tested.world.scale_thresholds(1.01);
  tested.test_again();
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  EXPECT_EQ(tested.contenders.candidates(), cell_list({0, 1}));
  EXPECT_THAT(tested.contenders.changed(), ElementsAre(CellIndex(1)));
  tested.test_again();
  EXPECT_THAT(tested.contenders.changed(), IsEmpty()) << "nothing has changed since";
}

TEST(Contenders, AreChosenAnewWhereAThresholdLeavesTheWindow) {
  TestedCells tested(near_threshold({"#no"}));
  tested.world.scale_thresholds(1.6);
  tested.test_again();
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  EXPECT_EQ(tested.contenders.size(), 3U);
  EXPECT_EQ(tested.contenders.candidates(), cell_list({0, 1, 2}));
  tested.world.scale_thresholds(0.5);
  tested.test_again();
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  EXPECT_EQ(tested.contenders.size(), 1U) << "few remain near a low threshold";
}

TEST(Contenders, FollowTheTerritoryTestOfUnits) {
  TestedCells tested(near_threshold({"##o"}, {"ASS"}));
  EXPECT_EQ(tested.contenders.nearly_below(), cell_list({0})) << "only urban cells";
  constexpr std::size_t kS = 2;
  tested.world.thresholds[kS].is_urban = true;
  tested.test_again();
  EXPECT_TRUE(tested.contenders.have_territories_changed());
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  EXPECT_EQ(tested.contenders.nearly_below(), cell_list({0, 1}));
  EXPECT_TRUE(tested.tests[2].is_urban) << "also of a cell that is no contender";
  tested.test_again();
  EXPECT_FALSE(tested.contenders.have_territories_changed());
}

TEST(Contenders, FollowTheLeastPeopleOfACell) {
  DrawnWorld world = near_threshold({"#n"});
  world.kinds['#'].people = Persons::whole(40);
  TestedCells tested(world);
  tested.world.options.minimum_cell_population = 50;
  tested.test_again();
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  EXPECT_THAT(tested.contenders.candidates(), IsEmpty());
}

TEST(Contenders, HoldForOneMethodAndOneDerogation) {
  const TestedCells tested(near_threshold({"#n"}));
  const auto is_valid_with = [&](const auto& change) {
    ChangeableWorld world(near_threshold({"#n"}));
    change(world);
    return tested.contenders.is_valid_for(world.input());
  };
  EXPECT_TRUE(is_valid_with([](auto&) {}));
  EXPECT_TRUE(is_valid_with([](auto& w) { w.scale_thresholds(2.0); }));
  EXPECT_TRUE(is_valid_with([](auto& w) { w.options.contiguity = Contiguity::four; }));
  EXPECT_TRUE(is_valid_with([](auto& w) { w.options.minimum_cell_population = 9; }));
  EXPECT_FALSE(is_valid_with([](auto& w) { w.options.method = ZoneMethod::compact; }));
  EXPECT_FALSE(is_valid_with([](auto& w) { w.rule.has_listed_derogation = true; }));
  EXPECT_FALSE(is_valid_with(
      [](auto& w) { w.options.listed_cell_share = BasisPoints::from_points(2'501); }));
}

TEST(Contenders, AreAllCellsUnderTheCompactMethod) {
  DrawnWorld world = near_threshold({"##no", "##no", "oooo"});
  world.options.method = ZoneMethod::compact;
  TestedCells tested(world);
  EXPECT_EQ(tested.contenders.size(), 12U);
  tested.world.scale_thresholds(1.05);
  tested.test_again();
  EXPECT_EQ(tested.tests, test_cells(tested.world.input()));
  ChangeableWorld other(world);
  other.options.minimum_cell_population = 9;
  EXPECT_FALSE(tested.contenders.is_valid_for(other.input()))
      << "what may enter was looked at once";
}

}  // namespace
}  // namespace carreau
