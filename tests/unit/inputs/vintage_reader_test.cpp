// SPDX-License-Identifier: Apache-2.0
/// The figures of a year of incomes as the program holds them.
#include "inputs/vintage_reader.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(VintageReader, BoundsOfAnotherYearFollowTheNationalMedian) {
  const Vintage published = read_vintage(2019);
  const Vintage scaled = read_vintage(2017);
  const double factor = 21'110.0 / 21'930.0;
  EXPECT_NEAR(published.bounds("01").low, 10'219.0, 0.5) << "as INSEE publishes them";
  EXPECT_NEAR(scaled.bounds("01").low, published.bounds("01").low * factor, 1e-6);
  EXPECT_NEAR(scaled.bounds("01").high, published.bounds("01").high * factor, 1e-6);
}

TEST(VintageReader, FiguresOfADepartmentStandBeforeTheNationalOnes) {
  const Vintage v = read_vintage(2017);
  EXPECT_NEAR(v.spread.mean, 0.42, 0.01);
  EXPECT_NEAR(v.spread_prior("972").mean, 0.50, 0.01);
  EXPECT_EQ(v.spread_prior("").mean, v.spread.mean);
  EXPECT_EQ(v.spread_prior("972").deviation, v.spread.deviation);
  EXPECT_LT(v.poor_people("972"), 1.0);
  EXPECT_GT(v.poor_people("59"), 1.0);
  EXPECT_GT(v.level_deviation, 0.0);
  EXPECT_LT(v.mean_to_median, 1.0);
}

TEST(VintageReader, NationalMediansOfTheYearsBetweenAreKnown) {
  EXPECT_EQ(national_disposable(2018), 21'730.0);
  for (const int year : {2015, 2017, 2019}) {
    EXPECT_NEAR(national_disposable(year).value_or(0.0),
                read_vintage(year).national_disposable.value(), 0.5);
  }
  EXPECT_FALSE(national_disposable(1999));
  EXPECT_THROW((void)read_vintage(2018), ArgumentError);
}

TEST(VintageReader, EveryBridgeRises) {
  for (const int year : vintage_years()) {
    const Bridge bridge = read_vintage(year).bridge;
    EXPECT_GT(bridge.exponent, 1.0) << year;
    EXPECT_LT(bridge.to_disposable(12'000.0), bridge.to_disposable(12'100.0)) << year;
  }
}

}  // namespace
}  // namespace carreau::inputs
