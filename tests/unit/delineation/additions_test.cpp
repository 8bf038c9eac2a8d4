// SPDX-License-Identifier: Apache-2.0
/// Which neighbours a near miss lacks.
#include "delineation/additions.hpp"

#include "delineation/edits.hpp"
#include "support/drawn_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;
using ::testing::ElementsAre;

/// '#' are 900 poor people, 'p' and 'o' 150 nearly poor and rich ones.
DrawnWorld world_of(testing::Drawing map) {
  DrawnWorld world(std::move(map));
  world.kinds['#'].people = Persons::whole(900);
  world.kinds['p'] = world.kinds['n'];
  world.kinds['p'].people = Persons::whole(150);
  world.kinds['o'].people = Persons::whole(150);
  return world;
}

/// The additions to the only near miss, or to the only zone drawn where there is none.
struct Asked {
  explicit Asked(const DrawnWorld& world) : built(world), drawn(delineate(built.input())) {}
  [[nodiscard]] const Zone& zone() const { return drawn.near_misses.at(0); }
  [[nodiscard]] std::optional<Additions> additions() const {
    return cells_to_add(built.input(), drawn, zone());
  }
  [[nodiscard]] CellIndex at(std::int32_t column) const { return built.cells().find({0, column}); }

  BuiltWorld built;
  Delineation drawn;
};

TEST(Additions, AreTheNeighboursWithMostPeopleBelowTheThreshold) {
  const Asked asked(world_of({"p#o"}));
  const auto found = asked.additions();
  ASSERT_TRUE(found);
  EXPECT_THAT(found->cells, ElementsAre(asked.at(0)));
  EXPECT_EQ(found->people, Persons::whole(150));
  EXPECT_TRUE(found->verdict.meets());
}

TEST(Additions, GoOnFromTheCellsThatWereAdded) {
  DrawnWorld world = world_of({"ppp#"});
  world.kinds['p'].people = Persons::whole(40);
  const Asked asked(world);
  const auto found = asked.additions();
  ASSERT_TRUE(found);
  EXPECT_THAT(found->cells, ElementsAre(asked.at(0), asked.at(1), asked.at(2)));
}

/// By an edit that adds the same cells, the near miss becomes a perimeter that meets everything.
TEST(Additions, MakeAPerimeterAsAnEdit) {
  const Asked asked(world_of({"o#p"}));
  const auto found = asked.additions();
  ASSERT_TRUE(found);
  CellEdit edit{EditKind::add, asked.zone().cells, {}};
  edit.cells.insert(edit.cells.end(), found->cells.begin(), found->cells.end());
  Delineation edited;
  apply_edits(asked.built.input(), asked.drawn, std::vector<CellEdit>{edit}, edited);
  ASSERT_EQ(edited.perimeters.size(), 1U);
  EXPECT_TRUE(edited.perimeters[0].verdict.meets());
}

TEST(Additions, AreNoneWhereNobodyLivesBeside) {
  EXPECT_FALSE(Asked(world_of({".#."})).additions());
  EXPECT_FALSE(Asked(world_of({"0#0"})).additions());
}

TEST(Additions, AreNoneWhereTheTerritoryFails) {
  DrawnWorld world({"#p"}, {"SS"});
  world.kinds['p'] = world.kinds['n'];
  EXPECT_FALSE(Asked(world).additions());
}

TEST(Additions, AreNoneWhereTheNeighboursAreOfAnotherUnit) {
  DrawnWorld world({"#p"}, {"AB"});
  world.kinds['#'].people = Persons::whole(900);
  world.kinds['p'] = world.kinds['n'];
  EXPECT_FALSE(Asked(world).additions());
}

}  // namespace
}  // namespace carreau
