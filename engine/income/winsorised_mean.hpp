// SPDX-License-Identifier: Apache-2.0
/// The mean that INSEE publishes: incomes first brought to [low, high].
#pragma once

#include "income/income_law.hpp"
#include "income/vintage.hpp"

#include <optional>

namespace carreau {

/// The winsorised mean and its derivatives.
struct WinsorisedMean {
  double value = 0.0;     ///< €
  double by_mu = 0.0;     ///< dW/dμ, always positive: W grows with the median
  double by_sigma = 0.0;  ///< dW/dσ
};

/// In closed form for a lognormal law, by quadrature (to a hundredth of a euro) for others.
[[nodiscard]] WinsorisedMean winsorised_mean(const IncomeLaw& law, const WinsorBounds& bounds);

/// Near a bound μ runs off to infinity while the mean hardly moves; a mean that no law gives, or
/// nearly so, is brought this far inside, where it is still told apart from its neighbours.
[[nodiscard]] double mean_within(double mean, const WinsorBounds& bounds);

/// The law of a given σ whose winsorised mean is `mean`, brought within the bounds. Unique, because
/// W is monotone in μ. `start`: a guess of μ; it saves steps and changes nothing else.
[[nodiscard]] IncomeLaw law_for_mean(double mean, double sigma, LawShape shape,
                                     const WinsorBounds& bounds,
                                     std::optional<double> start = std::nullopt);

}  // namespace carreau
