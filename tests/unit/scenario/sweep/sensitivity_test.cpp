// SPDX-License-Identifier: Apache-2.0
/// Main effects against a direct analysis of variance, and against effects that are known.
#include "scenario/sweep/sensitivity.hpp"

#include "base/random_key.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace carreau {
namespace {

/// Var(E[Y | class]) / Var(Y), written as the definition says.
double by_definition(const std::vector<double>& outcomes, const std::vector<std::uint32_t>& of,
                     std::size_t classes) {
  const auto n = static_cast<double>(outcomes.size());
  double mean = 0.0;
  for (const double y : outcomes) mean += y / n;
  double variance = 0.0;
  for (const double y : outcomes) variance += (y - mean) * (y - mean) / n;
  double between = 0.0;
  for (std::size_t c = 0; c < classes; ++c) {
    double sum = 0.0;
    double count = 0.0;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
      if (of[i] != c) continue;
      sum += outcomes[i];
      count += 1.0;
    }
    between += count / n * std::pow(sum / count - mean, 2);
  }
  return between / variance;
}

std::vector<ClassSum> sums_of(const std::vector<double>& outcomes,
                              const std::vector<std::uint32_t>& of, std::size_t classes) {
  std::vector<ClassSum> sums(classes);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    sums[of[i]].count += 1;
    sums[of[i]].sum += outcomes[i];
    sums[of[i]].squares += outcomes[i] * outcomes[i];
  }
  return sums;
}

TEST(ExactEffect, IsThatOfTheDefinition) {
  // y = 3a + b² + 2ab over a full design of 4 by 5.
  std::vector<double> y;
  std::vector<std::uint32_t> a;
  std::vector<std::uint32_t> b;
  for (std::uint32_t i = 0; i < 4; ++i) {
    for (std::uint32_t k = 0; k < 5; ++k) {
      a.push_back(i);
      b.push_back(k);
      y.push_back(3.0 * i + 1.0 * k * k + 2.0 * i * k);
    }
  }
  const auto of_a = exact_effect(sums_of(y, a, 4));
  const auto of_b = exact_effect(sums_of(y, b, 5));
  ASSERT_TRUE(of_a && of_b);
  EXPECT_NEAR(of_a->share, by_definition(y, a, 4), 1e-12);
  EXPECT_NEAR(of_b->share, by_definition(y, b, 5), 1e-12);
  EXPECT_LT(of_a->share + of_b->share, 1.0) << "they interact";
  EXPECT_EQ(of_a->standard_error, std::nullopt);
}

TEST(ExactEffect, OfOneFactorAloneIsAll) {
  const auto effect = exact_effect(sums_of({1.0, 5.0, 2.0}, {0, 1, 2}, 3));
  ASSERT_TRUE(effect);
  EXPECT_DOUBLE_EQ(effect->share, 1.0);
}

TEST(ExactEffect, OfWhatNeverVariesIsNone) {
  EXPECT_FALSE(exact_effect(sums_of({7.0, 7.0, 7.0, 7.0}, {0, 1, 0, 1}, 2)));
  EXPECT_FALSE(exact_effect({}));
}

/// y = class + noise whose variance is `noise`: the effect is known.
struct Drawn {
  std::vector<double> y;
  std::vector<std::uint32_t> of;
};
Drawn drawn(std::uint64_t seed, std::size_t count, double weight, double noise) {
  Drawn d;
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<std::uint32_t>(10.0 * uniform_of(sample_key({seed, 1, i})));
    const double u = uniform_of(sample_key({seed, 2, i})) - 0.5;
    d.of.push_back(c);
    d.y.push_back(weight * c + u * std::sqrt(12.0 * noise));
  }
  return d;
}

TEST(SampledEffect, FindsAKnownEffectWithinItsError) {
  // Var of ten equally likely classes is 8.25: with noise of 8.25 the effect is a half.
  int within = 0;
  constexpr int kTrials = 60;
  for (int t = 0; t < kTrials; ++t) {
    const Drawn d = drawn(static_cast<std::uint64_t>(t), 400, 1.0, 8.25);
    const auto effect = sampled_effect(d.y, d.of, 10);
    ASSERT_TRUE(effect && effect->standard_error);
    if (std::abs(effect->share - 0.5) < 2.0 * *effect->standard_error) ++within;
  }
  EXPECT_GE(within, kTrials * 85 / 100);
}

TEST(SampledEffect, OfNoiseIsNearlyNone) {
  double mean = 0.0;
  for (int t = 0; t < 40; ++t) {
    const Drawn d = drawn(static_cast<std::uint64_t>(t), 300, 0.0, 1.0);
    mean += sampled_effect(d.y, d.of, 10)->share / 40.0;
  }
  EXPECT_LT(mean, 0.02) << "without the correction it would be 0.03";
}

TEST(SampledEffect, CountsOfZerosAndOnesSayTheSame) {
  Drawn d = drawn(5, 200, 0.1, 0.05);
  std::vector<std::int64_t> count(10);
  std::vector<std::int64_t> ones(10);
  for (std::size_t i = 0; i < d.y.size(); ++i) {
    d.y[i] = d.y[i] > 0.5 ? 1.0 : 0.0;
    count[d.of[i]] += 1;
    ones[d.of[i]] += d.y[i] > 0.5 ? 1 : 0;
  }
  const auto by_scenario = sampled_effect(d.y, d.of, 10);
  const auto by_count = sampled_effect(count, ones);
  ASSERT_TRUE(by_scenario && by_count);
  EXPECT_NEAR(by_scenario->share, by_count->share, 1e-12);
  EXPECT_NEAR(*by_scenario->standard_error, *by_count->standard_error, 1e-9);
}

TEST(SampledEffect, OfTooFewOrOfNothingIsNone) {
  const std::vector<double> few{1.0, 2.0, 3.0};
  const std::vector<std::uint32_t> of{0, 1, 0};
  EXPECT_FALSE(sampled_effect(few, of, 2));
  const std::vector<double> same{4.0, 4.0, 4.0, 4.0};
  const std::vector<std::uint32_t> classes{0, 1, 0, 1};
  EXPECT_FALSE(sampled_effect(same, classes, 2));
}

}  // namespace
}  // namespace carreau
