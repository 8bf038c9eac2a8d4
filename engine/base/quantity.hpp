// SPDX-License-Identifier: Apache-2.0
/// Strong units: counts in tenths, money in cents, shares and lengths, so that sums are exact.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace carreau {

/// A count published to one decimal (INSEE rounds to 0.1), held as a whole number of tenths.
/// Addition is exact, hence independent of order and of the number of threads.
///
///   Persons p = Persons::from_value(12.3);   p.tenths() == 123
template <class Tag>
class Tenths {
 public:
  constexpr Tenths() = default;
  static constexpr Tenths from_tenths(std::int64_t tenths) { return Tenths{tenths}; }
  static constexpr Tenths whole(std::int64_t units) { return Tenths{units * 10}; }
  /// Rounds half away from zero to the nearest tenth.
  static Tenths from_value(double value) { return Tenths{std::llround(value * 10.0)}; }

  [[nodiscard]] constexpr std::int64_t tenths() const { return tenths_; }
  [[nodiscard]] constexpr double value() const { return static_cast<double>(tenths_) / 10.0; }
  [[nodiscard]] constexpr bool is_zero() const { return tenths_ == 0; }

  constexpr Tenths& operator+=(Tenths other) {
    tenths_ += other.tenths_;
    return *this;
  }
  constexpr Tenths& operator-=(Tenths other) {
    tenths_ -= other.tenths_;
    return *this;
  }
  friend constexpr Tenths operator+(Tenths a, Tenths b) { return a += b; }
  friend constexpr Tenths operator-(Tenths a, Tenths b) { return a -= b; }
  friend constexpr auto operator<=>(Tenths, Tenths) = default;

 private:
  constexpr explicit Tenths(std::int64_t tenths) : tenths_(tenths) {}
  std::int64_t tenths_ = 0;
};

using Persons = Tenths<struct PersonsTag>;
using Households = Tenths<struct HouseholdsTag>;

/// Money in cents. Thresholds are whole euros, published medians may carry a decimal.
class Euros {
 public:
  constexpr Euros() = default;
  static constexpr Euros whole(std::int64_t euros) { return Euros{euros * 100}; }
  static constexpr Euros from_cents(std::int64_t cents) { return Euros{cents}; }
  /// Rounds half away from zero to the nearest cent.
  static Euros from_value(double euros) { return Euros{std::llround(euros * 100.0)}; }

  [[nodiscard]] constexpr std::int64_t cents() const { return cents_; }
  [[nodiscard]] constexpr double value() const { return static_cast<double>(cents_) / 100.0; }

  constexpr Euros& operator+=(Euros other) {
    cents_ += other.cents_;
    return *this;
  }
  friend constexpr Euros operator+(Euros a, Euros b) { return a += b; }
  friend constexpr Euros operator-(Euros a, Euros b) { return Euros{a.cents_ - b.cents_}; }
  friend constexpr auto operator<=>(Euros, Euros) = default;

 private:
  constexpr explicit Euros(std::int64_t cents) : cents_(cents) {}
  std::int64_t cents_ = 0;
};

/// A part of a whole, as a fraction (0.6 is 60 %).
class Share {
 public:
  constexpr Share() = default;
  static constexpr Share from_fraction(double fraction) { return Share{fraction}; }

  [[nodiscard]] constexpr double fraction() const { return fraction_; }
  [[nodiscard]] constexpr double percent() const { return fraction_ * 100.0; }
  friend constexpr auto operator<=>(Share, Share) = default;

 private:
  constexpr explicit Share(double fraction) : fraction_(fraction) {}
  double fraction_ = 0.0;
};

/// An exact decimal between 0 and 1 in ten-thousandths: how a decree writes a weight or a ratio.
class BasisPoints {
 public:
  constexpr BasisPoints() = default;
  static constexpr BasisPoints from_points(std::int64_t points) { return BasisPoints{points}; }

  [[nodiscard]] constexpr std::int64_t points() const { return points_; }
  [[nodiscard]] constexpr double fraction() const { return static_cast<double>(points_) / 1e4; }
  friend constexpr auto operator<=>(BasisPoints, BasisPoints) = default;

 private:
  constexpr explicit BasisPoints(std::int64_t points) : points_(points) {}
  std::int64_t points_ = 0;
};

/// A length in metres, whole: cell sizes and lattice coordinates.
class Metres {
 public:
  constexpr Metres() = default;
  static constexpr Metres whole(std::int64_t metres) { return Metres{metres}; }
  [[nodiscard]] constexpr std::int64_t count() const { return metres_; }
  friend constexpr auto operator<=>(Metres, Metres) = default;

 private:
  constexpr explicit Metres(std::int64_t metres) : metres_(metres) {}
  std::int64_t metres_ = 0;
};

/// The fraction `part / whole`, or 0 when the whole is empty.
template <class Tag>
[[nodiscard]] Share share_of(Tenths<Tag> part, Tenths<Tag> whole) {
  if (whole.is_zero()) return {};
  return Share::from_fraction(static_cast<double>(part.tenths()) /
                              static_cast<double>(whole.tenths()));
}

}  // namespace carreau
