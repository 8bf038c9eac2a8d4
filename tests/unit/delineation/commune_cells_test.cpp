// SPDX-License-Identifier: Apache-2.0
/// The inhabited cells of communes, and communes taken whole.
#include "delineation/commune_cells.hpp"

#include "delineation/cell_tests.hpp"
#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

/// Commune U lies in a unit that is urban, V and W do not; of V one cell is uninhabited.
DrawnWorld three_communes() {
  DrawnWorld world({"##0#o"}, {"A----"});
  world.communes = {"UVVVW"};
  return world;
}

TEST(CommuneCells, AreTheInhabitedOnesInOrder) {
  const BuiltWorld built(three_communes());
  const CommuneCells communes(built.input());
  std::vector<std::size_t> cells;
  for (const CellIndex cell : communes[built.input().membership.commune[1]]) {
    cells.push_back(cell.position());
  }
  EXPECT_EQ(cells, (std::vector<std::size_t>{1, 3}));
}

TEST(RuralCommunes, HaveNoCellInUrbanTerritory) {
  const BuiltWorld built(three_communes());
  const DelineationInput input = built.input();
  const CommuneCells communes(input);
  const auto& commune = input.membership.commune;
  EXPECT_EQ(rural_communes(communes, test_cells(input)), (std::vector{commune[1], commune[4]}));
}

TEST(MayBeHalfBelow, IsNeverFalseWhereTheFiguresAreNot) {
  const BuiltWorld built(DrawnWorld({"#####o#o##.##o#oo####o"}));
  const DelineationInput input = built.input();
  std::vector<CellIndex> cells;
  for (std::size_t i = 0; i < input.cells.size(); ++i) cells.emplace_back(i);
  const UnionIncome income(input.income, cells, input.cells.people());
  const double median = income.median().value;
  EXPECT_TRUE(may_be_half_below(input, cells, median * 1.001));
  EXPECT_FALSE(may_be_half_below(input, cells, median * 0.99));
}

TEST(WholeCommune, IsANearMissOnlyWhereItFailsOnTerritoryAlone) {
  const BuiltWorld built(three_communes());
  const DelineationInput input = built.input();
  const std::vector<CellTest> tests = test_cells(input);
  const std::vector<std::uint32_t> keys = zone_keys(input, tests);
  const CommuneCells communes(input);
  const auto whole = [&](std::size_t cell) {
    return whole_commune({input, tests, keys}, communes[input.membership.commune[cell]]);
  };
  ASSERT_TRUE(whole(1));
  EXPECT_EQ(whole(1)->near_miss, NearMiss::outside_unit);
  EXPECT_EQ(whole(1)->extent, Extent::commune);
  EXPECT_FALSE(whole(0)) << "it is urban";
  EXPECT_FALSE(whole(4)) << "its people are rich";
}

}  // namespace
}  // namespace carreau
