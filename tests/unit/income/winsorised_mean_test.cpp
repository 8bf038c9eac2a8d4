// SPDX-License-Identifier: Apache-2.0
/// The winsorised mean against numerical integration, its derivatives and its inverse.
#include "income/winsorised_mean.hpp"

#include "income/normal.hpp"
#include "support/integral.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace carreau {
namespace {

constexpr WinsorBounds kNational{9'519.0, 42'805.0};
constexpr WinsorBounds kWide{2'000.0, 150'000.0};

double integrated_mean(const IncomeLaw& law, const WinsorBounds& bounds) {
  const auto income = [&](double z) {
    return std::clamp(std::exp(law.mu + law.sigma * z), bounds.low, bounds.high);
  };
  return testing::normal_mean(income, {(std::log(bounds.low) - law.mu) / law.sigma,
                                       (std::log(bounds.high) - law.mu) / law.sigma});
}

double mu_for_mean(double mean, double sigma, const WinsorBounds& bounds) {
  return law_for_mean(mean, sigma, LawShape::normal, bounds).mu;
}

std::vector<IncomeLaw> laws() {
  std::vector<IncomeLaw> list;
  for (double median = 6'000.0; median <= 30'000.0; median += 3'000.0) {
    for (double sigma = 0.2; sigma < 0.85; sigma += 0.1) list.push_back({std::log(median), sigma});
  }
  return list;
}

TEST(WinsorisedMean, IsTheIntegral) {
  for (const WinsorBounds& bounds : {kNational, kWide}) {
    for (const IncomeLaw& law : laws()) {
      const double expected = integrated_mean(law, bounds);
      EXPECT_NEAR(winsorised_mean(law, bounds).value, expected, 1e-8 * expected)
          << std::exp(law.mu) << " " << law.sigma;
    }
  }
}

TEST(WinsorisedMean, DerivativesAreThoseOfTheIntegral) {
  constexpr double kStep = 1e-4;
  for (const IncomeLaw& law : laws()) {
    const WinsorisedMean w = winsorised_mean(law, kNational);
    const double by_mu = (integrated_mean({law.mu + kStep, law.sigma}, kNational) -
                          integrated_mean({law.mu - kStep, law.sigma}, kNational)) /
                         (2.0 * kStep);
    const double by_sigma = (integrated_mean({law.mu, law.sigma + kStep}, kNational) -
                             integrated_mean({law.mu, law.sigma - kStep}, kNational)) /
                            (2.0 * kStep);
    EXPECT_NEAR(w.by_mu, by_mu, 1e-5 * w.value);
    EXPECT_NEAR(w.by_sigma, by_sigma, 1e-5 * w.value);
    EXPECT_GT(w.by_mu, 0.0);
  }
}

TEST(WinsorisedMean, FarBoundsLeaveThePlainMean) {
  const IncomeLaw law{std::log(20'000.0), 0.4};
  EXPECT_NEAR(winsorised_mean(law, {1.0, 1e9}).value, 20'000.0 * std::exp(0.08), 1e-6);
}

TEST(MuForMean, InvertsTheMean) {
  for (const IncomeLaw& law : laws()) {
    const double mean = winsorised_mean(law, kWide).value;
    EXPECT_NEAR(mu_for_mean(mean, law.sigma, kWide), law.mu, 1e-9) << std::exp(law.mu);
  }
}

TEST(MuForMean, InvertsTheMeanWithinTheBoundsOfACountry) {
  int inverted = 0;
  for (const IncomeLaw& law : laws()) {
    const double mean = winsorised_mean(law, kNational).value;
    if (mean < 1.02 * kNational.low || mean > 0.98 * kNational.high) continue;
    EXPECT_NEAR(mu_for_mean(mean, law.sigma, kNational), law.mu, 1e-8) << std::exp(law.mu);
    ++inverted;
  }
  EXPECT_GT(inverted, 50) << "only the poorest laws are out of reach";
}

TEST(MuForMean, GrowsWithTheMean) {
  for (double sigma = 0.2; sigma < 0.85; sigma += 0.2) {
    double last = -1e9;
    for (double mean = 9'800.0; mean < 41'000.0; mean += 400.0) {
      const double mu = mu_for_mean(mean, sigma, kNational);
      EXPECT_GT(mu, last);
      last = mu;
    }
  }
}

TEST(MuForMean, AMeanBeyondABoundGivesAFiniteLaw) {
  for (const double mean : {-1'000.0, 0.0, 5'000.0, 9'519.0, 42'805.0, 1e6}) {
    for (const double sigma : {0.1, 0.42, 1.2}) {
      const double mu = mu_for_mean(mean, sigma, kNational);
      EXPECT_TRUE(std::isfinite(mu)) << mean;
      EXPECT_GT(mu, std::log(500.0));
      EXPECT_LT(mu, std::log(500'000.0));
    }
  }
  EXPECT_EQ(mu_for_mean(0.0, 0.4, kNational), mu_for_mean(kNational.low, 0.4, kNational));
}

TEST(IncomeLaw, HalfOfThePeopleAreBelowTheMedian) {
  const IncomeLaw law{std::log(15'000.0), 0.42};
  EXPECT_DOUBLE_EQ(law.below(15'000.0), 0.5);
  EXPECT_NEAR(law.below(15'000.0 * std::exp(0.42)), 0.8413447460685429, 1e-12);
}

TEST(Dagum, IsAStandardLaw) {
  EXPECT_NEAR(standard_below(LawShape::dagum, 0.0), 0.5, 1e-14);
  const auto quantile = [](double order) {
    double low = -50.0;
    double high = 50.0;
    for (int i = 0; i < 200; ++i) {
      const double middle = 0.5 * (low + high);
      (standard_below(LawShape::dagum, middle) < order ? low : high) = middle;
    }
    return low;
  };
  EXPECT_NEAR(quantile(0.75) - quantile(0.25), 2.0 * 0.6744897501960817, 1e-9);
  for (double z = -6.0; z < 6.0; z += 0.5) {
    const double slope =
        (standard_below(LawShape::dagum, z + 1e-5) - standard_below(LawShape::dagum, z - 1e-5)) /
        2e-5;
    EXPECT_NEAR(standard_density(LawShape::dagum, z), slope, 1e-8) << z;
  }
  EXPECT_EQ(standard_density(LawShape::dagum, -1e6), 0.0);
}

TEST(Dagum, WinsorisedMeanIsTheIntegral) {
  for (const IncomeLaw& normal : laws()) {
    if (normal.sigma < 0.25) continue;
    const IncomeLaw law{normal.mu, normal.sigma, LawShape::dagum};
    const auto survivors = [&](double x) { return 1.0 - law.below(x); };
    const double expected =
        kNational.low + testing::simpson(survivors, kNational.low, kNational.high);
    EXPECT_NEAR(winsorised_mean(law, kNational).value, expected, 0.05) << std::exp(law.mu);
    const IncomeLaw found =
        law_for_mean(winsorised_mean(law, kNational).value, law.sigma, LawShape::dagum, kNational);
    if (expected < 1.03 * kNational.low) continue;  // nearly everybody at the lower bound
    EXPECT_NEAR(found.mu, law.mu, 1e-7);
  }
}

TEST(Normal, QuantileInvertsTheLaw) {
  for (const double order : {1e-6, 0.01, 0.3, 0.5, 0.8, 0.999}) {
    EXPECT_NEAR(normal_below(normal_quantile(order)) / order, 1.0, 1e-12) << order;
  }
}

TEST(Normal, IsAccurateInBothTails) {
  EXPECT_NEAR(normal_below(-kNinetyPercent), 0.05, 1e-15);
  EXPECT_NEAR(normal_below(1.96), 0.9750021048517795, 1e-15);
  EXPECT_NEAR(normal_below(-10.0) / 7.619853024160526e-24, 1.0, 1e-12);
  EXPECT_NEAR(testing::normal_mean([](double) { return 1.0; }, {}), 1.0, 1e-12);
  EXPECT_NEAR(testing::simpson(normal_density, -12.0, 0.7), normal_below(0.7), 1e-10);
}

}  // namespace
}  // namespace carreau
