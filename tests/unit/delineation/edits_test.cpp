// SPDX-License-Identifier: Apache-2.0
/// Edits by hand on drawn towns: what joins, what splits, what stays.
#include "delineation/edits.hpp"

#include "base/error.hpp"
#include "support/drawn_world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <initializer_list>

namespace carreau {
namespace {

using testing::Drawing;
using testing::DrawnWorld;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// A place of a drawing: line from the top, column from the left.
struct Place {
  std::size_t line;
  std::size_t column;
};
using Places = std::initializer_list<Place>;

/// A world, what the rule draws on it, and what edits make of that.
class EditedWorld {
 public:
  explicit EditedWorld(const DrawnWorld& world)
      : map_(world.map), built_(world), by_rule_(delineate(built_.input())) {}

  EditedWorld& edit(EditKind kind, Places places, const std::string& zone = {}) {
    CellEdit edit{kind, {}, zone};
    for (const Place& place : places) edit.cells.push_back(cell(place));
    std::sort(edit.cells.begin(), edit.cells.end());
    edits_.push_back(std::move(edit));
    apply_edits(built_.input(), by_rule_, edits_, result);
    return *this;
  }
  EditedWorld& add(Places places) { return edit(EditKind::add, places); }
  EditedWorld& remove(Places places) { return edit(EditKind::remove, places); }
  EditedWorld& lock(const std::string& zone, Places places) {
    return edit(EditKind::lock, places, zone);
  }
  EditedWorld& release(const std::string& zone) { return edit(EditKind::release, {}, zone); }

  [[nodiscard]] CellIndex cell(Place place) const {
    const auto row = static_cast<std::int32_t>(map_.size() - 1 - place.line);
    return built_.cells().find({row, static_cast<std::int32_t>(place.column)});
  }
  [[nodiscard]] Reason reason(std::size_t line, std::size_t column) const {
    return result.reasons.at(cell({line, column}).position());
  }
  /// Cells of the perimeters: 'a' the first, 'b' the second…; in capitals where no rule drew it.
  [[nodiscard]] Drawing perimeters() const {
    Drawing drawing(map_.size(), std::string(map_.front().size(), '.'));
    for (std::size_t z = 0; z < result.perimeters.size(); ++z) {
      const bool is_by_rule = result.perimeters[z].status == ZoneStatus::rule;
      for (const CellPosition& p : result.perimeters[z].footprint) {
        drawing[map_.size() - 1 - static_cast<std::size_t>(p.row)]
               [static_cast<std::size_t>(p.column)] =
                   static_cast<char>((is_by_rule ? 'a' : 'A') + static_cast<int>(z));
      }
    }
    return drawing;
  }
  [[nodiscard]] CriterionList failed(std::size_t zone) const {
    return result.perimeters.at(zone).verdict.failed();
  }
  [[nodiscard]] const Delineation& by_rule() const { return by_rule_; }
  [[nodiscard]] const testing::BuiltWorld& built() const { return built_; }

  Delineation result;

