// SPDX-License-Identifier: Apache-2.0
/// A quartier with given limits under a run: a perimeter of the run itself, taken as one.
#include "results/given_quartier.hpp"

#include "support/sample_town.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau::results {
namespace {

using carreau::testing::SampleTown;

/// Its perimeters as a zoning of whole cells.
class GivenQuartierOfTheTown : public ::testing::Test {
 protected:
  GivenQuartierOfTheTown() {
    zoning_.title = "Own";
    for (const Zone& zone : town_.result.delineation.perimeters) {
      zoning_.codes.push_back("Q-" + zone.id);
      zoning_.names.push_back(zone.name);
    }
  }
  [[nodiscard]] CellShares shares() const {
    std::vector<std::vector<CellIndex>> cells;
    for (const Zone& zone : town_.result.delineation.perimeters) cells.push_back(zone.cells);
    CellShares shares(town_.cells, cells);
    shares.set_limits(std::vector(cells.size(), ZoneLimits::of(LimitKind::cells)));
    return shares;
  }
  SampleTown town_;
  Zoning zoning_;
};

TEST_F(GivenQuartierOfTheTown, HasTheFiguresOfTheProposedOneAndLiesInIt) {
  const Zone& zone = town_.result.delineation.perimeters.front();
  const GivenQuartier quartier = given_quartier(town_.output, zoning_, shares(), 0);
  EXPECT_EQ(quartier.zoning, "Own");
  EXPECT_EQ(quartier.zone.record.zone_id, "Q-" + zone.id);
  EXPECT_EQ(quartier.zone.record.people, zone.figures.people);
  EXPECT_EQ(quartier.zone.record.cells, zone.cells.size());
  EXPECT_TRUE(quartier.zone.verdict.meets());
  EXPECT_EQ(quartier.share_cut, 0.0);
  ASSERT_EQ(quartier.proposed.size(), 1U);
  EXPECT_EQ(quartier.proposed.front().id, zone.id);
  EXPECT_TRUE(quartier.proposed.front().is_perimeter);
  EXPECT_NEAR(quartier.share_in_perimeters(), 1.0, 1e-12);
  EXPECT_EQ(main_cells(shares(), 0), zone.cells);
}

}  // namespace
}  // namespace carreau::results
