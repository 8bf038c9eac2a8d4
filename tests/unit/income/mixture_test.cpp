// SPDX-License-Identifier: Apache-2.0
/// The median of a mixture of lognormals, and the spread that published figures give.
#include "income/mixture.hpp"

#include "income/normal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace carreau {
namespace {

TEST(Mixture, OfOneCommuneIsItsMedian) {
  const std::array parts = {MixturePart{20'000.0, 0.4, 300.0}};
  EXPECT_NEAR(mixture_median(parts), 20'000.0, 0.01);
}

TEST(Mixture, OfTwoEqualCommunesIsTheGeometricMean) {
  // Equal spreads and people: in logarithms the mixture is symmetric about the middle.
  const std::array parts = {MixturePart{10'000.0, 0.3, 50.0}, MixturePart{40'000.0, 0.3, 50.0}};
  EXPECT_NEAR(mixture_median(parts), 20'000.0, 0.01);
}

TEST(Mixture, HalfOfThePeopleLiveBelow) {
  const std::vector<MixturePart> parts = {
      {12'000.0, 0.55, 900.0}, {21'000.0, 0.38, 4'000.0}, {34'000.0, 0.31, 2'500.0}};
  const double median = mixture_median(parts);
  double below = 0.0;
  for (const MixturePart& p : parts) {
    below += p.people * normal_below(std::log(median / p.median) / p.spread);
  }
  EXPECT_NEAR(below, 0.5 * 7'400.0, 0.01);
}

TEST(Mixture, EachPublishedFigureGivesTheSpreadOfTheLaw) {
  constexpr double kSpread = 0.45;
  constexpr double kMedian = 18'000.0;
  const auto quantile = [&](double order) {
    return kMedian * std::exp(kSpread * normal_quantile(order));
  };
  const auto expect = [&](const PublishedSpread& published) {
    ASSERT_TRUE(log_spread(published, kMedian).has_value());
    EXPECT_NEAR(*log_spread(published, kMedian), kSpread, 1e-9);
  };
  PublishedSpread quartiles;
  quartiles.first_quartile = quantile(0.25);
  quartiles.third_quartile = quantile(0.75);
  quartiles.gini = 0.9;  // quartiles go first
  expect(quartiles);
  PublishedSpread range;
  range.quartile_range = quantile(0.75) - quantile(0.25);
  expect(range);
  PublishedSpread gini;
  gini.gini = 2.0 * normal_below(kSpread / std::sqrt(2.0)) - 1.0;
  expect(gini);
  PublishedSpread deciles;
  deciles.first_decile = quantile(0.1);
  deciles.ninth_decile = quantile(0.9);
  expect(deciles);
  PublishedSpread ratio;
  ratio.decile_ratio = quantile(0.9) / quantile(0.1);
  expect(ratio);
}

TEST(Mixture, WhatALognormalCannotHaveGivesNoSpread) {
  EXPECT_FALSE(log_spread({}, 20'000.0).has_value());
  PublishedSpread falling;
  falling.first_quartile = 20'000.0;
  falling.third_quartile = 15'000.0;
  EXPECT_FALSE(log_spread(falling, 17'000.0).has_value());
  PublishedSpread zero;
  zero.first_quartile = 0.0;  // a quarter declares nothing
  zero.third_quartile = 15'000.0;
  EXPECT_FALSE(log_spread(zero, 8'000.0).has_value());
}

}  // namespace
}  // namespace carreau
