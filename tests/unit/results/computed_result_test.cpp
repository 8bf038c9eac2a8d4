// SPDX-License-Identifier: Apache-2.0
/// A result that no file holds: zones, cells and units by their names.
#include "results/computed_result.hpp"

#include "support/sample_town.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::SampleTown;

class ComputedResults : public ::testing::Test {
 protected:
  SampleTown town_;
  ComputedResult result_{town_.output};
};

TEST_F(ComputedResults, RoundAsAFileWould) {
  ASSERT_FALSE(result_.zone_ids().empty());
  const Zone& zone = town_.result.delineation.perimeters.front();
  const auto found = result_.find_zone(zone.id);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->record.median_disposable->value,
            std::round(zone.figures.median_disposable.value));
  EXPECT_EQ(found->record.people, zone.figures.people);
  EXPECT_FALSE(found->is_near_miss());
  EXPECT_TRUE(found->verdict.meets());
}

TEST_F(ComputedResults, HaveEveryCell) {
  EXPECT_TRUE(result_.has_cells());
  const CellIndex last(town_.cells.size() - 1);
  const auto cell = result_.find_cell(town_.cells.id(last).text());
  ASSERT_TRUE(cell);
  EXPECT_EQ(cell->record.people, town_.cells.people()[last.position()]);
  EXPECT_FALSE(result_.find_cell("CRS3035RES200mN0E0"));
  EXPECT_FALSE(result_.find_cell("no cell"));
}

TEST_F(ComputedResults, FindAUnitByItsCodeAndTheOutsideByNone) {
  const std::string code = unit_records(town_.output).front().code;
  ASSERT_TRUE(result_.find_unit(code));
  EXPECT_EQ(result_.find_unit(code)->code, code);
  const auto outside = result_.find_unit("");
  if (outside) {
    EXPECT_EQ(outside->code, kOutsideUnits);
  }
  EXPECT_FALSE(result_.find_unit("99999"));
}

}  // namespace
}  // namespace carreau::results
