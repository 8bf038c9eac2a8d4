// SPDX-License-Identifier: Apache-2.0
/// On which side of a line does a point lie? The one predicate behind every question of place.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cmath>

namespace carreau {

/// Twice the area of the triangle a, b, p in doubles, positive when p is left of a→b, and how far
/// rounding may have moved it. Three roundings each side and one for the difference make less than
/// four half-ulps of |left| + |right|; the constant is for products too small to be normal numbers.
struct Turn {
  double value = 0.0;
  double doubt = 0.0;
  [[nodiscard]] bool is_certain() const { return std::abs(value) > doubt; }
};

[[nodiscard]] inline Turn turn(Point a, Point b, Point p) {
  constexpr double kFourHalfUlps = 4.0 * 0x1p-53;
  constexpr double kSubnormal = 1e-300;
  const double left = (b.x - a.x) * (p.y - a.y);
  const double right = (b.y - a.y) * (p.x - a.x);
  return {left - right, kFourHalfUlps * (std::abs(left) + std::abs(right)) + kSubnormal};
}

/// As orientation(), without the attempt in doubles: about thirty times slower.
[[nodiscard]] int exact_orientation(Point a, Point b, Point p);

/// 1 when p lies left of a→b, -1 right, 0 on the line. Exact: doubles decide where they are
/// certain, a sum without rounding where they are not. Coordinates 0 or of a size between 1e-140
/// and 1e140.
[[nodiscard]] inline int orientation(Point a, Point b, Point p) {
  const Turn t = turn(a, b, p);
  if (!t.is_certain()) return exact_orientation(a, b, p);
  return t.value > 0.0 ? 1 : -1;
}

}  // namespace carreau
