// SPDX-License-Identifier: Apache-2.0
/// The law of incomes of a few households, from what INSEE publishes of them.
#pragma once

#include "income/income_estimate.hpp"
#include "income/income_law.hpp"
#include "income/vintage.hpp"

#include <optional>

namespace carreau {

/// INSEE's cap on men_pauv / men in a 200 m cell.
inline constexpr double kHeadcountCap = 0.80;
/// INSEE's statistical secrecy: published figures rest on at least so many households.
inline constexpr double kFewestHouseholds = 11.0;
/// Where the spread of a law is sought.
inline constexpr double kLowestSigma = 0.10;
inline constexpr double kHighestSigma = 1.20;

/// The figures that are published for a group of households.
struct CellEvidence {
  double mean = 0.0;                 ///< ind_snv / ind, €: a mean of winsorised incomes
  std::optional<double> poor_share;  ///< of people, from men_pauv / men
  double households = 11.0;          ///< how many the figures rest on
  double cap = kHeadcountCap;        ///< the highest share that can be published
  double misfit = 0.0;  ///< how far off the law's own share is (standard deviation): see Vintage

  /// Rounding lets the ratio read slightly off the cap.
  [[nodiscard]] bool is_capped() const { return poor_share && *poor_share >= cap - 0.005; }
  /// The number of households that the noise is computed for: at least eleven.
  [[nodiscard]] double sample() const;
  /// Variance of the poor share around any smooth law; requires poor_share.
  [[nodiscard]] double headcount_variance() const;
};

/// A law with the doubt that the evidence leaves: covariance of (μ, σ).
struct LawFit {
  IncomeLaw law;
  double variance_mu = 0.0;
  double variance_sigma = 0.0;
  double covariance = 0.0;

  /// `variance` is all common to the observation.
  [[nodiscard]] ShareBelow share_below(double income) const;
};

/// Maximum a posteriori: the winsorised mean is held exactly, which makes μ a function of σ; σ is
/// balanced between the poverty headcount, with its noise, and its prior. A headcount at INSEE's
/// cap only says "at least". Where more than half are poor the headcount can have two roots in σ:
/// the whole range is searched, and a second maximum that is nearly as likely adds its distance to
/// the doubt. Cost: about 15 µs; LognormalBatch does the same for many.
[[nodiscard]] LawFit fit_law(const CellEvidence& evidence, const WinsorBounds& bounds,
                             double poverty_line, const SpreadPrior& prior,
                             LawShape shape = LawShape::normal);

/// The headcount alone: the median at which so many are poor, under the prior's spread.
[[nodiscard]] LawFit fit_headcount(const CellEvidence& evidence, double poverty_line,
                                   const SpreadPrior& prior);

/// The mean alone, times one national factor.
[[nodiscard]] LawFit fit_scaled_mean(const CellEvidence& evidence, double factor,
                                     const SpreadPrior& prior);

/// Laplace: the inverse of the information that mean, headcount and prior give on (μ, σ), where
/// `mean` is the winsorised mean of the law and its derivatives.
struct WinsorisedMean;
void set_covariance(LawFit& fit, const CellEvidence& evidence, const WinsorisedMean& mean,
                    double poverty_line, const SpreadPrior& prior);

}  // namespace carreau
