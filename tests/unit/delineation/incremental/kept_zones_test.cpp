// SPDX-License-Identifier: Apache-2.0
/// Which zones are kept from one run to the next, and which are computed again.
#include "delineation/incremental/kept_zones.hpp"

#include "delineation/cell_tests.hpp"
#include "support/changeable_world.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::ChangeableWorld;
using testing::DrawnWorld;

/// A world whose cells were tested.
struct Tested {
  explicit Tested(const DrawnWorld& drawn) : world(drawn) {}

  void update(KeptZones& zones, std::vector<std::size_t> cells) {
    const DelineationInput input = world.input();
    tests = test_cells(input);
    keys = zone_keys(input, tests);
    const ZoneSource source{input, tests, keys};
    std::vector<CellIndex> chosen;
    for (const std::size_t cell : cells) chosen.emplace_back(cell);
    zones.update(source, clusters_of(source, chosen), [](bool) { return Persons::whole(500); });
  }

  ChangeableWorld world;
  std::vector<CellTest> tests;
  std::vector<std::uint32_t> keys;
};

TEST(KeptZones, ComputeOnlyTheZonesOfClustersThatChanged) {
  Tested tested(DrawnWorld({"##.##"}));
  KeptZones zones;
  tested.update(zones, {0, 1, 2, 3});
  EXPECT_EQ(zones.zones().size(), 2U);
  EXPECT_EQ(zones.computed(), 2);
  tested.update(zones, {0, 1, 2, 3});
  EXPECT_EQ(zones.computed(), 2) << "nothing changed";
  tested.update(zones, {0, 1, 2});
  EXPECT_EQ(zones.zones().size(), 2U);
  EXPECT_EQ(zones.computed(), 3) << "the second lost a cell";
}

TEST(KeptZones, FollowTheThreshold) {
  Tested tested(DrawnWorld({"#"}));
  KeptZones zones;
  tested.update(zones, {0});
  const AreaFigures before = zones.zones().front()->figures;
  tested.world.scale_thresholds(0.5);
  tested.update(zones, {0});
  const AreaFigures& after = zones.zones().front()->figures;
  EXPECT_EQ(zones.computed(), 1) << "its median is the same";
  EXPECT_EQ(after.threshold_disposable, before.threshold_disposable * 0.5);
  EXPECT_LT(after.people_low_income, before.people_low_income);
}

TEST(KeptZones, DropClustersWithTooFewPeople) {
  DrawnWorld world({"#.o"});
  world.kinds['#'].people = Persons::whole(499);
  Tested tested(world);
  KeptZones zones;
  tested.update(zones, {0, 1});
  ASSERT_EQ(zones.zones().size(), 1U);
  EXPECT_EQ(zones.zones().front()->cells, (std::vector{CellIndex(1)}));
}

}  // namespace
}  // namespace carreau
