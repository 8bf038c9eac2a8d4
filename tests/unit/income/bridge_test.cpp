// SPDX-License-Identifier: Apache-2.0
/// The bridge: there and back, monotone, and the figure of 2017; the bounds of a vintage.
#include "income/bridge.hpp"

#include "income/vintage.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace carreau {
namespace {

const Bridge kBridge{21'120.0, 21'110.0, 1.637, 611.0};

TEST(Bridge, BringsTheThresholdOf2017ToDisposableIncome) {
  EXPECT_NEAR(kBridge.to_disposable(12'600.0), 15'400.0, 50.0);
}

TEST(Bridge, NationalMediansMeet) {
  EXPECT_DOUBLE_EQ(kBridge.to_disposable(21'120.0), 21'110.0);
  EXPECT_DOUBLE_EQ(kBridge.to_declared(21'110.0), 21'120.0);
}

TEST(Bridge, ThereAndBackIsTheSame) {
  for (double income = 500.0; income < 200'000.0; income *= 1.1) {
    EXPECT_NEAR(kBridge.to_declared(kBridge.to_disposable(income)), income, 1e-9 * income);
    EXPECT_NEAR(kBridge.to_disposable(kBridge.to_declared(income)), income, 1e-9 * income);
  }
}

TEST(Bridge, IsALineInLogarithmsOfItsExponent) {
  const double low = kBridge.to_declared(10'000.0);
  const double high = kBridge.to_declared(20'000.0);
  EXPECT_NEAR(std::log(high / low) / std::log(2.0), 1.637, 1e-12);
  EXPECT_LT(kBridge.to_disposable(12'600.0), kBridge.to_disposable(12'700.0));
}

TEST(Bridge, ResidualIsAShareOfTheIncome) {
  EXPECT_DOUBLE_EQ(kBridge.log_residual(12'220.0), 0.05);
}

TEST(UnitBridge, StaysNearTheNation) {
  const UnitBridge bridge{1.19, 0.99, 0.023};
  // The urban unit of Paris, 9 % above the nation: 10 % in declared income, not the 17 % of the
  // line of quartiers.
  EXPECT_NEAR(bridge.to_declared(1.0929 * 21'930.0, 21'930.0, 21'940.0), 1.1004 * 21'940.0, 5.0);
  EXPECT_NEAR(bridge.to_declared(21'930.0, 21'930.0, 21'940.0), 0.99 * 21'940.0, 1e-6);
}

TEST(Vintage, PovertyLineIsSixtyPercentOfTheMedian) {
  Vintage v;
  v.national_disposable = Euros::from_cents(2'056'560);
  EXPECT_DOUBLE_EQ(v.poverty_line(), 12'339.36);
}

TEST(Vintage, UnknownDepartmentsTakeTheNationalBounds) {
  Vintage v;
  v.national_bounds = {9'519.0, 42'805.0};
  v.department_bounds["2A"] = {9'015.0, 49'150.0};
  EXPECT_EQ(v.bounds("2A").low, 9'015.0);
  EXPECT_EQ(v.bounds("2B").high, 42'805.0);
  EXPECT_EQ(v.bounds("").low, 9'519.0);
}

}  // namespace
}  // namespace carreau
