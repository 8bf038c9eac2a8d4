// SPDX-License-Identifier: Apache-2.0
/// The gap of a zone to its unit and its change, by hand.
#include "zoning/portrait_gaps.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

Figures figures_of(const Interval& median, const Interval& poor) {
  Figures figures;
  figures.withheld = Withheld::nothing;
  figures.counts.resize(indicators().size());
  figures.rates.resize(indicators().size());
  figures.rates[indicator_at("men_pauv")] = poor;
  figures.incomes = IncomeFigures{{}, median, {}, {}};
  return figures;
}

/// A zone with a median of 12,000 € in a unit with 20,000 €, 40 % of poor households beside 15 %.
Portraits portraits() {
  Portraits portraits;
  portraits.territories = {
      {PortraitLevel::commune, "c", "", {}, figures_of({18'000, 18'000, 18'000}, {0.2, 0.2, 0.2})},
      {PortraitLevel::urban_unit,
       "u",
       "",
       {},
       figures_of({20'000, 19'000, 21'000}, {0.15, 0.14, 0.16})}};
  portraits.zones.resize(1);
  portraits.zones[0].figures = figures_of({12'000, 11'400, 12'600}, {0.4, 0.35, 0.45});
  portraits.zones[0].references = {{0, 1.0, 100.0, {}}, {1, 1.0, 100.0, {}}};
  return portraits;
}

TEST(PortraitGaps, AreToTheUrbanUnit) {
  const Portraits now = portraits();
  const UnitGap gap = gap_to_unit(now, now.zones[0]);
  ASSERT_TRUE(gap.median);
  EXPECT_EQ(gap.territory, 1U);
  EXPECT_DOUBLE_EQ(gap.median->value, -0.4);
  // The lowest of the zone beside the highest of the unit, and the reverse.
  EXPECT_DOUBLE_EQ(gap.median->low, 11'400.0 / 21'000.0 - 1.0);
  EXPECT_DOUBLE_EQ(gap.median->high, 12'600.0 / 19'000.0 - 1.0);
  ASSERT_TRUE(gap.poor);
  EXPECT_DOUBLE_EQ(gap.poor->value, 0.25);
  EXPECT_DOUBLE_EQ(gap.poor->low, 0.35 - 0.16);
  EXPECT_DOUBLE_EQ(gap.poor->high, 0.45 - 0.14);
}

TEST(PortraitGaps, AreToTheCommuneWhereThereIsNoUnit) {
  Portraits now = portraits();
  now.zones[0].references.pop_back();
  const UnitGap gap = gap_to_unit(now, now.zones[0]);
  EXPECT_EQ(gap.territory, 0U);
  EXPECT_DOUBLE_EQ(gap.median->value, 12.0 / 18.0 - 1.0);
}

TEST(PortraitGaps, UnknownIsNotZero) {
  Portraits now = portraits();
  now.zones[0].figures.incomes.reset();
  now.territories[1].figures.rates[indicator_at("men_pauv")].reset();
  const UnitGap gap = gap_to_unit(now, now.zones[0]);
  EXPECT_FALSE(gap.median);
  EXPECT_FALSE(gap.poor);
  now.zones[0].references.clear();
  EXPECT_FALSE(gap_to_unit(now, now.zones[0]).territory);
  EXPECT_FALSE(change_between(gap, gap).median);
}

TEST(PortraitGaps, ChangeByTheLaterMinusTheEarlier) {
  const UnitGap earlier{0, Interval{-0.4, -0.45, -0.35}, Interval{0.25, 0.2, 0.3}};
  const UnitGap later{0, Interval{-0.5, -0.52, -0.48}, std::nullopt};
  const GapChange change = change_between(earlier, later);
  ASSERT_TRUE(change.median);
  EXPECT_DOUBLE_EQ(change.median->value, -0.1);
  EXPECT_DOUBLE_EQ(change.median->low, -0.52 + 0.35);
  EXPECT_DOUBLE_EQ(change.median->high, -0.48 + 0.45);
  EXPECT_FALSE(change.poor);
}

}  // namespace
}  // namespace carreau
