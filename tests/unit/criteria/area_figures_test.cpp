// SPDX-License-Identifier: Apache-2.0
/// What follows from the figures of an area.
#include "criteria/area_figures.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(AreaFigures, DensityIsUnrounded) {
  AreaFigures f;
  f.people = Persons::from_tenths(4'263);
  f.area_m2 = 40'000;
  EXPECT_EQ(f.density(), 10'657.5);
  f.area_m2 = 0;
  EXPECT_EQ(f.density(), 0.0);
}

TEST(AreaFigures, ADensityThatEqualsABoundIsThatBound) {
  AreaFigures f;
  f.area_m2 = 40'000;
  // 256.4 people times a million is no whole number in binary; in tenths it is.
  f.people = Persons::from_tenths(2'564);
  EXPECT_EQ(f.density(), 6'410.0);
  for (std::int64_t tenths = 4; tenths < 20'000; tenths += 4) {
    f.people = Persons::from_tenths(tenths);
    EXPECT_EQ(f.density(), static_cast<double>(tenths) / 4.0 * 10.0);
  }
}

TEST(AreaFigures, MarginIsOfDisposableIncomes) {
  AreaFigures f;
  f.threshold_disposable = 15'339.5;
  f.median_disposable.value = 15'000.25;
  EXPECT_EQ(f.margin(), 339.25);
}

TEST(AreaFigures, IncomesAreKnownWhereSomebodyLives) {
  AreaFigures f;
  EXPECT_FALSE(f.has_incomes());
  f.has_data = true;
  EXPECT_FALSE(f.has_incomes());
  EXPECT_EQ(f.share_imputed().fraction(), 0.0);
  f.people = Persons::from_tenths(1);
  EXPECT_TRUE(f.has_incomes());
}

}  // namespace
}  // namespace carreau
