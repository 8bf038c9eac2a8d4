// SPDX-License-Identifier: Apache-2.0
/// Counts and rates moved, by hand; and intervals that hold as often as they say.
#include "zoning/moved_statistics.hpp"

#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <random>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using testing::row_of_cells;
using testing::RowCell;
using testing::Stretch;
using testing::stretches;

/// Six cells of 100 people in 40 households.
CrosswalkWeights weights_of(const std::vector<Stretch>& from, const std::vector<Stretch>& to,
                            const std::vector<RowCell>& row = std::vector<RowCell>(6, {100, 40})) {
  const CellTable cells = row_of_cells(row);
  return crosswalk_weights(
      {cells, {}, CellShares(cells, stretches(from)), CellShares(cells, stretches(to))});
}

CountColumn counts(const std::vector<std::optional<std::int64_t>>& units, int decimals = 0) {
  return {decimals, units};
}

MovedCount moved(const CrosswalkWeights& weights, const CountColumn& column,
                 Base base = Base::people, const MoveOptions& options = {}) {
  return Crosswalk(weights, base, options).move_counts(std::span(&column, 1)).front();
}

TEST(MovedCount, IsSharedByTheBaseToTheLastUnit) {
  const auto w = weights_of({{0, 600}, {600, 1200}}, {{0, 200}, {200, 1000}});
  // 1000 in thirds, 70.1 in two thirds; what is left lies outside.
  const MovedCount m = moved(w, counts({10'000, 701}, 1));
  EXPECT_THAT(m.units, ElementsAre(3'333, 6'667 + 467, 234));
  EXPECT_EQ(m.zones[0].value, 333.3);
  EXPECT_EQ(m.zones[1].value, 713.4);
  EXPECT_EQ(m.zones[1].state, MovedState::complete);
}

TEST(MovedCount, OfWholeSourcesIsExactAndCertain) {
  const MovedValue v =
      moved(weights_of({{0, 400}, {400, 800}}, {{0, 800}}), counts({17, 25})).zones[0];
  for (const auto& figure : {v.value, v.low, v.high, v.least, v.most}) EXPECT_EQ(figure, 42.0);
}

TEST(MovedCount, BoundsAreWholeSourcesAndAllThatTouch) {
  const MovedValue v =
      moved(weights_of({{0, 400}, {400, 800}}, {{0, 600}}), counts({17, 20})).zones[0];
  EXPECT_EQ(v.value, 27.0);
  EXPECT_EQ(v.least, 17.0);
  EXPECT_EQ(v.most, 37.0);
  EXPECT_LT(v.low, 27.0);
  EXPECT_GT(v.low, 17.0);
  EXPECT_GT(v.high, 27.0);
  EXPECT_LT(v.high, 37.0);
}

TEST(MovedCount, UnknownIsNeverZero) {
  const auto w = weights_of({{0, 400}, {400, 800}}, {{200, 500}, {600, 800}});
  const MovedCount m = moved(w, counts({30, std::nullopt}));
  EXPECT_EQ(m.zones[0].state, MovedState::partial);
  EXPECT_EQ(m.zones[0].value, 15.0);
  EXPECT_FALSE(m.zones[0].high);
  EXPECT_FALSE(m.zones[0].most);
  EXPECT_NEAR(m.zones[0].share_unknown, 1.0 / 3.0, 1e-9);
  EXPECT_EQ(m.zones[1].state, MovedState::unknown);
  EXPECT_FALSE(m.zones[1].value);
}

TEST(MovedCount, AHundredthThatIsUnknownPasses) {
  const auto state = [](double east) {
    const auto w = weights_of({{0, 400}, {400, 800}}, {{0, east}});
    return moved(w, counts({30, std::nullopt})).zones[0].state;
  };
  EXPECT_EQ(state(404.0), MovedState::complete);  // 2 of 202 people
  EXPECT_EQ(state(405.0), MovedState::partial);
}

TEST(MovedCount, ATargetThatASourceOnlyTouchesHasNoData) {
  const MovedCount m = moved(weights_of({{0, 400}}, {{0, 400}, {399.7, 800}}), counts({500}));
  EXPECT_EQ(m.zones[0].value, 500.0);
  EXPECT_EQ(m.zones[0].least, 500.0);
  EXPECT_EQ(m.zones[1].state, MovedState::no_data);
  EXPECT_FALSE(m.zones[1].value);
}

TEST(MovedCount, AHundredthThatIsKnownSaysNothingOfTheRest) {
  const auto zone = [](double west) {
    return moved(weights_of({{0, 400}}, {{west, 800}}), counts({500})).zones[0];
  };
  EXPECT_EQ(zone(396.0).state, MovedState::unknown);  // 2 of 202 people
  EXPECT_FALSE(zone(396.0).value);
  EXPECT_EQ(zone(395.0).state, MovedState::partial);
}

TEST(MovedCount, WhatNoSourceHoldsIsUnknown) {
  const MovedCount m = moved(weights_of({{0, 400}}, {{200, 600}, {600, 800}}), counts({30}));
  EXPECT_EQ(m.zones[0].state, MovedState::partial);
  EXPECT_DOUBLE_EQ(m.zones[0].share_unknown, 0.5);
  EXPECT_EQ(m.zones[1].state, MovedState::no_data);
}

TEST(MovedCount, OfFewerThan11HouseholdsIsWithheldUnlessPublished) {
  const std::vector<RowCell> row = {{100, 40}, {20, 10}, {20, 10}};
  const auto w = weights_of({{0, 400}, {400, 600}}, {{200, 400}, {400, 600}}, row);
  const MovedCount m = moved(w, counts({12, 5}));
  EXPECT_EQ(m.zones[0].state, MovedState::withheld);
  EXPECT_FALSE(m.zones[0].value);
  EXPECT_FALSE(m.zones[0].low);
  EXPECT_FALSE(m.zones[0].most);
  EXPECT_EQ(m.zones[1].state, MovedState::complete);  // the source itself, as INSEE gave it
  EXPECT_EQ(m.zones[1].value, 5.0);
}

TEST(MovedCount, SourcesWithoutTheBaseFallBackOnTheOneBefore) {
  const auto w = weights_of({{0, 400}, {1'200, 1'600}}, {{0, 300}, {1'200, 1'300}});
  const Crosswalk by_people(w, Base::people, {});
  EXPECT_THAT(by_people.fallen_back(), ElementsAre(1U));
  const CountColumn column = counts({0, 8});
  EXPECT_THAT(by_people.move_counts(std::span(&column, 1))[0].units, ElementsAre(0, 2, 6));
}

TEST(MovedCount, ASourceWithoutExtentLiesOutside) {
  const MovedCount m = moved(weights_of({{0, 0}, {0, 400}}, {{0, 400}}), counts({7, 9}));
  EXPECT_THAT(m.units, ElementsAre(9, 7));
}

TEST(MovedCount, NegativeFiguresKeepTheirOrder) {
  const MovedValue v = moved(weights_of({{0, 400}}, {{0, 200}}), counts({-40})).zones[0];
  EXPECT_EQ(v.value, -20.0);
  EXPECT_LT(v.low, v.value);
  EXPECT_GT(v.high, v.value);
  EXPECT_EQ(v.least, -40.0);
  EXPECT_EQ(v.most, 0.0);
}

TEST(MovedRate, OfABaseIsTheMeanWeightedByIt) {
  const auto w = weights_of({{0, 400}, {400, 800}}, {{0, 600}, {0, 400}});
  const std::vector<std::optional<double>> rates = {20.0, 50.0};
  const auto zones = Crosswalk(w, Base::people, {}).move_rate(rates, 100.0);
  // The targets share the first source's cells: 100 of 200 people each.
  EXPECT_DOUBLE_EQ(*zones[0].value, (20.0 * 100 + 50.0 * 100) / 200);
  EXPECT_DOUBLE_EQ(*zones[1].value, 20.0);
  EXPECT_LE(*zones[0].high, 100.0);
}

TEST(MovedRate, OfTheKnownPartIsPartial) {
  const auto w = weights_of({{0, 400}, {400, 800}}, {{0, 800}, {400, 800}});
  const std::vector<std::optional<double>> rates = {20.0, std::nullopt};
  const auto zones = Crosswalk(w, Base::people, {}).move_rate(rates, {});
  EXPECT_EQ(zones[0].state, MovedState::partial);
  EXPECT_DOUBLE_EQ(*zones[0].value, 20.0);
  EXPECT_FALSE(zones[0].low);
  EXPECT_EQ(zones[1].state, MovedState::unknown);
}

TEST(MovedRatio, DividesTheExactCounts) {
  const auto w = weights_of({{0, 400}}, {{0, 200}, {200, 400}});
  const MovedCount poor = moved(w, counts({21}));
  const MovedCount all = moved(w, counts({80}));
  const auto zones = moved_ratio(poor, all, 1.0);
  EXPECT_DOUBLE_EQ(*zones[0].value, 11.0 / 40.0);
  EXPECT_DOUBLE_EQ(*zones[1].value, 10.0 / 40.0);
  EXPECT_LE(*zones[0].high, 1.0);
  EXPECT_EQ(moved_ratio(poor, moved(w, counts({0})), {})[0].state, MovedState::no_data);
}

/// Worlds drawn from the model itself: odds of each source's part off by a lognormal factor, people
/// of cut cells in three places. How often does the interval hold the truth?
TEST(Intervals, HoldAsOftenAsTheySay) {
  std::mt19937_64 random(5);
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  int held = 0;
  int drawn = 0;
  for (int world = 0; world < 4'000; ++world) {
    // Sources of two to six cells, cut by the target somewhere in their midst.
    std::vector<Stretch> from;
    std::vector<double> cut;
    double at = 0.0;
    for (int s = 0; s < 1 + world % 3; ++s) {
      const double length = 200.0 * (2 + static_cast<int>(5 * uniform(random)));
      from.emplace_back(at, at + length);
      cut.push_back(at + length * (0.1 + 0.8 * uniform(random)));
      at += length;
    }
    // The target holds the west of each source: one feature of as many pieces.
    PolygonSet to(Crs::epsg(3035));
    to.begin_feature();
    for (std::size_t s = 0; s < from.size(); ++s) {
      to.begin_polygon();
      to.add_ring(stretches({{from[s].first, cut[s]}}).ring(0));
    }
    const auto size = static_cast<std::size_t>(at / 200.0);
    const CellTable cells = row_of_cells(std::vector<RowCell>(size, {100, 400}));
    const auto w =
        crosswalk_weights({cells, {}, CellShares(cells, stretches(from)), CellShares(cells, to)});
    double truth = 0.0;
    CountColumn column;
    for (std::size_t s = 0; s < from.size(); ++s) {
      const std::int64_t count = 1'000 + static_cast<std::int64_t>(9'000 * uniform(random));
      column.units.emplace_back(count);
      const double length = (from[s].second - from[s].first) / 200.0;
      const double whole = std::floor((cut[s] - from[s].first) / 200.0);
      const double part = (cut[s] - from[s].first) / 200.0 - whole;
      double places = 0.0;
      for (int p = 0; p < 3; ++p) places += uniform(random) < part ? 1.0 / 3.0 : 0.0;
      const double share = (whole + places) / length;
      const double factor = std::exp(0.5 * normal(random));
      truth += static_cast<double>(count) * share * factor / (share * factor + 1.0 - share);
    }
    const MovedValue v = moved(w, column).zones[0];
    held += *v.low <= truth && truth <= *v.high ? 1 : 0;
    ++drawn;
  }
  const double coverage = static_cast<double>(held) / drawn;
  std::cout << "coverage " << coverage << '\n';
  EXPECT_NEAR(coverage, 0.90, 0.02);
}

}  // namespace
}  // namespace carreau
