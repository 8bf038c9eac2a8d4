// SPDX-License-Identifier: Apache-2.0
#include "income/law_fit.hpp"

#include "income/normal.hpp"
#include "income/winsorised_mean.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace carreau {

namespace {

/// The figures are those of the residents themselves, whose median is asked for. What they leave
/// open about it is less than a sample leaves about a law: around the mean of n draws their median
/// has the variance (π/2 − 1)·σ²/n, a third more where households differ in size; around their
/// headcount, part of the binomial variance, and a floor because households are not people. The
/// three constants were tuned so that intervals of 90 % hold 90 % in the simulation of
/// tests/unit/income/coverage_test.cpp.
constexpr double kMeanNoise = 0.80;
constexpr double kHeadcountNoise = 0.60;
constexpr double kHeadcountFloor = 0.015;
constexpr double kScaledMeanDoubt = 0.05;  ///< median / (factor · mean) over 127 communes: 0.046

/// The maximum a posteriori of docs/method.md: the mean is held exactly, which gives μ for any σ;
/// what remains is the posterior as a function of σ alone, with a normal prior on σ and the noise
/// of the headcount.
class Posterior {
 public:
  Posterior(const CellEvidence& evidence, const WinsorBounds& bounds, double poverty_line,
            const SpreadPrior& prior, LawShape shape)
      : evidence_(evidence),
        bounds_(bounds),
        log_line_(std::log(poverty_line)),
        prior_(prior),
        shape_(shape),
        // Without a headcount its variance is not used; 1 is only a valid number.
        headcount_variance_(evidence.poor_share ? evidence.headcount_variance() : 1.0) {}

  /// A point of the curve of laws that give the published mean, with minus the log posterior, its
  /// first derivative along the curve and its Gauss–Newton curvature.
  struct Point {
    IncomeLaw law;
    double mu_by_sigma = 0.0;
    double value = 0.0;
    double first = 0.0;
    double curvature = 0.0;
  };
  [[nodiscard]] Point at(double sigma) const { return at(sigma, std::nullopt); }
  /// The same, μ sought from the tangent at a neighbouring point.
  [[nodiscard]] Point at(double sigma, const Point& near) const {
    return at(sigma, near.law.mu + near.mu_by_sigma * (sigma - near.law.sigma));
  }

 private:
  [[nodiscard]] Point at(double sigma, std::optional<double> start) const {
    // Values are minus the logarithm of the posterior without constants: smaller is better.
    const double pull = (sigma - prior_.mean) / prior_.deviation;
    Point p;
    p.law = law_for_mean(evidence_.mean, sigma, shape_, bounds_, start);
    p.value = 0.5 * pull * pull;
    p.first = pull / prior_.deviation;
    p.curvature = 1.0 / (prior_.deviation * prior_.deviation);
    const WinsorisedMean w = winsorised_mean(p.law, bounds_);
    // The slope of the curve on which the mean stays as published.
    p.mu_by_sigma = -w.by_sigma / std::max(w.by_mu, 1e-9);
    if (evidence_.poor_share) add_headcount(p);
    return p;
  }

  void add_headcount(Point& p) const {
    const double z = (log_line_ - p.law.mu) / p.law.sigma;
    const double poor = standard_below(shape_, z);
    // INSEE caps the poor households of a cell at 80 %: a capped headcount says "at least", so any
    // law with more poor fits equally well.
    const bool is_capped = evidence_.is_capped();
    if (is_capped && poor >= evidence_.cap) return;
    const double target = is_capped ? evidence_.cap : *evidence_.poor_share;
    // The derivative of the poor share along the curve, not for a fixed μ.
    const double slope = standard_density(shape_, z) * (-p.mu_by_sigma - z) / p.law.sigma;
    const double miss = std::min(poor, evidence_.cap) - target;
    p.value += 0.5 * miss * miss / headcount_variance_;
    if (poor >= evidence_.cap) return;  // beyond the cap the headcount no longer pulls
    p.first += miss * slope / headcount_variance_;
    // Gauss–Newton leaves out the second derivative of the share, so the curvature stays positive.
    p.curvature += slope * slope / headcount_variance_;
  }

