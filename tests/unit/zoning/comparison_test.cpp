// SPDX-License-Identifier: Apache-2.0
/// Two generations of zones drawn by hand: what became of each, and who moved.
#include "zoning/comparison.hpp"

#include "zoning/official_code.hpp"
#include "zoning/pockets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;

/// 20 × 20 cells of 200 m with 100 people, 40 households, 10 of them poor.
CellTable square_grid() {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records;
  for (std::int32_t row = 0; row < 20; ++row) {
    for (std::int32_t column = 0; column < 20; ++column) {
      CellRecord r;
      r.position = {row, column};
      r.people = Persons::whole(100);
      r.households = Households::whole(40);
      r.poor_households = Households::whole(10);
      records.push_back(r);
    }
  }
  (void)table.assign(records);
  return table;
}

/// Corners in metres from the corner of the grid.
struct Rectangle {
  double west = 0.0;
  double south = 0.0;
  double east = 0.0;
  double north = 0.0;
};

PolygonSet set_of(const std::vector<Rectangle>& rectangles) {
  PolygonSet set(Crs::epsg(3035));
  for (const Rectangle& r : rectangles) {
    set.begin_feature();
    set.begin_polygon();
    const std::vector<Point> ring = {{r.west, r.south},
                                     {r.east, r.south},
                                     {r.east, r.north},
                                     {r.west, r.north},
                                     {r.west, r.south}};
    set.add_ring(ring);
  }
  return set;
}

class ComparedZonings : public ::testing::Test {
 protected:
  ZoningComparison compare(const std::vector<Rectangle>& before,
                           const std::vector<Rectangle>& after,
                           const ComparisonOptions& options = {}) const {
    return compare_zonings(cells_, CellShares(cells_, set_of(before)),
                           CellShares(cells_, set_of(after)), options);
  }
  const CellTable cells_ = square_grid();
};

std::vector<ZoneChange> changes(const std::vector<ComparedZone>& zones) {
  std::vector<ZoneChange> list;
  for (const ComparedZone& zone : zones) list.push_back(zone.change);
  return list;
}

