// SPDX-License-Identifier: Apache-2.0
#include "base/round_classes.hpp"

#include <algorithm>
#include <cmath>

namespace carreau {

namespace {

/// The roundest figure above `low` and up to `high`: the multiple of the largest of …, 100, 50, 20,
/// 10, … that lies between them.
double roundest_between(double low, double high) {
  const double span = std::max(std::abs(low), std::abs(high));
  for (double power = std::pow(10.0, std::ceil(std::log10(span))); power > span * 1e-12;
       power /= 10.0) {
    for (const double step : {power, power / 2.0, power / 5.0}) {
      const double candidate = std::floor(high / step) * step;
      if (candidate > low) return candidate;
    }
  }
  return high;
}

}  // namespace

std::vector<double> round_limits(std::vector<double> figures, std::size_t most_classes) {
  std::vector<double> limits;
  std::ranges::sort(figures);
  std::size_t last = 0;
  for (std::size_t k = 1; k < most_classes; ++k) {
    // A limit parts two figures, so that no class is empty. Equal figures cannot be parted: the
    // limit moves up to the next other figure, where there is one.
    std::size_t at = std::max(k * figures.size() / most_classes, std::size_t{1});
    while (at < figures.size() && figures[at - 1] == figures[at]) ++at;
    if (at >= figures.size() || at == last) continue;
    limits.push_back(roundest_between(figures[at - 1], figures[at]));
    last = at;
  }
  return limits;
}

std::size_t class_of(const std::vector<double>& limits, double figure) {
  return static_cast<std::size_t>(std::ranges::upper_bound(limits, figure) - limits.begin());
}

}  // namespace carreau