  const CellEvidence& evidence_;
  WinsorBounds bounds_;
  double log_line_;
  SpreadPrior prior_;
  LawShape shape_;
  double headcount_variance_;
};

/// Gauss–Newton with step halving.
Posterior::Point nearest_maximum(const Posterior& posterior, Posterior::Point here) {
  constexpr int kMostSteps = 25;
  constexpr double kValueNoise = 1e-7;  // what the search of μ leaves in a value
  for (int step = 0; step < kMostSteps; ++step) {
    // Each step goes to the minimum of the local parabola.
    double move = -here.first / here.curvature;
    if (std::abs(move) < 1e-7) break;
    const auto moved = [&] {
      // The search stays within the spreads that occur.
      return posterior.at(std::clamp(here.law.sigma + move, kLowestSigma, kHighestSigma), here);
    };
    Posterior::Point there = moved();
    const auto is_worse = [&] { return there.value > here.value + kValueNoise; };
    for (int half = 0; half < 8 && is_worse(); ++half) {
      move *= 0.5;
      there = moved();
    }
    if (is_worse()) break;
    const bool is_still = there.law.sigma == here.law.sigma;
    here = there;
    if (is_still) break;  // pressed against a bound
  }
  return here;
}

/// The maximum of the posterior, and the second one where there are two.
struct Maxima {
  Posterior::Point best;
  std::optional<Posterior::Point> second;
};

/// Where more than half are poor, two laws may give the same mean and headcount (docs/method.md). A
/// grid over σ finds both valleys of the function; Gauss–Newton then refines each.
Maxima find_maxima(const Posterior& posterior, const SpreadPrior& prior) {
  constexpr std::size_t kNodes = 23;
  std::array<Posterior::Point, kNodes> nodes;
  const Posterior::Point middle = posterior.at(std::clamp(prior.mean, kLowestSigma, kHighestSigma));
  // Each from the tangent at its neighbour, outwards from the lowest.
  for (std::size_t k = 0; k < kNodes; ++k) {
    const double sigma = kLowestSigma + (kHighestSigma - kLowestSigma) * static_cast<double>(k) /
                                            static_cast<double>(kNodes - 1);
    nodes[k] = posterior.at(sigma, k == 0 ? middle : nodes[k - 1]);
  }
  std::optional<Posterior::Point> best;
  std::optional<Posterior::Point> second;
  for (std::size_t k = 0; k < nodes.size(); ++k) {
    // A strict comparison on one side only: of two equal neighbours one is a candidate, not both.
    const bool is_hill = (k == 0 || nodes[k].value <= nodes[k - 1].value) &&
                         (k + 1 == nodes.size() || nodes[k].value < nodes[k + 1].value);
    if (!is_hill) continue;
    Posterior::Point top = nearest_maximum(posterior, nodes[k]);
    if (best && top.value >= best->value) std::swap(top, *best);
    if (best && (!second || best->value < second->value)) second = best;
    best = top;
  }
  return {best.value_or(middle), second};
}

/// The spread of a posterior with two maxima around the higher one.
void add_second_maximum(LawFit& fit, const Posterior::Point& best, const Posterior::Point& second) {
  // The relative height of the second maximum is its weight: this is the variance of a mixture
  // around the first.
  const double weight = 1.0 / (1.0 + std::exp(second.value - best.value));
  const double mu = second.law.mu - best.law.mu;
  const double sigma = second.law.sigma - best.law.sigma;
  fit.variance_mu += weight * mu * mu;
  fit.variance_sigma += weight * sigma * sigma;
  fit.covariance += weight * mu * sigma;
}

}  // namespace

/// Imputed cells repeat the figures of a group, which has at least 11 households.
double CellEvidence::sample() const { return std::max(households, kFewestHouseholds); }

double CellEvidence::headcount_variance() const {
  // At a share of exactly 0 or 1 the binomial variance would vanish, as if the law were certain.
  const double h = std::clamp(*poor_share, 0.02, 0.98);
  return kHeadcountNoise * h * (1.0 - h) / sample() + kHeadcountFloor * kHeadcountFloor +
         misfit * misfit;
}

