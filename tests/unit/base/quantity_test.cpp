// SPDX-License-Identifier: Apache-2.0
/// Units: rounding to tenths and cents, exact sums, indices that know absence.
#include "base/quantity.hpp"

#include "base/index.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <type_traits>

namespace carreau {
namespace {

TEST(Tenths, RoundHalfAwayFromZero) {
  // 0.25 and 0.75 are exact in binary, so these are true halves.
  EXPECT_EQ(Persons::from_value(0.25).tenths(), 3);
  EXPECT_EQ(Persons::from_value(-0.25).tenths(), -3);
  EXPECT_EQ(Persons::from_value(0.75).tenths(), 8);
  EXPECT_EQ(Persons::from_value(12.3).tenths(), 123);
  EXPECT_EQ(Persons::from_value(12.34).tenths(), 123);
  EXPECT_EQ(Persons::from_value(0.04).tenths(), 0);
}

TEST(Tenths, EveryTenthReadsBackAsItself) {
  for (std::int64_t tenths = 0; tenths < 100'000; ++tenths) {
    ASSERT_EQ(Persons::from_value(static_cast<double>(tenths) / 10.0).tenths(), tenths);
    ASSERT_EQ(Persons::from_value(Persons::from_tenths(tenths).value()).tenths(), tenths);
  }
}

TEST(Tenths, SumsAreExactWhereDoublesAreNot) {
  Persons sum;
  double naive = 0.0;
  for (int i = 0; i < 1'000'000; ++i) {
    sum += Persons::from_value(0.1);
    naive += 0.1;
  }
  EXPECT_EQ(sum, Persons::whole(100'000));
  EXPECT_NE(naive, 100'000.0) << "the reason for counting in tenths";
  EXPECT_EQ(sum - Persons::from_tenths(1), Persons::from_tenths(999'999));
  EXPECT_TRUE((sum - sum).is_zero());
}

TEST(Tenths, TenthsOrderAsNumbersDo) {
  EXPECT_LT(Persons::from_tenths(9'999), Persons::whole(1'000));
  EXPECT_EQ(Households::whole(3).tenths(), 30);
  EXPECT_FALSE((std::is_convertible_v<Households, Persons>));
  EXPECT_FALSE((std::is_constructible_v<Persons, double>));
}

TEST(Euros, RoundHalfAwayFromZeroToTheCent) {
  EXPECT_EQ(Euros::from_value(0.125).cents(), 13);
  EXPECT_EQ(Euros::from_value(-0.125).cents(), -13);
  EXPECT_EQ(Euros::from_value(20'565.6).cents(), 2'056'560);
  EXPECT_EQ(Euros::from_value(21'929.99).cents(), 2'192'999);
  EXPECT_EQ(Euros::whole(12'500), Euros::from_cents(1'250'000));
}

TEST(Euros, AddAndSubtractInCents) {
  EXPECT_EQ(Euros::from_cents(10) + Euros::from_cents(20), Euros::from_cents(30));
  EXPECT_EQ(Euros::from_cents(10) - Euros::from_cents(20), Euros::from_cents(-10));
  EXPECT_LT(Euros::from_cents(1'249'999), Euros::whole(12'500));
  EXPECT_DOUBLE_EQ(Euros::from_cents(1'234'567).value(), 12'345.67);
}

TEST(Share, SixtyPercentIsSixTenths) {
  EXPECT_DOUBLE_EQ(Share::from_fraction(0.6).percent(), 60.0);
  EXPECT_DOUBLE_EQ(BasisPoints::from_points(6'000).fraction(), 0.6);
  EXPECT_DOUBLE_EQ(share_of(Persons::from_tenths(1), Persons::from_tenths(4)).fraction(), 0.25);
}

TEST(Share, OfNobodyIsNothing) { EXPECT_EQ(share_of(Persons{}, Persons{}).fraction(), 0.0); }

TEST(Index, NoneIsTheDefaultAndNoPosition) {
  EXPECT_TRUE(CellIndex{}.is_none());
  EXPECT_EQ(CellIndex{}, CellIndex::none());
  EXPECT_FALSE(CellIndex(0).is_none());
  EXPECT_EQ(CellIndex(7).position(), 7U);
  EXPECT_LT(CellIndex(7), CellIndex(8));
  EXPECT_LT(CellIndex(8), CellIndex::none()) << "absence sorts last";
  EXPECT_FALSE((std::is_convertible_v<CellIndex, CommuneIndex>));
}

}  // namespace
}  // namespace carreau
