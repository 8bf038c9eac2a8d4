// SPDX-License-Identifier: Apache-2.0
#include "income/winsorised_mean.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace carreau {

namespace {

/// E[max(low, min(high, e^X))]; the derivatives are E[e^X; inside] and E[Z e^X; inside].
WinsorisedMean of_lognormal(const IncomeLaw& law, const WinsorBounds& bounds) {
  const double s = law.sigma;
  const double low = (std::log(bounds.low) - law.mu) / s;
  const double high = (std::log(bounds.high) - law.mu) / s;
  const double mean = std::exp(law.mu + 0.5 * s * s);
  const double between = normal_below(high - s) - normal_below(low - s);
  return {bounds.low * normal_below(low) + mean * between + bounds.high * normal_below(-high),
          mean * between,
          mean * (s * between + normal_density(low - s) - normal_density(high - s))};
}

/// Gauss–Legendre over four points: positions and weights on [0, 1].
struct Node {
  double at;
  double weight;
};
constexpr std::array<Node, 4> kGauss = {{{0.069431844202973712, 0.17392742256872693},
                                         {0.33000947820757187, 0.32607257743127307},
                                         {0.66999052179242813, 0.32607257743127307},
                                         {0.93056815579702629, 0.17392742256872693}}};
constexpr int kPanels = 10;

/// low + ∫ P(income > x) dx over the bounds, in logarithms.
WinsorisedMean by_quadrature(const IncomeLaw& law, const WinsorBounds& bounds) {
  const double first = std::log(bounds.low);
  const double width = (std::log(bounds.high) - first) / kPanels;
  WinsorisedMean w{bounds.low, 0.0, 0.0};
  for (int panel = 0; panel < kPanels; ++panel) {
    for (const Node& node : kGauss) {
      const double u = first + width * (panel + node.at);
      const double z = (u - law.mu) / law.sigma;
      const double length = width * node.weight * std::exp(u);
      const double density = standard_density(law.shape, z) / law.sigma;
      w.value += length * (1.0 - standard_below(law.shape, z));
      w.by_mu += length * density;
      w.by_sigma += length * z * density;
    }
  }
  return w;
}

}  // namespace

WinsorisedMean winsorised_mean(const IncomeLaw& law, const WinsorBounds& bounds) {
  return law.shape == LawShape::normal ? of_lognormal(law, bounds) : by_quadrature(law, bounds);
}

double mean_within(double mean, const WinsorBounds& bounds) {
  return std::clamp(mean, bounds.low * 1.02, bounds.high * 0.98);
}

IncomeLaw law_for_mean(double mean, double sigma, LawShape shape, const WinsorBounds& bounds,
                       std::optional<double> start) {
  mean = mean_within(mean, bounds);
  double lowest = std::log(bounds.low) - 6.0 * sigma;
  double highest = std::log(bounds.high) + 6.0 * sigma;
  double mu = std::clamp(start.value_or(std::log(mean) - 0.5 * sigma * sigma), lowest, highest);
  constexpr int kMostSteps = 60;
  constexpr double kTolerance = 1e-9;  // of ln(income): a hundred-thousandth of a euro
  for (int step = 0; step < kMostSteps; ++step) {
    const WinsorisedMean w = winsorised_mean({mu, sigma, shape}, bounds);
    (w.value < mean ? lowest : highest) = mu;
    double next = mu + (mean - w.value) / std::max(w.by_mu, 1e-12);  // Newton
    if (!(next > lowest && next < highest)) next = 0.5 * (lowest + highest);
    if (std::abs(next - mu) < kTolerance) return {next, sigma, shape};
    mu = next;
  }
  return {mu, sigma, shape};
}

}  // namespace carreau
