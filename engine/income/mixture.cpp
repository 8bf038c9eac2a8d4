// SPDX-License-Identifier: Apache-2.0
#include "income/mixture.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carreau {

namespace {

/// The log-standard deviation of a lognormal whose quantiles `z` standard deviations on either side
/// of the median have this ratio.
std::optional<double> of_ratio(double ratio, double z) {
  if (!(ratio > 1.0)) return std::nullopt;
  return std::log(ratio) / (2.0 * z);
}

}  // namespace

std::optional<double> log_spread(const PublishedSpread& published, double median) {
  const double quartile = normal_quantile(0.75);
  const double decile = normal_quantile(0.9);
  if (published.first_quartile.value_or(0.0) > 0.0 && published.third_quartile) {
    return of_ratio(*published.third_quartile / *published.first_quartile, quartile);
  }
  // Q3 − Q1 = 2 · median · sinh(z · spread).
  if (published.quartile_range.value_or(0.0) > 0.0) {
    return std::asinh(*published.quartile_range / (2.0 * median)) / quartile;
  }
  // Gini = 2 Φ(spread / √2) − 1.
  if (const double gini = published.gini.value_or(0.0); gini > 0.0 && gini < 1.0) {
    return std::numbers::sqrt2 * normal_quantile((gini + 1.0) / 2.0);
  }
  if (published.first_decile.value_or(0.0) > 0.0 && published.ninth_decile) {
    return of_ratio(*published.ninth_decile / *published.first_decile, decile);
  }
  return of_ratio(published.decile_ratio.value_or(0.0), decile);
}

double mixture_median(std::span<const MixturePart> parts) {
  const auto by_median = [](const MixturePart& a, const MixturePart& b) {
    return a.median < b.median;
  };
  const auto [least, most] = std::minmax_element(parts.begin(), parts.end(), by_median);
  // The median of a mixture lies between those of its parts.
  double low = std::log(least->median);
  double high = std::log(most->median);
  constexpr double kNear = 1e-7;
  while (high - low > kNear) {
    const double x = 0.5 * (low + high);
    double surplus = 0.0;
    for (const MixturePart& part : parts) {
      surplus += part.people * (normal_below((x - std::log(part.median)) / part.spread) - 0.5);
    }
    (surplus < 0.0 ? low : high) = x;
  }
  return std::exp(0.5 * (low + high));
}

}  // namespace carreau
