// SPDX-License-Identifier: Apache-2.0
/// The fit of a cell: it finds the law that made the figures, and doubts as much as it should.
#include "income/law_fit.hpp"

#include "income/winsorised_mean.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace carreau {
namespace {

constexpr WinsorBounds kFitBounds{9'519.0, 42'805.0};
constexpr double kFitLine = 13'158.0;

/// The figures that INSEE would publish of a very large cell under this law.
CellEvidence evidence_of(const IncomeLaw& law, double households = 100.0) {
  CellEvidence e;
  e.mean = winsorised_mean(law, kFitBounds).value;
  e.poor_share = std::min(law.below(kFitLine), 0.80);
  e.households = households;
  return e;
}

TEST(FitLaw, FindsTheLawWhenThePriorAgrees) {
  for (double median = 12'000.0; median <= 28'000.0; median += 2'000.0) {
    for (double sigma = 0.25; sigma <= 0.65; sigma += 0.1) {
      const IncomeLaw law{std::log(median), sigma};
      const LawFit fit = fit_law(evidence_of(law), kFitBounds, kFitLine, {sigma, 0.1});
      EXPECT_NEAR(fit.law.mu, law.mu, 1e-5) << median << " " << sigma;
      EXPECT_NEAR(fit.law.sigma, law.sigma, 1e-5) << median << " " << sigma;
    }
  }
}

TEST(FitLaw, TheHeadcountOvercomesAWeakPrior) {
  for (double median = 13'500.0; median <= 24'000.0; median += 1'500.0) {
    for (double sigma = 0.3; sigma <= 0.6; sigma += 0.1) {
      const IncomeLaw law{std::log(median), sigma};
      const LawFit fit = fit_law(evidence_of(law), kFitBounds, kFitLine, {0.42, 1.0});
      EXPECT_NEAR(fit.law.mu, law.mu, 0.01) << median << " " << sigma;
      EXPECT_NEAR(fit.law.sigma, law.sigma, 0.02) << median << " " << sigma;
    }
  }
}

TEST(FitLaw, WeighsTheHeadcountAgainstThePrior) {
  const IncomeLaw law{std::log(18'000.0), 0.60};
  const LawFit fit = fit_law(evidence_of(law), kFitBounds, kFitLine, {0.42, 0.1});
  EXPECT_GT(fit.law.sigma, 0.42);
  EXPECT_LT(fit.law.sigma, 0.60);
  const LawFit trusting = fit_law(evidence_of(law), kFitBounds, kFitLine, {0.42, 0.01});
  EXPECT_NEAR(trusting.law.sigma, 0.42, 0.01);
}

TEST(FitLaw, HoldsTheMeanExactly) {
  for (const double share : {0.0, 0.1, 0.3, 0.6, 0.8, 1.0}) {
    CellEvidence e;
    e.mean = 16'000.0;
    e.poor_share = share;
    const LawFit fit = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
    EXPECT_NEAR(winsorised_mean(fit.law, kFitBounds).value, 16'000.0, 1e-4) << share;
  }
}

TEST(FitLaw, AHeadcountAtTheCapOnlySaysAtLeast) {
  // A law with 90 % of poor, published as 80 %: nothing pulls it back.
  const IncomeLaw law{std::log(kFitLine) - 1.2815515655446004 * 0.42, 0.42};
  ASSERT_NEAR(law.below(kFitLine), 0.90, 1e-9);
  CellEvidence e = evidence_of(law);
  ASSERT_EQ(e.poor_share, 0.80);
  const LawFit fit = fit_law(e, kFitBounds, kFitLine, {0.42, 0.1});
  EXPECT_NEAR(fit.law.mu, law.mu, 1e-5);
  EXPECT_NEAR(fit.law.sigma, law.sigma, 1e-5);
  e.poor_share = 0.95;
  EXPECT_EQ(fit_law(e, kFitBounds, kFitLine, {0.42, 0.1}).law.mu, fit.law.mu)
      << "above the cap there is nothing more to know";
}

TEST(FitLaw, ACapPullsALawThatHasFewerPoor) {
  CellEvidence e;
  e.mean = 15'000.0;
  e.poor_share = 0.80;
  const LawFit capped = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
  e.poor_share = std::nullopt;
  const LawFit free = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
  ASSERT_LT(free.law.below(kFitLine), 0.80);
  EXPECT_GT(capped.law.below(kFitLine), free.law.below(kFitLine));
}

TEST(FitLaw, WithoutHeadcountThePriorStandsAndTheDoubtGrows) {
  for (const double mean : {12'000.0, 16'000.0, 22'000.0}) {
    CellEvidence e;
    e.mean = mean;
    e.households = 60.0;
    const LawFit without = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
    EXPECT_EQ(without.law.sigma, SpreadPrior{}.mean);
    e.poor_share = without.law.below(kFitLine);
    if (*e.poor_share >= 0.79) e.poor_share = 0.79;
    const LawFit with = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
    EXPECT_LT(with.variance_mu, without.variance_mu) << mean;
    EXPECT_LT(with.variance_sigma, without.variance_sigma) << mean;
    EXPECT_LT(with.share_below(15'500.0).variance, without.share_below(15'500.0).variance) << mean;
  }
}

TEST(FitLaw, MoreHouseholdsMeanLessDoubt) {
  const IncomeLaw law{std::log(16'000.0), 0.45};
  double last = 1e9;
  for (const double households : {11.0, 30.0, 100.0, 400.0}) {
    const auto fit = fit_law(evidence_of(law, households), kFitBounds, kFitLine, SpreadPrior{});
    EXPECT_LT(fit.variance_mu, last);
    EXPECT_GT(fit.variance_mu * fit.variance_sigma, fit.covariance * fit.covariance);
    last = fit.variance_mu;
  }
}

TEST(FitLaw, TheDoubtAlongTheMeanIsThatOfASample) {
  // Without headcount only the mean speaks of the direction in which the mean changes: the delta
  // method must give back the relative variance with which it was held, 0.80·σ²/n.
  for (const double mean : {12'000.0, 16'000.0, 22'000.0}) {
    CellEvidence e;
    e.mean = mean;
    e.households = 60.0;
    const LawFit fit = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
    const WinsorisedMean w = winsorised_mean(fit.law, kFitBounds);
    const double variance = w.by_mu * w.by_mu * fit.variance_mu +
                            2.0 * w.by_mu * w.by_sigma * fit.covariance +
                            w.by_sigma * w.by_sigma * fit.variance_sigma;
    EXPECT_NEAR(variance / (mean * mean) / (0.80 * 0.42 * 0.42 / 60.0), 1.0, 1e-6) << mean;
    EXPECT_NEAR(fit.variance_sigma, 0.10 * 0.10, 1e-12) << "the prior's";
  }
}

TEST(FitLaw, SecrecyMakesElevenHouseholdsOfFewer) {
  const IncomeLaw law{std::log(16'000.0), 0.45};
  const auto few = fit_law(evidence_of(law, 2.0), kFitBounds, kFitLine, SpreadPrior{});
  const auto eleven = fit_law(evidence_of(law, 11.0), kFitBounds, kFitLine, SpreadPrior{});
  EXPECT_EQ(few.variance_mu, eleven.variance_mu);
}

TEST(FitLaw, SurvivesAbsurdFigures) {
  for (const double mean : {-500.0, 0.0, 3'000.0, 9'519.0, 60'000.0, 1e7}) {
    for (const double share : {0.0, 0.5, 1.0, 1.7}) {
      CellEvidence e;
      e.mean = mean;
      e.poor_share = share;
      e.households = 0.1;
      const LawFit fit = fit_law(e, kFitBounds, kFitLine, SpreadPrior{});
      const ShareBelow at = fit.share_below(15'500.0);
      EXPECT_TRUE(std::isfinite(fit.law.mu) && std::isfinite(fit.variance_mu)) << mean;
      EXPECT_TRUE(at.share >= 0.0 && at.share <= 1.0 && at.variance >= 0.0) << mean;
    }
  }
}

TEST(ShareBelow, RisesWithIncomeFromZeroToOne) {
  const auto fit =
      fit_law(evidence_of({std::log(16'000.0), 0.45}), kFitBounds, kFitLine, SpreadPrior{});
  double last = 0.0;
  for (double income = 100.0; income < 1e7; income *= 1.02) {
    const ShareBelow at = fit.share_below(income);
    EXPECT_GE(at.share, last);
    EXPECT_LE(at.share, 1.0);
    EXPECT_GE(at.variance, 0.0);
    last = at.share;
  }
  EXPECT_GT(last, 0.999999);
}

TEST(ShareBelow, SlopeIsTheDerivativeInLogarithms) {
  const auto fit =
      fit_law(evidence_of({std::log(16'000.0), 0.45}), kFitBounds, kFitLine, SpreadPrior{});
  for (double income = 8'000.0; income < 40'000.0; income += 4'000.0) {
    const double h = 1e-5;
    const double up = fit.share_below(income * std::exp(h)).share;
    const double down = fit.share_below(income * std::exp(-h)).share;
    EXPECT_NEAR(fit.share_below(income).slope, (up - down) / (2.0 * h), 1e-8);
  }
}

TEST(ShareBelow, VarianceIsThatOfTheLawsParameters) {
  LawFit fit;
  fit.law = {std::log(16'000.0), 0.45};
  fit.variance_mu = 0.004;
  fit.variance_sigma = 0.006;
  fit.covariance = -0.002;
  const double h = 1e-5;
  for (double income = 8'000.0; income < 40'000.0; income += 4'000.0) {
    const auto below = [&](double d_mu, double d_sigma) {
      return IncomeLaw{fit.law.mu + d_mu, fit.law.sigma + d_sigma}.below(income);
    };
    const double by_mu = (below(h, 0) - below(-h, 0)) / (2.0 * h);
    const double by_sigma = (below(0, h) - below(0, -h)) / (2.0 * h);
    const double variance =
        by_mu * by_mu * 0.004 + by_sigma * by_sigma * 0.006 - 2.0 * by_mu * by_sigma * 0.002;
    EXPECT_NEAR(fit.share_below(income).variance, variance, 1e-9) << income;
  }
}

}  // namespace
}  // namespace carreau
