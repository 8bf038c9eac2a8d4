// SPDX-License-Identifier: Apache-2.0
/// People of cells that limits cut: by odds, beside each other, in two zonings, and as published.
#include "zoning/limits.hpp"

#include "support/row_of_cells.hpp"
#include "zoning/overlap.hpp"
#include "zoning/solved_limits.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::row_of_cells;
using testing::stretches;

constexpr ZoneLimits kDrawn = ZoneLimits{LimitKind::drawn, 3.0};

/// Cells of 100 people.
CellTable line_of_cells(std::size_t count) {
  return row_of_cells(std::vector<testing::RowCell>(count, {100}));
}

/// Quartiers drawn around dwellings, as stretches of the row.
CellShares drawn(const CellTable& cells, const std::vector<testing::Stretch>& zones) {
  CellShares shares(cells, stretches(zones));
  shares.set_limits(std::vector<ZoneLimits>(zones.size(), kDrawn));
  return shares;
}

TEST(PeopleShare, IsThatOfTheOddsTimesTheDensityRatio) {
  // Half of the area, three times as dense: 3 of 4 people.
  EXPECT_DOUBLE_EQ(people_share(0.5, 3.0), 0.75);
  EXPECT_DOUBLE_EQ(people_share(0.25, 3.0), 0.5);
  EXPECT_EQ(people_share(0.0, 3.0), 0.0);
  EXPECT_EQ(people_share(1.0, 3.0), 1.0);
  // Shared by area to the last bit.
  EXPECT_EQ(people_share(0.3, 1.0), 0.3);
}

TEST(LimitKind, IsReadBackFromItsName) {
  for (const LimitKind kind : {LimitKind::drawn, LimitKind::neutral, LimitKind::cells}) {
    EXPECT_EQ(parse_limit_kind(to_text(kind)), kind);
  }
  EXPECT_EQ(parse_limit_kind("Drawn"), std::nullopt);
}

TEST(ParseLimits, TakesADensityRatioOfTheUsersOwn) {
  EXPECT_EQ(parse_limits("drawn"), (ZoneLimits{LimitKind::drawn, 3.0}));
  EXPECT_EQ(parse_limits("neutral"), (ZoneLimits{LimitKind::neutral, 1.0}));
  EXPECT_EQ(parse_limits("drawn:2.5"), (ZoneLimits{LimitKind::drawn, 2.5}));
  for (const char* text : {"", "drawn:", "drawn:0", "drawn:1000", "drawn:many", "neutral:2", "k"}) {
    EXPECT_EQ(parse_limits(text), std::nullopt) << text;
  }
}

TEST(CellShares, HoldMorePeopleThanAreaWhereLimitsAreDrawnAroundDwellings) {
  const CellTable cells = line_of_cells(2);
  const CellShares shares = drawn(cells, {{0, 300}});
  const auto parts = shares.of_zone(0);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].share, 1.0);
  EXPECT_DOUBLE_EQ(parts[1].area, 0.5);
  EXPECT_DOUBLE_EQ(parts[1].share, 0.75);
  EXPECT_EQ(shares.by_area().of_zone(0)[1].share, parts[1].area);
}

/// Two quartiers in one cell draw from the same people: each alone would take three quarters.
TEST(CellShares, NeverHoldMoreThanTheCellWhereZonesLieSideBySide) {
  const CellTable cells = line_of_cells(1);
  const CellShares shares = drawn(cells, {{0, 80}, {120, 200}});
  const double one = shares.of_zone(0)[0].share;
  const double other = shares.of_zone(1)[0].share;
  EXPECT_DOUBLE_EQ(one, other);
  // 3·0.4 against 2 · 3·0.4 inside and 0.2 outside.
  EXPECT_DOUBLE_EQ(one, 1.2 / 2.6);
  EXPECT_LT(one + other, 1.0);
}