 private:
  Drawing map_;
  testing::BuiltWorld built_;
  Delineation by_rule_;
  std::vector<CellEdit> edits_;
};

DrawnWorld four(Drawing map) {
  DrawnWorld world(std::move(map));
  world.options.contiguity = Contiguity::four;
  return world;
}

TEST(Edits, NoneChangeNothing) {
  const testing::BuiltWorld built(DrawnWorld({"##.o#", "nn..o"}));
  const Delineation by_rule = delineate(built.input());
  Delineation edited;
  apply_edits(built.input(), by_rule, {}, edited);
  EXPECT_EQ(testing::account_of(edited), testing::account_of(by_rule));
}

TEST(Edits, AnAddedCellJoinsThePerimeterThatItTouches) {
  EditedWorld world(DrawnWorld({"##oo..##"}));
  world.add({{0, 2}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAA...bb"));
  EXPECT_EQ(world.reason(0, 0), Reason::below_threshold);
  EXPECT_EQ(world.reason(0, 2), Reason::edited_in);
  EXPECT_EQ(world.reason(0, 3), Reason::above_threshold);
  EXPECT_EQ(world.result.perimeters[0].id, "A-01");
  EXPECT_EQ(world.result.perimeters[0].figures.people, Persons::whole(3'000));
  EXPECT_EQ(world.result.perimeters[1].status, ZoneStatus::rule);
  EXPECT_THAT(world.failed(0), IsEmpty());
}

TEST(Edits, AddedCellsJoinTwoPerimetersIntoOne) {
  EditedWorld world(DrawnWorld({"##oo##"}));
  world.add({{0, 2}, {0, 3}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAAAAA"));
  EXPECT_EQ(world.result.perimeters[0].cells.size(), 6U);
}

TEST(Edits, OneByOneTheyJoinTheSame) {
  EditedWorld world(DrawnWorld({"##oo##"}));
  world.add({{0, 2}}).add({{0, 3}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAAAAA"));
}

TEST(Edits, CellsThatTouchNothingAreAZoneOfTheirOwn) {
  EditedWorld world(DrawnWorld({"###...o.o"}));
  world.add({{0, 6}, {0, 8}});
  EXPECT_THAT(world.perimeters(), ElementsAre("aaa...B.C"));
  EXPECT_THAT(world.failed(1), ElementsAre(Criterion::income));
}

TEST(Edits, AddingWhatIsInChangesNothing) {
  EditedWorld world(DrawnWorld({"##o"}));
  world.add({{0, 0}, {0, 1}});
  EXPECT_THAT(world.perimeters(), ElementsAre("aa."));
  EXPECT_EQ(testing::account_of(world.result), testing::account_of(world.by_rule()));
}

TEST(Edits, AnUninhabitedCellMayEnter) {
  EditedWorld world(DrawnWorld({"#0#"}));
  ASSERT_EQ(world.by_rule().perimeters.size(), 2U);
  world.add({{0, 1}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAA"));
  EXPECT_EQ(world.result.perimeters[0].figures.people, Persons::whole(2'000));
  EXPECT_EQ(world.reason(0, 1), Reason::edited_in);
}

TEST(Edits, AZoneWhereNobodyLivesHasNoIncomes) {
  EditedWorld world(DrawnWorld({"##..0"}));
  world.add({{0, 4}});
  ASSERT_EQ(world.result.perimeters.size(), 2U);
  const Zone& zone = world.result.perimeters[1];
  EXPECT_TRUE(zone.figures.people.is_zero());
  EXPECT_EQ(zone.figures.median_disposable.value, 0.0);
  EXPECT_EQ(zone.figures.p_criterion, 0.0);
  EXPECT_THAT(world.failed(1), ElementsAre(Criterion::population, Criterion::income));
}

TEST(Edits, CornersTouchUnderEightAndNotUnderFour) {
  const Drawing map = {"##..", "..o."};
  EditedWorld eight{DrawnWorld(map)};
  eight.add({{1, 2}});
  EXPECT_THAT(eight.perimeters(), ElementsAre("AA..", "..A."));
  EditedWorld four_only(four(map));
  four_only.add({{1, 2}});
  EXPECT_THAT(four_only.perimeters(), ElementsAre("aa..", "..B."));
}

TEST(Edits, RemovalSplitsAPerimeter) {
  EditedWorld world(DrawnWorld({"#####"}));
  world.remove({{0, 3}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAA.B"));
  EXPECT_EQ(world.reason(0, 3), Reason::edited_out);
  EXPECT_EQ(world.reason(0, 4), Reason::below_threshold);
}

TEST(Edits, RemovalOfACornerSplitsUnderFourOnly) {
  const Drawing map = {"##", "##"};
  EditedWorld eight{DrawnWorld(map)};
  eight.remove({{0, 0}, {1, 1}});
  EXPECT_THAT(eight.perimeters(), ElementsAre(".A", "A."));
  EditedWorld four_only(four(map));
  four_only.remove({{0, 0}, {1, 1}});
  EXPECT_THAT(four_only.perimeters(), ElementsAre(".B", "A."));
}

TEST(Edits, RemovalCanLeaveAHole) {
  EditedWorld world(DrawnWorld({"###", "###", "###"}));
  world.remove({{1, 1}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAA", "A.A", "AAA"));
  EXPECT_EQ(outlines(world.built().cells(), world.result.perimeters).ring_count(), 2U);
}

TEST(Edits, APerimeterOfWhichAllIsRemovedIsNoMore) {
  EditedWorld world(DrawnWorld({"##..##"}));
  world.remove({{0, 0}, {0, 1}});
  EXPECT_THAT(world.perimeters(), ElementsAre("....aa"));
  EXPECT_EQ(world.result.perimeters[0].id, "A-01");
}

TEST(Edits, RemovingFromTwoPerimetersDoesNotJoinThem) {
  DrawnWorld drawn({"######"}, {"AAABBB"});
  EditedWorld world(drawn);
  ASSERT_EQ(world.by_rule().perimeters.size(), 2U);
  world.remove({{0, 0}, {0, 5}});
  EXPECT_THAT(world.perimeters(), ElementsAre(".AABB."));
}

TEST(Edits, ApplyInTheirOrder) {
  EditedWorld first(DrawnWorld({"##oo"}));
  first.add({{0, 2}}).remove({{0, 2}});
  EXPECT_THAT(first.perimeters(), ElementsAre("AA.."));
  EXPECT_EQ(first.reason(0, 2), Reason::above_threshold) << "as the rule has it";
  EditedWorld second(DrawnWorld({"##oo"}));
  second.remove({{0, 2}}).add({{0, 2}});
  EXPECT_THAT(second.perimeters(), ElementsAre("AAA."));
}

TEST(Edits, ARemovedCellThatComesBackKeepsItsReason) {
  EditedWorld world(DrawnWorld({"###"}));
  world.remove({{0, 1}}).add({{0, 1}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAA"));
  EXPECT_EQ(world.reason(0, 1), Reason::below_threshold);
}

TEST(Edits, AZoneStaysWhateverItFails) {
  EditedWorld world(DrawnWorld({"#ooo"}));
  world.add({{0, 1}, {0, 2}, {0, 3}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAAA"));
  EXPECT_THAT(world.failed(0), ElementsAre(Criterion::income));
}

TEST(Edits, TheUnitOfMostPeopleGivesTheThreshold) {
  DrawnWorld drawn({"##oo"}, {"AASS"});
  EditedWorld world(drawn);
  world.add({{0, 2}});
  const Zone& zone = world.result.perimeters.at(0);
  EXPECT_EQ(world.built().territory().unit(zone.unit).code, "A");
  EXPECT_EQ(zone.people_outside_unit, Persons::whole(1'000));
  EXPECT_THAT(world.failed(0), IsEmpty());
}

TEST(Edits, ATooSmallUnitFailsTheTerritory) {
  EditedWorld world(DrawnWorld({"o#"}, {"SS"}));
  world.add({{0, 0}});
  EXPECT_THAT(world.failed(0), ElementsAre(Criterion::territory, Criterion::income));
  EXPECT_EQ(world.result.perimeters[0].id, "S-01");
}

TEST(Edits, TheDerogationHoldsForTheZoneAsAWhole) {
  DrawnWorld drawn({"###"}, {"SSS"});
  drawn.rule.has_listed_derogation = true;
  drawn.listed = {"#.."};
  EditedWorld world(drawn);
  ASSERT_EQ(world.by_rule().perimeters.size(), 1U);
  world.add({{0, 1}, {0, 2}});
  EXPECT_EQ(world.result.perimeters.at(0).basis, TerritoryBasis::derogation) << "a third is listed";
  EXPECT_THAT(world.failed(0), IsEmpty());
}

TEST(Edits, ANearMissGivesWayToAnEditedZone) {
  DrawnWorld drawn({"nn..##"});
  EditedWorld world(drawn);
  ASSERT_EQ(world.by_rule().near_misses.size(), 1U);
  world.add({{0, 0}});
  EXPECT_THAT(world.result.near_misses, IsEmpty());
  EXPECT_THAT(world.perimeters(), ElementsAre("B...aa"));
}

TEST(Edits, FilledGapsKeepTheirReason) {
  DrawnWorld drawn({"###o", "#d#.", "###."});
  EditedWorld world(drawn);
  ASSERT_EQ(world.by_rule().reasons.at(world.cell({1, 1}).position()), Reason::filled_gap);
  world.add({{0, 3}});
  EXPECT_EQ(world.reason(1, 1), Reason::filled_gap);
  EXPECT_THAT(world.result.perimeters.at(0).filled, ElementsAre(world.cell({1, 1})));
}

TEST(Edits, BridgesOverEmptyPlacesStay) {
  DrawnWorld drawn({"##.##o"});
  drawn.options.cross_empty_cells = 1;
  EditedWorld world(drawn);
  ASSERT_EQ(world.by_rule().perimeters.size(), 1U);
  world.add({{0, 5}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAAAAA"));
  EXPECT_EQ(world.result.perimeters[0].cells.size(), 5U);
}

TEST(Locks, AreZonesOfExactlyTheirCells) {
  EditedWorld world(DrawnWorld({"####o"}));
  world.lock("59702-01", {{0, 3}, {0, 4}});
  EXPECT_THAT(world.perimeters(), ElementsAre("aaaBB"));
  const auto at = std::find_if(world.result.perimeters.begin(), world.result.perimeters.end(),
                               [](const Zone& zone) { return zone.status == ZoneStatus::locked; });
  ASSERT_NE(at, world.result.perimeters.end());
  EXPECT_EQ(at->lock, "59702-01");
  EXPECT_EQ(world.reason(0, 3), Reason::below_threshold);
  EXPECT_EQ(world.reason(0, 4), Reason::edited_in);
}

TEST(Locks, StayWhenTheRuleIsLooser) {
  DrawnWorld strict({"##oo"});
  DrawnWorld loose = strict;
  loose.options.cell_share = BasisPoints::from_points(0);
  loose.rule.minimum_zone_population = 500;
  for (const DrawnWorld& drawn : {strict, loose}) {
    EditedWorld world(drawn);
    world.lock("ours", {{0, 0}, {0, 1}});
    EXPECT_EQ(world.perimeters()[0].substr(0, 2), "AA");
    EXPECT_EQ(world.result.perimeters.at(0).cells.size(), 2U);
  }
}

TEST(Locks, WhatRemainsIsTestedAgain) {
  DrawnWorld drawn({"######"});
  drawn.rule.minimum_zone_population = 2'000;
  EditedWorld world(drawn);
  world.lock("ours", {{0, 1}, {0, 2}});
  EXPECT_THAT(world.perimeters(), ElementsAre(".BBaaa"));
  EXPECT_EQ(world.reason(0, 0), Reason::zone_too_few_people);
  EXPECT_EQ(world.reason(0, 4), Reason::below_threshold);
}

TEST(Locks, WhatRemainsOfAnEditedZoneStays) {
  DrawnWorld drawn({"####o"});
  drawn.rule.minimum_zone_population = 2'000;
  EditedWorld world(drawn);
  world.add({{0, 4}}).lock("ours", {{0, 0}, {0, 1}, {0, 2}, {0, 3}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAAAB"));
  EXPECT_THAT(world.failed(1), ElementsAre(Criterion::population, Criterion::income));
}

TEST(Locks, MayBeInSeveralPieces) {
  EditedWorld world(DrawnWorld({"##..o.#"}));
  world.lock("ours", {{0, 0}, {0, 1}, {0, 4}, {0, 6}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AA..A.A"));
  EXPECT_EQ(world.result.perimeters[0].pieces, 3U);
}

TEST(Locks, AreNotTouchedByWhatIsAddedOrRemoved) {
  EditedWorld world(DrawnWorld({"##oo"}));
  world.lock("ours", {{0, 0}, {0, 1}}).remove({{0, 1}}).add({{0, 2}});
  EXPECT_THAT(world.perimeters(), ElementsAre("AAB."));
}

TEST(Locks, AReleaseTakesThemAway) {
  EditedWorld world(DrawnWorld({"####"}));
  world.lock("ours", {{0, 0}, {0, 1}}).release("ours");
  EXPECT_EQ(testing::account_of(world.result), testing::account_of(world.by_rule()));
  world.lock("ours", {{0, 2}, {0, 3}});
  EXPECT_EQ(world.perimeters()[0], "aaBB");
}

std::string error_of(const std::function<void()>& run) {
  try {
    run();
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Locks, SayWhatTheyExpect) {
  EditedWorld world(DrawnWorld({"####"}));
  EXPECT_EQ(error_of([&] { world.release("ours"); }),
            "edit 1 (release): zone: expected a zone locked before, found \"ours\" (put the "
            "release behind its lock, or leave it out)");
  EditedWorld twice(DrawnWorld({"####"}));
  twice.lock("ours", {{0, 0}});
  EXPECT_THAT(error_of([&] {
                twice.lock("ours", {{0, 1}});
              }),
              HasSubstr("edit 2 (lock): zone: expected a name that no lock has, found \"ours\""));
  EditedWorld both(DrawnWorld({"####"}));
  both.lock("ours", {{0, 0}});
  EXPECT_EQ(error_of([&] {
              both.lock("theirs", {{0, 0}, {0, 1}});
            }),
            "edit 2 (lock): cells: expected cells that no other lock holds, found "
            "CRS3035RES200mN0E0 in \"ours\" (release that zone first)");
}

TEST(Edits, WithoutCellsDoNothing) {
  EditedWorld world(DrawnWorld({"##"}));
  world.add({}).remove({}).lock("ours", {}).release("ours");
  EXPECT_EQ(testing::account_of(world.result), testing::account_of(world.by_rule()));
}

TEST(EditKinds, AreReadBackByTheirNames) {
  for (const EditKind kind : {EditKind::add, EditKind::remove, EditKind::lock, EditKind::release}) {
    EXPECT_EQ(parse_edit_kind(to_text(kind)), kind);
  }
  EXPECT_FALSE(parse_edit_kind("move"));
}

}  // namespace
}  // namespace carreau