TEST_F(ComparedZonings, EveryKindOfChange) {
  using enum ZoneChange;
  const auto result = compare({{0, 0, 400, 400},
                               {800, 0, 1200, 400},
                               {0, 800, 800, 1200},
                               {1600, 0, 2000, 400},
                               {2000, 0, 2400, 400},
                               {3000, 3000, 3400, 3400}},
                              {{0, 0, 400, 400},
                               {800, 0, 1200, 600},
                               {0, 800, 400, 1200},
                               {400, 800, 800, 1200},
                               {1600, 0, 2400, 400},
                               {2000, 2000, 2400, 2400}});
  EXPECT_THAT(changes(result.before), ElementsAre(unchanged, redrawn, split, merged, merged, left));
  EXPECT_THAT(changes(result.after),
              ElementsAre(unchanged, redrawn, split, split, merged, entered));
  for (const ZoneChange change : {unchanged, redrawn, split, merged, entered, left}) {
    EXPECT_EQ(result.count(change), 1U) << to_text(change);
  }
  EXPECT_EQ(result.before[1].only_linked().people, Persons::whole(200));
  EXPECT_EQ(result.before[1].only_linked().area_m2, 80'000);
  EXPECT_TRUE(result.before[1].only_own().people.is_zero());
  EXPECT_THAT(result.before[2].links, ElementsAre(ZoneIndex(2), ZoneIndex(3)));
}

TEST_F(ComparedZonings, CountsEveryoneOnce) {
  const auto result = compare({{0, 0, 500, 300}}, {{300, 100, 900, 700}});
  const Transfers& transfers = result.transfers;
  EXPECT_EQ(transfers.total().people, Persons::whole(40'000));
  EXPECT_EQ(transfers.total().poor_households, Households::whole(4'000));
  // 100 people on 40,000 m²: 200 × 200 m are in both.
  ASSERT_EQ(transfers.row(ZoneIndex(0)).size(), 2U);
  EXPECT_EQ(transfers.row(ZoneIndex(0))[0].count.people, Persons::whole(100));
  EXPECT_EQ(transfers.row(ZoneIndex(0))[0].count.area_m2, 40'000);
  EXPECT_EQ(transfers.before()[0].people, Persons::whole(375));
  EXPECT_EQ(transfers.after()[0].people, Persons::whole(900));
  EXPECT_EQ(transfers.before()[1].people, Persons::whole(40'000 - 375));
}

TEST_F(ComparedZonings, RedraftingWithinTheToleranceIsNoChange) {
  const std::vector<Rectangle> before = {{0, 0, 1000, 1000}};
  const std::vector<Rectangle> after = {{0, 0, 1015, 1000}};
  EXPECT_EQ(compare(before, after).before[0].change, ZoneChange::unchanged);
  ComparisonOptions strict;
  strict.tolerance = Share::from_fraction(0.01);
  EXPECT_EQ(compare(before, after, strict).before[0].change, ZoneChange::redrawn);
}

TEST_F(ComparedZonings, ACornerInCommonIsNoLink) {
  const auto result = compare({{0, 0, 1000, 1000}}, {{900, 900, 1900, 1900}});
  EXPECT_EQ(result.before[0].change, ZoneChange::left);
  EXPECT_EQ(result.after[0].change, ZoneChange::entered);
  ComparisonOptions fine;
  fine.link = Share::from_fraction(0.01);
  EXPECT_EQ(compare({{0, 0, 1000, 1000}}, {{900, 900, 1900, 1900}}, fine).before[0].change,
            ZoneChange::redrawn);
}

TEST_F(ComparedZonings, ZonesWithoutPeopleAreFollowedByTheirGround) {
  const auto result = compare({{8000, 8000, 8400, 8400}}, {{8000, 8000, 8400, 8400}});
  EXPECT_EQ(result.before[0].change, ZoneChange::unchanged);
  EXPECT_EQ(result.before[0].own.area_m2, 160'000);
}

TEST_F(ComparedZonings, AZoneOutsideTheGridHasNotLeft) {
  const auto result = compare({{0, 0, 400, 400}, {90'000, 90'000, 90'400, 90'400}},
                              {{800, 0, 1200, 400}, {80'000, 80'000, 80'400, 80'400}});
  EXPECT_EQ(result.before[0].change, ZoneChange::left);
  EXPECT_EQ(result.before[1].change, ZoneChange::no_data);
  EXPECT_EQ(result.after[0].change, ZoneChange::entered);
  EXPECT_EQ(result.after[1].change, ZoneChange::no_data);
  EXPECT_EQ(result.count(ZoneChange::left), 1U);
  EXPECT_EQ(result.count(ZoneChange::entered), 1U);
  EXPECT_EQ(result.count(ZoneChange::no_data), 1U);
}

TEST_F(ComparedZonings, ZonesThatOverlapShareTheirPeople) {
  const auto result = compare({{0, 0, 400, 400}, {200, 0, 600, 400}}, {{0, 0, 600, 400}});
  EXPECT_EQ(result.transfers.before()[0].people, Persons::whole(300));
  EXPECT_EQ(result.transfers.before()[1].people, Persons::whole(300));
  EXPECT_EQ(result.transfers.after()[0].people, Persons::whole(600));
  EXPECT_EQ(result.transfers.total().people, Persons::whole(40'000));
}

TEST_F(ComparedZonings, AQuartierThatLeftMayStayAPocket) {
  const CellShares none(cells_, PolygonSet(Crs::epsg(3035)));
  const CellShares before(cells_, set_of({{0, 0, 400, 400}, {800, 0, 1200, 400}}));
  const CellShares pockets_before(cells_, set_of({{0, 800, 400, 1200}, {800, 800, 1200, 1200}}));
  const CellShares after(cells_, set_of({{0, 800, 400, 1200}}));
  const CellShares pockets_after(cells_, set_of({{0, 0, 400, 400}, {2000, 0, 2400, 400}}));
  const auto comparison = compare_zonings(cells_, before, after, {});
  const auto followed = follow_pockets(cells_, {before, pockets_before}, {after, pockets_after},
                                       comparison, Share::from_fraction(0.1));
  EXPECT_EQ(followed.quartiers_before[0].fate, PocketFate::became_pocket);
  EXPECT_EQ(followed.quartiers_before[1].fate, PocketFate::none);
  EXPECT_EQ(followed.pockets_before[0].fate, PocketFate::became_quartier);
  EXPECT_EQ(followed.pockets_before[1].fate, PocketFate::gone);
  EXPECT_EQ(followed.quartiers_after[0].fate, PocketFate::was_pocket);
  EXPECT_EQ(followed.pockets_after[0].fate, PocketFate::was_quartier);
  EXPECT_EQ(followed.pockets_after[1].fate, PocketFate::appeared);
  EXPECT_EQ(followed.pockets_after[1].own.people, Persons::whole(400));
}

TEST(OfficialCode, ItsLetterTellsThePast) {
  EXPECT_EQ(past_letter("QN03014M"), 'M');
  EXPECT_EQ(past_letter("QP030014"), std::nullopt);
  EXPECT_EQ(past_letter("QN03014X"), std::nullopt);
  EXPECT_TRUE(is_confirmed_by('I', ZoneChange::unchanged));
  EXPECT_FALSE(is_confirmed_by('I', ZoneChange::redrawn));
  EXPECT_TRUE(is_confirmed_by('M', ZoneChange::merged));
  EXPECT_FALSE(is_confirmed_by('N', ZoneChange::split));
}

}  // namespace
}  // namespace carreau
