// SPDX-License-Identifier: Apache-2.0
/// Random numbers of the made-up country, derived from keys, so that any part can be drawn on its
/// own.
#pragma once

#include "base/random_key.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>

namespace carreau {

/// A stream of random numbers. The results of the distributions in the standard library depend on
/// the implementation; these are the same everywhere.
class SampleRandom {
 public:
  explicit SampleRandom(std::uint64_t key) : state_(key) {}

  [[nodiscard]] std::uint64_t next() { return scramble(state_++); }
  /// In [0, 1).
  [[nodiscard]] double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  [[nodiscard]] double between(double low, double high) { return low + (high - low) * uniform(); }
  [[nodiscard]] bool chance(double probability) { return uniform() < probability; }
  /// In [0, count).
  [[nodiscard]] std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(uniform() * static_cast<double>(count));
  }
  [[nodiscard]] int whole(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)));
  }
  /// Standard normal (Box and Muller; the second number of each pair is kept).
  [[nodiscard]] double normal() {
    if (has_spare_) {
      has_spare_ = false;
      return spare_;
    }
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    const double angle = 2.0 * std::numbers::pi * uniform();
    spare_ = radius * std::sin(angle);
    has_spare_ = true;
    return radius * std::cos(angle);
  }
  /// exp(N(0, deviation²)), whose median is 1.
  [[nodiscard]] double lognormal(double deviation) { return std::exp(deviation * normal()); }
  /// Poisson; approximated by a normal distribution above 40.
  [[nodiscard]] int poisson(double mean) {
    if (mean > 40.0) return std::max(0, static_cast<int>(mean + std::sqrt(mean) * normal() + 0.5));
    const double limit = std::exp(-mean);
    int count = 0;
    for (double product = uniform(); product > limit; product *= uniform()) ++count;
    return count;
  }

 private:
  std::uint64_t state_;
  double spare_ = 0.0;
  bool has_spare_ = false;
};

/// A smooth field over the plane, roughly between -1 and 1, that varies over distances of `scale`.
[[nodiscard]] inline double smooth_noise(std::uint64_t key, double x, double y, double scale) {
  const double column = std::floor(x / scale);
  const double row = std::floor(y / scale);
  const auto at = [&](double dx, double dy) {
    const auto c = static_cast<std::int64_t>(column + dx);
    const auto r = static_cast<std::int64_t>(row + dy);
    const std::uint64_t bits =
        sample_key({key, static_cast<std::uint64_t>(c), static_cast<std::uint64_t>(r)});
    return static_cast<double>(bits >> 11) * 0x1p-52 - 1.0;
  };
  const auto ease = [](double t) { return t * t * (3.0 - 2.0 * t); };
  const double u = ease(x / scale - column);
  const double v = ease(y / scale - row);
  return (1.0 - v) * ((1.0 - u) * at(0, 0) + u * at(1, 0)) +
         v * ((1.0 - u) * at(0, 1) + u * at(1, 1));
}

}  // namespace carreau
