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

/// The 95th centile: half-width of a 90 % interval in standard errors.
inline constexpr double kNinetyPercent = 1.6448536269514722;

}  // namespace carreau
