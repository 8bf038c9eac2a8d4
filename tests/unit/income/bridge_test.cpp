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

TEST(Bridge, RelativePairsAreInPartsOfItsAnchors) {
  Bridge relative{20'000.0, 22'000.0, 1.0, 0.0, {{0.5, 0.6}, {0.6, 0.7}, {1.0, 1.0}}, true};
  EXPECT_DOUBLE_EQ(relative.to_disposable(12'000.0), 15'400.0);
  EXPECT_DOUBLE_EQ(relative.to_declared(13'200.0), 10'000.0);
  for (double income = 3'000.0; income < 60'000.0; income *= 1.2) {
    EXPECT_NEAR(relative.to_declared(relative.to_disposable(income)), income, 1e-9 * income);
  }
  // The same chain in euros.
  Bridge euros = relative;
  euros.pairs = {{10'000.0, 13'200.0}, {12'000.0, 15'400.0}, {20'000.0, 22'000.0}};
  euros.are_pairs_relative = false;
  EXPECT_NEAR(relative.to_disposable(11'000.0), euros.to_disposable(11'000.0), 1e-9);
  EXPECT_NEAR(relative.exponent_at(14'000.0), euros.exponent_at(14'000.0), 1e-12);
}

TEST(Vintage, ADepartmentsBridgeServesBothUses) {
  Vintage v;
  v.bridge.exponent = 1.7;
  v.perimeter_bridge.exponent = 1.5;
  v.department_bridge["972"] = {{1.0, 1.0, 1.9}, "a source"};
  Vintage unchanged = v;
  unchanged.use_bridge_of("59");
  EXPECT_EQ(unchanged.bridge.exponent, 1.7);
  EXPECT_EQ(unchanged.perimeter_bridge.exponent, 1.5);
  v.use_bridge_of("972");
  EXPECT_EQ(v.bridge.exponent, 1.9);
  EXPECT_EQ(v.perimeter_bridge.exponent, 1.9);
  EXPECT_EQ(v.source_bridge, "a source");
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
