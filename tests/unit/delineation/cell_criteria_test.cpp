// SPDX-License-Identifier: Apache-2.0
/// The tests of one cell: every reason, the threshold that applies, and who may share a zone.
#include "delineation/cell_criteria.hpp"

#include "delineation/cell_tests.hpp"
#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::Drawn;
using testing::DrawnWorld;

TEST(TestCells, TellsCandidatesWhereverTheyLie) {
  const BuiltWorld built(DrawnWorld({"#o#o#0"}, {"AASS-A"}));
  const auto tests = test_cells(built.input());
  const std::vector<Reason> reasons = first_reasons(built.input(), tests);
  ASSERT_EQ(tests.size(), 6U);
  const std::vector<bool> candidates = {true, false, true, false, true, false};
  const std::vector<bool> urban = {true, true, false, false, false, true};
  for (std::size_t i = 0; i < tests.size(); ++i) {
    EXPECT_EQ(tests[i].is_candidate, candidates[i]) << i;
    EXPECT_EQ(tests[i].is_urban, urban[i]) << i;
  }
  EXPECT_EQ(reasons[1], Reason::above_threshold);
  EXPECT_EQ(reasons[2], Reason::unit_too_small);
  EXPECT_EQ(reasons[3], Reason::unit_too_small);
  EXPECT_EQ(reasons[4], Reason::outside_unit);
  EXPECT_EQ(reasons[5], Reason::uninhabited);
}

TEST(TestCells, TheCellShareIsAParameter) {
  DrawnWorld world({"n"});  // 47 % below S
  world.options.cell_share = BasisPoints::from_points(4'000);
  EXPECT_TRUE(test_cells(BuiltWorld(world).input())[0].is_candidate);
  world.options.cell_share = BasisPoints::from_points(4'800);
  EXPECT_FALSE(test_cells(BuiltWorld(world).input())[0].is_candidate);
}

TEST(ThresholdOf, CellsOutsideUnitsTakeTheLast) {
  const BuiltWorld built(DrawnWorld({"##"}, {"B-"}));
  const auto input = built.input();
  EXPECT_EQ(&threshold_of(input, CellIndex(0)), &input.thresholds[1]);
  EXPECT_EQ(&threshold_of(input, CellIndex(1)), &input.thresholds.back());
}

TEST(ZoneKeys, AreaAndOutcomeOfTheTerritoryTestMakeTheKey) {
  DrawnWorld world({"########"}, {"AABBSS--"});
  world.unit_kinds['B'].income_area = "A";
  world.unit_kinds['S'].income_area = "A";
  const BuiltWorld built(world);
  const auto input = built.input();
  const std::vector<std::uint32_t> keys = zone_keys(input, test_cells(input));
  EXPECT_EQ(keys[0], keys[1]);
  EXPECT_EQ(keys[0], keys[2]) << "units of one income area";
  EXPECT_NE(keys[0], keys[4]) << "one of them too small";
  EXPECT_EQ(keys[6], keys[7]);
  EXPECT_EQ(std::set<std::uint32_t>(keys.begin(), keys.end()).size(), 3U);
}

TEST(Reasons, EveryOneCanBeTheOutcome) {
  DrawnWorld world({"###.#.n.#.#.0o"},  //
                   {"AAAAAAAASS--AA"});
  world.kinds['#'].people = Persons::whole(400);
  world.kinds['o'].people = Persons::whole(20);
  world.kinds['o'].median = 10'000.0;
  world.options.minimum_cell_population = 30;
  world.options.cell_share = BasisPoints::from_points(4'500);
  const Drawn d(world);
  EXPECT_EQ(d.reason(0, 0), Reason::below_threshold);
  EXPECT_EQ(d.reason(0, 4), Reason::zone_too_few_people);
  EXPECT_EQ(d.reason(0, 6), Reason::zone_above_threshold) << "enters at 45 %, fails at 50 %";
  EXPECT_EQ(d.reason(0, 8), Reason::unit_too_small);
  EXPECT_EQ(d.reason(0, 10), Reason::outside_unit);
  EXPECT_EQ(d.reason(0, 12), Reason::uninhabited);
  EXPECT_EQ(d.reason(0, 13), Reason::cell_too_small);
}

TEST(Reasons, NamesAreDistinct) {
  std::set<std::string> names;
  for (int r = 0; r <= static_cast<int>(Reason::edited_out); ++r) {
    names.insert(to_text(static_cast<Reason>(r)));
  }
  EXPECT_EQ(names.size(), 15U);
  EXPECT_FALSE(names.contains(""));
}

}  // namespace
}  // namespace carreau
