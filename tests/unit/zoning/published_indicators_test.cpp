// SPDX-License-Identifier: Apache-2.0
/// Published indicators: which of them add up, and how they are compared.
#include "zoning/published_indicators.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

PublishedIndicator indicator(const char* name, IndicatorKind kind, int decimals) {
  return {name, name, name, kind, decimals, {}};
}

TEST(PublishedIndicators, KeepTheirValuesByPlace) {
  PublishedIndicators all;
  const std::size_t rate = all.add(indicator("tp60", IndicatorKind::percentage, 1));
  EXPECT_TRUE(all.set(rate, {std::nullopt, "Q1"}, 414));
  EXPECT_TRUE(all.set(rate, {PortraitLevel::commune, "Q1"}, 200));
  EXPECT_TRUE(all.set(rate, {std::nullopt, "Q1"}, 414)) << "the same again";
  EXPECT_FALSE(all.set(rate, {std::nullopt, "Q1"}, 415));
  EXPECT_EQ(all.value(rate, {std::nullopt, "Q1"}), 41.4);
  EXPECT_EQ(all.value(rate, {PortraitLevel::commune, "Q1"}), 20.0);
  EXPECT_EQ(all.value(rate, {std::nullopt, "Q2"}), std::nullopt);
  EXPECT_EQ(all.find("tp60"), rate);
  EXPECT_EQ(all.find("tp"), std::nullopt);
}

TEST(PublishedIndicators, OnlyCountsAddUpAndOnlyWhenAllAreKnown) {
  PublishedIndicators all;
  const std::size_t count = all.add(indicator("a", IndicatorKind::count, 1));
  const std::size_t rate = all.add(indicator("tp60", IndicatorKind::percentage, 0));
  for (const std::size_t k : {count, rate}) {
    EXPECT_TRUE(all.set(k, {std::nullopt, "Q1"}, 101));
    EXPECT_TRUE(all.set(k, {std::nullopt, "Q2"}, 202));
  }
  const std::vector<std::string> known = {"Q1", "Q2"};
  EXPECT_EQ(all.sum(count, known), 30.3);
  EXPECT_EQ(all.sum(rate, known), std::nullopt);
  const std::vector<std::string> with_unknown = {"Q1", "Q3"};
  EXPECT_EQ(all.sum(count, with_unknown), std::nullopt);
}

TEST(PublishedIndicators, GapsDependOnTheKind) {
  EXPECT_EQ(indicator_gap(IndicatorKind::percentage, 40.0, 15.0), 25.0);
  EXPECT_EQ(indicator_gap(IndicatorKind::euros, 12'000.0, 20'000.0), -8'000.0);
  EXPECT_EQ(indicator_gap(IndicatorKind::index, 2.0, 1.5), 0.5);
  EXPECT_EQ(indicator_gap(IndicatorKind::count, 50.0, 200.0), 0.25) << "a share of the commune";
  EXPECT_EQ(indicator_gap(IndicatorKind::count, 0.0, 0.0), std::nullopt);
  EXPECT_EQ(indicator_gap(IndicatorKind::unknown, 2.0, 1.5), std::nullopt);
  EXPECT_EQ(indicator_gap(IndicatorKind::percentage, 40.0, std::nullopt), std::nullopt);
}

TEST(PublishedIndicators, KindsHaveStableNames) {
  for (const auto kind : {IndicatorKind::percentage, IndicatorKind::count, IndicatorKind::euros,
                          IndicatorKind::index, IndicatorKind::unknown}) {
    EXPECT_EQ(parse_indicator_kind(to_text(kind)), kind);
  }
  EXPECT_EQ(parse_indicator_kind("percent"), std::nullopt);
}

}  // namespace
}  // namespace carreau