TEST(CellShares, KnowZonesOfWholeCells) {
  const CellTable cells = line_of_cells(3);
  // The third as a zone that was reprojected there and back.
  const CellShares shares(cells, stretches({{0, 400}, {0, 390}, {0.05, 400.05}, {9'000, 9'200}}));
  EXPECT_TRUE(shares.follows_cells(0));
  EXPECT_FALSE(shares.follows_cells(1));
  EXPECT_TRUE(shares.follows_cells(2));
  EXPECT_FALSE(shares.follows_cells(3)) << "nothing is known outside the grid";
}

TEST(CommonPeople, AreThoseOfTheInnerZoneWhereOneContainsTheOther) {
  const ZonesOfCells::Part inner{0, people_share(0.2, 3.0), 0.2};
  const ZonesOfCells::Part outer{0, people_share(0.6, 3.0), 0.6};
  EXPECT_DOUBLE_EQ(common_people(inner, outer, 0.2), inner.share);
  EXPECT_DOUBLE_EQ(common_people(outer, inner, 0.2), inner.share);
  EXPECT_EQ(common_people(inner, outer, 0.0), 0.0);
}

TEST(CommonPeople, OfAQuartierAreSharedAmongTheNeutralZonesThatDivideIt) {
  const ZonesOfCells::Part quartier{0, 0.75, 0.5};
  const ZonesOfCells::Part left{0, 0.7, 0.7};
  const ZonesOfCells::Part right{1, 0.3, 0.3};
  const double in_left = common_people(quartier, left, 0.4);
  const double in_right = common_people(quartier, right, 0.1);
  EXPECT_DOUBLE_EQ(in_left + in_right, quartier.share);
  EXPECT_DOUBLE_EQ(in_left, 0.6);
}

TEST(CommonPeople, SharedByAreaAreTheCommonAreaToTheLastBit) {
  EXPECT_EQ(common_people({0, 0.3, 0.3}, {0, 0.7, 0.7}, 0.1), 0.1);
}

/// The ratio is the one unknown: 160 published people are 60 of the 100 in the cell cut in half.
TEST(SolvedLimits, HoldThePublishedPeople) {
  const CellTable cells = line_of_cells(2);
  const CellShares shares = drawn(cells, {{0, 300}});
  const std::vector<std::optional<std::int64_t>> published = {160};
  const SolvedLimits solved = solve_limits(cells, shares, nullptr, published);
  ASSERT_TRUE(solved.unsolved.empty());
  // p = 0.6 of half the area: odds of 1.5.
  EXPECT_NEAR(solved.limits[0].ratio, 1.5, 1e-9);
  CellShares agreed = shares;
  agreed.set_limits(solved.limits);
  EXPECT_NEAR(agreed.of_zone(0)[1].share, 0.6, 1e-9);
}

TEST(SolvedLimits, LeaveWhatNoRatioGives) {
  const CellTable cells = line_of_cells(2);
  const CellShares shares = drawn(cells, {{0, 300}});
  const auto solve = [&](std::int64_t people) {
    const std::vector<std::optional<std::int64_t>> published = {people};
    return solve_limits(cells, shares, nullptr, published);
  };
  for (const std::int64_t people : {90, 210}) {
    const SolvedLimits solved = solve(people);
    ASSERT_EQ(solved.unsolved.size(), 1U) << people;
    EXPECT_EQ(solved.unsolved[0].least, 100.0);
    EXPECT_EQ(solved.unsolved[0].most, 200.0);
    EXPECT_EQ(solved.limits[0], kDrawn);
  }
  EXPECT_TRUE(solve(99).unsolved.empty()) << "counts of two years differ a little";
  const CellShares whole(cells, stretches({{0, 200}}));
  const std::vector<std::optional<std::int64_t>> published = {55};
  EXPECT_TRUE(solve_limits(cells, whole, nullptr, published).unsolved.empty())
      << "nothing to solve where no cell is cut";
}

}  // namespace
}  // namespace carreau
