// SPDX-License-Identifier: Apache-2.0
/// Rounds a figure that is shown next to its bound, so that the rounded figure never contradicts
/// the decision made on the exact one.
#pragma once

#include <cmath>

namespace carreau::results {

/// -1 below the bound, 0 when equal, 1 above.
[[nodiscard]] inline int side_of(double value, double bound) {
  return (value > bound ? 1 : 0) - (value < bound ? 1 : 0);
}

inline constexpr int kMostDecimals = 15;

/// The number of decimals, at least `least`, from which on a rounded figure does not contradict the
/// exact one: kMostDecimals where `agrees(decimals)` is false for all fewer.
template <class Agrees>
[[nodiscard]] int fewest_decimals(int least, const Agrees& agrees) {
  int decimals = least;
  while (decimals < kMostDecimals && !agrees(decimals)) ++decimals;
  return decimals;
}

/// Rounds to a number of decimals, or to as few more (15 at most) as keep the value on its side of
/// the bound: 0.50004 compared with 0.5 stays 0.50004. Other values are rounded as usual.
[[nodiscard]] inline double rounded_apart(double value, double bound, int decimals) {
  const auto rounded = [&](int digits) {
    const double power = std::pow(10.0, digits);
    return std::round(value * power) / power;
  };
  const auto agrees = [&](int digits) {
    return side_of(rounded(digits), bound) == side_of(value, bound);
  };
  const int fewest = fewest_decimals(decimals, agrees);
  return agrees(fewest) ? rounded(fewest) : value;
}

/// Rounds to a whole number on the same side of the bound: 10,657.5 gives 10,657 when the bound is
/// 10,658. Where there is none, as between 0.2 and 0.4, rounds to the nearest.
[[nodiscard]] inline double whole_apart(double value, double bound) {
  const double nearest = std::round(value);
  if (side_of(nearest, bound) == side_of(value, bound)) return nearest;
  const double other = nearest > value ? std::floor(value) : std::ceil(value);
  return side_of(other, bound) == side_of(value, bound) ? other : nearest;
}

}  // namespace carreau::results
