// SPDX-License-Identifier: Apache-2.0
/// The mean that INSEE publishes, under a lognormal law: incomes first brought to [low, high].
#pragma once

#include "income/vintage.hpp"

#include <optional>

namespace carreau {

/// ln(income) normal with mean `mu` (e^mu is the median) and standard deviation `sigma`.
struct Lognormal {
  double mu = 0.0;
  double sigma = 0.0;

  /// P(income < x), x > 0.
  [[nodiscard]] double below(double x) const;
};

/// The winsorised mean and its derivatives.
struct WinsorisedMean {
  double value = 0.0;     ///< €
  double by_mu = 0.0;     ///< dW/dμ, always positive: W grows with the median
  double by_sigma = 0.0;  ///< dW/dσ
};

[[nodiscard]] WinsorisedMean winsorised_mean(const Lognormal& law, const WinsorBounds& bounds);

/// The μ whose winsorised mean is `mean` for a given σ. Unique, because W is monotone in μ.
/// A mean at or beyond a bound is first brought just inside: no law gives it.
/// `start`: a guess, from a neighbouring σ for instance; it saves steps and changes nothing else.
[[nodiscard]] double mu_for_mean(double mean, double sigma, const WinsorBounds& bounds,
                                 std::optional<double> start = std::nullopt);

}  // namespace carreau
