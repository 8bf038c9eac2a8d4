// SPDX-License-Identifier: Apache-2.0
#include "income/winsorised_mean.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

/// The logarithms of the bounds, which do not change from one law to the next.
struct LogBounds {
  explicit LogBounds(const WinsorBounds& bounds)
      : low(std::log(bounds.low)), high(std::log(bounds.high)) {}
  double low;
  double high;
};

/// E[max(low, min(high, e^X))] of a lognormal law and its derivatives E[e^X; inside] and
/// E[Z e^X; inside], the last of which is computed only where it is asked for.
class LognormalMean {
 public:
  LognormalMean(double mu, double sigma, const WinsorBounds& bounds, const LogBounds& logs)
      : sigma_(sigma),
        low_((logs.low - mu) / sigma),
        high_((logs.high - mu) / sigma),
        mean_(std::exp(mu + 0.5 * sigma * sigma)),
        between_(normal_below(high_ - sigma) - normal_below(low_ - sigma)),
        value_(bounds.low * normal_below(low_) + mean_ * between_ +
               bounds.high * normal_below(-high_)) {}

  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] double by_mu() const { return mean_ * between_; }
  [[nodiscard]] double by_sigma() const {
    return mean_ *
           (sigma_ * between_ + normal_density(low_ - sigma_) - normal_density(high_ - sigma_));
  }

 private:
  double sigma_;
  double low_;  ///< the bounds in deviations
  double high_;
  double mean_;  ///< without bounds
  double between_;
  double value_;
};

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
  if (law.shape != LawShape::normal) return by_quadrature(law, bounds);
  const LognormalMean mean(law.mu, law.sigma, bounds, LogBounds(bounds));
  return {mean.value(), mean.by_mu(), mean.by_sigma()};
}

double mean_within(double mean, const WinsorBounds& bounds) {
  return std::clamp(mean, bounds.low * 1.02, bounds.high * 0.98);
}

IncomeLaw law_for_mean(double mean, double sigma, LawShape shape, const WinsorBounds& bounds,
                       std::optional<double> start) {
  mean = mean_within(mean, bounds);
  const LogBounds logs(bounds);
  double lowest = logs.low - 6.0 * sigma;
  double highest = logs.high + 6.0 * sigma;
  double mu = std::clamp(start.value_or(std::log(mean) - 0.5 * sigma * sigma), lowest, highest);
  const auto mean_at = [&](double at) -> std::pair<double, double> {
    if (shape == LawShape::normal) {
      const LognormalMean of_law(at, sigma, bounds, logs);
      return {of_law.value(), of_law.by_mu()};
    }
    const WinsorisedMean w = by_quadrature({at, sigma, shape}, bounds);
    return {w.value, w.by_mu};
  };
  constexpr int kMostSteps = 60;
  constexpr double kTolerance = 1e-9;  // of ln(income): a hundred-thousandth of a euro
  for (int step = 0; step < kMostSteps; ++step) {
    const auto [value, by_mu] = mean_at(mu);
    (value < mean ? lowest : highest) = mu;
    double next = mu + (mean - value) / std::max(by_mu, 1e-12);  // Newton
    if (!(next > lowest && next < highest)) next = 0.5 * (lowest + highest);
    if (std::abs(next - mu) < kTolerance) return {next, sigma, shape};
    mu = next;
  }
  return {mu, sigma, shape};
}

}  // namespace carreau
