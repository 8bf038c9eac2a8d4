// SPDX-License-Identifier: Apache-2.0
#include "income/winsorised_lognormal.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <cmath>

namespace carreau {

double Lognormal::below(double x) const { return normal_below((std::log(x) - mu) / sigma); }

WinsorisedMean winsorised_mean(const Lognormal& law, const WinsorBounds& bounds) {
  const double s = law.sigma;
  const double low = (std::log(bounds.low) - law.mu) / s;
  const double high = (std::log(bounds.high) - law.mu) / s;
  const double mean = std::exp(law.mu + 0.5 * s * s);
  const double between = normal_below(high - s) - normal_below(low - s);
  WinsorisedMean w;
  // E[max(low, min(high, e^X))]; the derivatives are E[e^X; inside] and E[Z e^X; inside].
  w.value = bounds.low * normal_below(low) + mean * between + bounds.high * normal_below(-high);
  w.by_mu = mean * between;
  w.by_sigma = mean * (s * between + normal_density(low - s) - normal_density(high - s));
  return w;
}

double mu_for_mean(double mean, double sigma, const WinsorBounds& bounds,
                   std::optional<double> start) {
  // Near a bound μ runs off to infinity while the mean hardly moves; 2 % inside it is still told
  // apart from its neighbours.
  mean = std::clamp(mean, bounds.low * 1.02, bounds.high * 0.98);
  double lowest = std::log(bounds.low) - 6.0 * sigma;
  double highest = std::log(bounds.high) + 6.0 * sigma;
  double mu = std::clamp(start.value_or(std::log(mean) - 0.5 * sigma * sigma), lowest, highest);
  constexpr int kMostSteps = 60;
  constexpr double kTolerance = 1e-9;  // of ln(income): a hundred-thousandth of a euro
  for (int step = 0; step < kMostSteps; ++step) {
    const WinsorisedMean w = winsorised_mean({mu, sigma}, bounds);
    (w.value < mean ? lowest : highest) = mu;
    double next = mu + (mean - w.value) / std::max(w.by_mu, 1e-12);  // Newton
    if (!(next > lowest && next < highest)) next = 0.5 * (lowest + highest);
    if (std::abs(next - mu) < kTolerance) return next;
    mu = next;
  }
  return mu;
}

}  // namespace carreau
