// SPDX-License-Identifier: Apache-2.0
/// Rounding of a figure that stands beside its bound: what is written never contradicts what was
/// decided on the exact figure.
#pragma once

#include <cmath>

namespace carreau::results {

/// -1 below the bound, 0 on it, 1 above.
[[nodiscard]] inline int side_of(double value, double bound) {
  return (value > bound ? 1 : 0) - (value < bound ? 1 : 0);
}

/// Rounded to so many decimals, or to the few more (15 at most) that keep it on its side of the
/// bound: 0.50004 against 0.5 is 0.50004, not 0.5. Everything else is rounded as elsewhere.
[[nodiscard]] inline double rounded_apart(double value, double bound, int decimals) {
  constexpr int kMost = 15;
  double power = std::pow(10.0, decimals);
  for (int digits = decimals; digits <= kMost; ++digits, power *= 10.0) {
    const double rounded = std::round(value * power) / power;
    if (side_of(rounded, bound) == side_of(value, bound)) return rounded;
  }
  return value;
}

/// To a whole number on the side of the bound that the value is on: 10,657.5 is 10,657 against
/// 10,658. To the nearest where that is impossible, as between 0.2 and 0.4.
[[nodiscard]] inline double whole_apart(double value, double bound) {
  const double nearest = std::round(value);
  if (side_of(nearest, bound) == side_of(value, bound)) return nearest;
  const double other = nearest > value ? std::floor(value) : std::ceil(value);
  return side_of(other, bound) == side_of(value, bound) ? other : nearest;
}

}  // namespace carreau::results
