// SPDX-License-Identifier: Apache-2.0
/// What zones are called where others come, go, join and part.
#include "delineation/zone_identity.hpp"

#include "delineation/edits.hpp"
#include "support/drawn_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Three zones of 4,000, 3,000 and 2,000 people, with room between them; 'O' is a populous cell.
const testing::Drawing kTown = {"####oo###oo##ooOo.o"};

DrawnWorld town(testing::Drawing map = kTown) {
  DrawnWorld world(std::move(map));
  world.kinds['O'] = {20'000.0, Persons::whole(7'000), 0.0, Imputation::observed, {}};
  return world;
}

/// The edits on one line of a drawing, and the zones under the identities of those without edits.
struct Edited {
  BuiltWorld built{town()};
  std::vector<CellEdit> edits;
  Delineation by_rule = delineate(built.input());

  Edited& edit(EditKind kind, std::vector<std::int32_t> columns) {
    CellEdit edit{kind, {}, {}};
    for (const std::int32_t column : columns) {
      edit.cells.push_back(built.cells().find({0, column}));
    }
    edits.push_back(std::move(edit));
    return *this;
  }
  [[nodiscard]] Delineation result() const {
    Delineation edited;
    apply_edits(built.input(), by_rule, edits, edited);
    identify_zones(built.input(), KnownZones(built.cells(), by_rule), edited);
    return edited;
  }
  /// In the order of the drawing.
  [[nodiscard]] std::vector<std::string> ids() const {
    Delineation edited = result();
    std::ranges::sort(edited.perimeters, {}, [](const Zone& zone) { return zone.cells.front(); });
    std::vector<std::string> ids;
    for (const Zone& zone : edited.perimeters) ids.push_back(zone.id);
    return ids;
  }
};

TEST(ZoneIdentity, IsTheNumberOfTheRuleWhereNothingIsEdited) {
  EXPECT_THAT(Edited().ids(), ElementsAre("A-01", "A-02", "A-03"));
}

TEST(ZoneIdentity, StaysWhereAnotherZoneGrowsBeyondIt) {
  Edited edited;
  edited.edit(EditKind::add, {9, 13, 14});
  const Delineation result = edited.result();
  EXPECT_THAT(edited.ids(), ElementsAre("A-01", "A-02", "A-03"));
  // The order follows people, as ever.
  EXPECT_EQ(result.perimeters[0].name, "Commune A 1");
}

TEST(ZoneIdentity, OfTwoThatAreJoinedIsThatOfTheLarger) {
  EXPECT_THAT(Edited().edit(EditKind::add, {9, 10}).ids(), ElementsAre("A-01", "A-02"));
}

TEST(ZoneIdentity, GoesToTheLargerOfTwoPiecesAndTheOtherIsNew) {
  // The piece of one cell is known by that cell: among the cells of its unit the second, behind the
  // populous one and in the order of the table.
  EXPECT_THAT(Edited().edit(EditKind::remove, {1}).ids(),
              ElementsAre("A-N2", "A-01", "A-02", "A-03"));
}

TEST(ZoneIdentity, OfANewZoneIsTheRankOfItsMostPopulatedCell) {
  Edited edited;
  edited.edit(EditKind::add, {14, 15});
  EXPECT_THAT(edited.ids(), ElementsAre("A-01", "A-02", "A-03", "A-N1"));
  EXPECT_EQ(edited.result().perimeters.front().name, "Commune A, nouvelle zone 1");
}

TEST(ZoneIdentity, OfANewZoneStaysWhereALargerOneComes) {
  EXPECT_THAT(Edited().edit(EditKind::add, {18}).ids(),
              ElementsAre("A-01", "A-02", "A-03", "A-N18"));
  EXPECT_THAT(Edited().edit(EditKind::add, {14, 15}).edit(EditKind::add, {18}).ids(),
              ElementsAre("A-01", "A-02", "A-03", "A-N1", "A-N18"));
}

TEST(ZoneIdentity, OfANearMissGoesWithItWhenItEnters) {
  const BuiltWorld built(town({"####oonnn"}));
  const Delineation by_rule = delineate(built.input());
  ASSERT_EQ(by_rule.near_misses.size(), 1U);
  const std::string id = by_rule.near_misses.front().id;
  Delineation edited;
  apply_edits(built.input(), by_rule,
              std::vector<CellEdit>{{EditKind::add, by_rule.near_misses.front().cells, {}}},
              edited);
  identify_zones(built.input(), KnownZones(built.cells(), by_rule), edited);
  ASSERT_EQ(edited.perimeters.size(), 2U);
  EXPECT_EQ(edited.perimeters[1].id, id);
  EXPECT_EQ(edited.perimeters[1].near_miss, NearMiss::none);
}

TEST(ZoneNames, TakeThePlaceOfTheOwnOnes) {
  Delineation edited = Edited().result();
  const ZoneNames names{{"A-02", "Les Trois Ponts"}, {"A-09", "nowhere"}};
  EXPECT_THAT(put_names(names, edited), ElementsAre("A-09"));
  EXPECT_EQ(edited.perimeters[1].name, "Les Trois Ponts");
  EXPECT_EQ(edited.perimeters[0].name, "Commune A 1");
  EXPECT_THAT(put_names({}, edited), IsEmpty());
}

TEST(ZoneNames, AreOneLine) {
  EXPECT_TRUE(is_zone_name("L'Épeule"));
  EXPECT_FALSE(is_zone_name(" "));
  EXPECT_FALSE(is_zone_name("two\nlines"));
  EXPECT_FALSE(is_zone_name(std::string(201, 'a')));
}

TEST(Remainder, IsWhatARemovalLeavesWithTooFewPeople) {
  DrawnWorld world({"+##oo"});
  world.kinds['+'] = {10'000.0, Persons::whole(71), 0.0, Imputation::observed, {}};
  const BuiltWorld built(world);
  const Delineation by_rule = delineate(built.input());
  ASSERT_EQ(by_rule.perimeters.size(), 1U);
  Delineation edited;
  apply_edits(built.input(), by_rule,
              std::vector<CellEdit>{{EditKind::remove, {built.cells().find({0, 1})}, {}}}, edited);
  ASSERT_EQ(edited.perimeters.size(), 2U);
  EXPECT_FALSE(is_remainder(edited.perimeters[0])) << "1,000 people are enough";
  EXPECT_TRUE(is_remainder(edited.perimeters[1]));
  // A zone that a hand drew is as small as it was meant to be.
  apply_edits(built.input(), by_rule,
              std::vector<CellEdit>{{EditKind::add, {built.cells().find({0, 4})}, {}}}, edited);
  EXPECT_TRUE(std::ranges::none_of(edited.perimeters, is_remainder));
}

}  // namespace
}  // namespace carreau
