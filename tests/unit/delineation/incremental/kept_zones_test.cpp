// SPDX-License-Identifier: Apache-2.0
/// What stays of zones from one run to the next, and what is computed anew.
#include "delineation/incremental/kept_zones.hpp"

#include "delineation/cell_tests.hpp"
#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

/// A built world whose cells were tested, with thresholds that a test can move.
struct Tested {
  explicit Tested(const DrawnWorld& world)
      : built(world),
        thresholds(built.input().thresholds.begin(), built.input().thresholds.end()) {}

  void update(KeptZones& zones, std::vector<std::size_t> cells) {
    const DelineationInput whole = built.input();
    const DelineationInput input{whole.cells,        whole.territory, whole.membership,
                                 thresholds,         whole.income,    whole.bridge,
                                 whole.listed_share, whole.rule,      whole.options};
    tests = test_cells(input);
    keys = zone_keys(input, tests);
    const ZoneSource source{input, tests, keys};
    std::vector<CellIndex> chosen;
    for (const std::size_t cell : cells) chosen.emplace_back(cell);
    zones.update(source, clusters_of(source, chosen), [](bool) { return Persons::whole(500); });
  }

  BuiltWorld built;
  std::vector<UnitThreshold> thresholds;
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
  for (UnitThreshold& threshold : tested.thresholds) threshold.disposable *= 0.5;
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
