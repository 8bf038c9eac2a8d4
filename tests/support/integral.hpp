// SPDX-License-Identifier: Apache-2.0
/// Numerical integration, used as an oracle because it shares no formula with the engine.
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace carreau::testing {

/// Simpson's rule with 2,000 steps; the integrand must be smooth on [from, to].
inline double simpson(const std::function<double(double)>& f, double from, double to) {
  constexpr int kSteps = 2'000;
  const double h = (to - from) / kSteps;
  double sum = f(from) + f(to);
  for (int i = 1; i < kSteps; ++i) sum += (i % 2 == 0 ? 2.0 : 4.0) * f(from + i * h);
  return sum * h / 3.0;
}

/// E[g(Z)] for a standard normal Z and a function g that is smooth between the given points.
inline double normal_mean(const std::function<double(double)>& g, std::vector<double> kinks) {
  constexpr double kFar = 12.0;
  for (double& k : kinks) k = std::clamp(k, -kFar, kFar);
  kinks.push_back(-kFar);
  kinks.push_back(kFar);
  std::sort(kinks.begin(), kinks.end());
  const auto weighted = [&](double z) {
    return g(z) * std::exp(-0.5 * z * z) / std::sqrt(2.0 * std::numbers::pi);
  };
  double sum = 0.0;
  for (std::size_t i = 1; i < kinks.size(); ++i) sum += simpson(weighted, kinks[i - 1], kinks[i]);
  return sum;
}

}  // namespace carreau::testing
