// SPDX-License-Identifier: Apache-2.0
/// The standard normal law.
#pragma once

#include <cmath>
#include <numbers>

namespace carreau {

[[nodiscard]] inline double normal_density(double z) {
  return std::exp(-0.5 * z * z) * (std::numbers::inv_sqrtpi / std::numbers::sqrt2);
}

/// P(Z < z), accurate in both tails.
[[nodiscard]] inline double normal_below(double z) {
  return 0.5 * std::erfc(-z / std::numbers::sqrt2);
}

/// The z below which a share `order` lies, 0 < order < 1.
[[nodiscard]] inline double normal_quantile(double order) {
  // Newton from a logistic guess: the law is smooth and a few steps reach the last digit.
  double z = std::log(order / (1.0 - order)) / 1.702;
  for (int step = 0; step < 50; ++step) {
    const double move = (normal_below(z) - order) / normal_density(z);
    // Far in a tail the tangent overshoots: at most one unit a step.
    z -= move > 1.0 ? 1.0 : (move < -1.0 ? -1.0 : move);
    if (std::abs(move) < 1e-14) break;
  }
  return z;
}

/// The 95th centile: half-width of a 90 % interval in standard errors.
inline constexpr double kNinetyPercent = 1.6448536269514722;

}  // namespace carreau