ShareBelow LawFit::share_below(double income) const {
  const double z = (std::log(income) - law.mu) / law.sigma;
  const double density = standard_density(law.shape, z) / law.sigma;
  // The linear approximation of how the share varies with μ and σ.
  const double spread = variance_mu + 2.0 * z * covariance + z * z * variance_sigma;
  const double variance = density * density * std::max(spread, 0.0);
  return {standard_below(law.shape, z), variance, density, variance};
}

/// Laplace's approximation: the inverse of the information in mean, headcount and prior, a matrix
/// of two rows inverted by hand.
void set_covariance(LawFit& fit, const CellEvidence& evidence, const WinsorisedMean& mean,
                    double poverty_line, const SpreadPrior& prior) {
  const auto [mu, sigma, shape] = fit.law;
  const double mean_variance = kMeanNoise * sigma * sigma / evidence.sample();
  const double by_mu = mean.by_mu / mean.value;
  const double by_sigma = mean.by_sigma / mean.value;
  double a = by_mu * by_mu / mean_variance;
  double b = by_mu * by_sigma / mean_variance;
  double c = by_sigma * by_sigma / mean_variance + 1.0 / (prior.deviation * prior.deviation);
  // A capped headcount says nothing about small changes of the law.
  if (evidence.poor_share && !evidence.is_capped()) {
    const double z = (std::log(poverty_line) - mu) / sigma;
    const double h_mu = -standard_density(shape, z) / sigma;
    const double h_sigma = z * h_mu;
    const double variance = evidence.headcount_variance();
    a += h_mu * h_mu / variance;
    b += h_mu * h_sigma / variance;
    c += h_sigma * h_sigma / variance;
  }
  const double determinant = a * c - b * b;
  fit.variance_mu = c / determinant;
  fit.variance_sigma = a / determinant;
  fit.covariance = -b / determinant;
}

LawFit fit_law(const CellEvidence& evidence, const WinsorBounds& bounds, double poverty_line,
               const SpreadPrior& prior, LawShape shape) {
  const Posterior posterior(evidence, bounds, poverty_line, prior, shape);
  LawFit fit;
  // Without a headcount the prior decides on the spread, and the mean on the median.
  if (!evidence.poor_share) {
    fit.law = posterior.at(prior.mean).law;
    set_covariance(fit, evidence, winsorised_mean(fit.law, bounds), poverty_line, prior);
    return fit;
  }
  const Maxima maxima = find_maxima(posterior, prior);
  fit.law = maxima.best.law;
  set_covariance(fit, evidence, winsorised_mean(fit.law, bounds), poverty_line, prior);
  if (maxima.second) add_second_maximum(fit, maxima.best, *maxima.second);
  return fit;
}

LawFit fit_headcount(const CellEvidence& evidence, double poverty_line, const SpreadPrior& prior) {
  // Half a household keeps shares of none and of all at a finite quantile.
  const double n = evidence.sample();
  const double share =
      (std::min(evidence.poor_share.value_or(0.5), evidence.cap) * n + 0.5) / (n + 1.0);
  const double z = normal_quantile(share);
  const double by_share = prior.mean / normal_density(z);
  LawFit fit;
  fit.law = {std::log(poverty_line) - prior.mean * z, prior.mean};
  // 0.25 is the largest binomial variance: nothing is known of the share.
  const double headcount = evidence.poor_share ? evidence.headcount_variance() : 0.25;
  fit.variance_sigma = prior.deviation * prior.deviation;
  fit.variance_mu = by_share * by_share * headcount + z * z * fit.variance_sigma;
  fit.covariance = -z * fit.variance_sigma;
  return fit;
}

LawFit fit_scaled_mean(const CellEvidence& evidence, double factor, const SpreadPrior& prior) {
  LawFit fit;
  fit.law = {std::log(std::max(evidence.mean * factor, 1.0)), prior.mean};
  fit.variance_sigma = prior.deviation * prior.deviation;
  fit.variance_mu = kMeanNoise * prior.mean * prior.mean / evidence.sample() +
                    kScaledMeanDoubt * kScaledMeanDoubt;
  return fit;
}

}  // namespace carreau
