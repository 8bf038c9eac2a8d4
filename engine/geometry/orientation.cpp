// SPDX-License-Identifier: Apache-2.0
#include "geometry/orientation.hpp"

#include <array>
#include <cstddef>

namespace carreau {

namespace {

/// A sum of doubles without rounding: parts that do not overlap, the smallest first (Shewchuk 1997,
/// "Adaptive precision floating-point arithmetic", grow-expansion).
class ExactSum {
 public:
  void add(double value) {
    for (std::size_t i = 0; i < size_; ++i) {
      const double sum = parts_[i] + value;
      const double virtual_value = sum - parts_[i];
      const double lost = (parts_[i] - (sum - virtual_value)) + (value - virtual_value);
      parts_[i] = lost;
      value = sum;
    }
    parts_[size_++] = value;
  }
  /// Adds the product of two doubles, which two doubles hold.
  void add_product(double a, double b) {
    const double product = a * b;
    add(std::fma(a, b, -product));
    add(product);
  }
  /// The largest part decides: all others together are smaller.
  [[nodiscard]] int sign() const {
    for (std::size_t i = size_; i-- > 0;) {
      if (parts_[i] != 0.0) return parts_[i] > 0.0 ? 1 : -1;
    }
    return 0;
  }

 private:
  std::array<double, 12> parts_{};
  std::size_t size_ = 0;
};

}  // namespace

int exact_orientation(Point a, Point b, Point p) {
  // (b - a) × (p - a) multiplied out: no difference is rounded, and a × a falls away.
  ExactSum sum;
  sum.add_product(b.x, p.y);
  sum.add_product(-b.x, a.y);
  sum.add_product(-a.x, p.y);
  sum.add_product(-b.y, p.x);
  sum.add_product(b.y, a.x);
  sum.add_product(a.y, p.x);
  return sum.sign();
}

}  // namespace carreau
