// SPDX-License-Identifier: Apache-2.0
/// Every term of S for one unit, and the doubt that a local median of its own brings.
#include "rules/unit_threshold.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

namespace carreau {
namespace {

const Bridge kBridge{21'120.0, 21'110.0, 1.637, 611.0};

UnitThreshold of(std::optional<std::int64_t> population, double deviation = 0.0) {
  const LocalMedian local{Euros::whole(18'000), MedianSource::published, deviation};
  return unit_threshold(RuleSet{}, population, Euros::whole(21'120), local, kBridge);
}

TEST(UnitThreshold, KeepsWhatWasGivenAndWhatTheDecreeReads) {
  const UnitThreshold t = of(9'901);
  EXPECT_EQ(t.population, 9'901);
  EXPECT_EQ(t.legal_population, 10'000);
  EXPECT_TRUE(t.is_urban);
  EXPECT_EQ(t.national_weight.points(), 7'000);
  EXPECT_EQ(t.national_declared, Euros::whole(21'120));
  EXPECT_EQ(t.local.declared, Euros::whole(18'000));
  EXPECT_FALSE(of(9'900).is_urban);
}

TEST(UnitThreshold, SIsRoundedBeforeTheBridge) {
  // 0.6 × (0.7 × 21,120 + 0.3 × 18,000) = 12,110.40, hence 12,200.
  const UnitThreshold t = of(50'000);
  EXPECT_EQ(t.declared, Euros::whole(12'200));
  EXPECT_DOUBLE_EQ(t.disposable, kBridge.to_disposable(12'200.0));
}

TEST(UnitThreshold, LargeUnitsWeighTheirOwnMedian) {
  // 0.6 × (0.3 × 21,120 + 0.7 × 18,000) = 11,361.60, hence 11,400.
  EXPECT_EQ(of(5'000'000).declared, Euros::whole(11'400));
  EXPECT_EQ(of(4'999'999).declared, Euros::whole(12'200));
}

TEST(UnitThreshold, WithoutPopulationItIsNotUrbanButHasAThreshold) {
  const UnitThreshold t = of(std::nullopt);
  EXPECT_FALSE(t.is_urban);
  EXPECT_EQ(t.legal_population, std::nullopt);
  EXPECT_EQ(t.declared, Euros::whole(12'200));
}

TEST(UnitThreshold, APublishedMedianLeavesTheDoubtOfTheBridge) {
  const UnitThreshold t = of(50'000);
  EXPECT_DOUBLE_EQ(t.log_deviation, 611.0 / t.disposable);
}

TEST(UnitThreshold, AnEstimatedMedianAddsItsDoubtThroughItsWeight) {
  // Moving the local median by its deviation moves ln S by 0.6 · 0.3 · 500 / S before rounding.
  const UnitThreshold t = of(50'000, 500.0);
  const double own = std::sqrt(std::pow(t.log_deviation, 2) - std::pow(611.0 / t.disposable, 2));
  const double moved = std::log(kBridge.to_disposable(12'200.0 + 0.18 * 500.0) / t.disposable);
  EXPECT_NEAR(own, moved, 0.01 * moved);
  EXPECT_GT(of(6'000'000, 500.0).log_deviation, t.log_deviation);
}

TEST(MedianSource, TellsOriginAndConcept) {
  const auto source = [](MedianOrigin origin, IncomeConcept income) {
    return source_of({Euros::whole(20'000), income, origin, 0.0});
  };
  using enum IncomeConcept;
  EXPECT_EQ(source(MedianOrigin::published, declared), MedianSource::published);
  EXPECT_EQ(source(MedianOrigin::published, disposable), MedianSource::published_converted);
  EXPECT_EQ(source(MedianOrigin::communes, declared), MedianSource::communes);
  EXPECT_EQ(source(MedianOrigin::communes, disposable), MedianSource::communes_converted);
  EXPECT_EQ(source(MedianOrigin::built_in, declared), MedianSource::built_in);
  EXPECT_EQ(source(MedianOrigin::built_in, disposable), MedianSource::built_in_converted);
}

TEST(MedianSource, NamesAreStable) {
  EXPECT_EQ(to_text(MedianSource::published), "published");
  EXPECT_EQ(to_text(MedianSource::published_converted), "published_converted");
  EXPECT_EQ(to_text(MedianSource::communes), "communes");
  EXPECT_EQ(to_text(MedianSource::communes_converted), "communes_converted");
  EXPECT_EQ(to_text(MedianSource::built_in), "built_in");
  EXPECT_EQ(to_text(MedianSource::built_in_converted), "built_in_converted");
  EXPECT_EQ(to_text(MedianSource::estimated), "estimated");
  EXPECT_EQ(to_text(MedianSource::national), "national");
}

}  // namespace
}  // namespace carreau
