// SPDX-License-Identifier: Apache-2.0
#include "income/lognormal_estimate.hpp"

#include "base/parallel.hpp"
#include "income/normal.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace carreau {

namespace {

constexpr double kHeadcountCap = 0.80;  ///< INSEE's cap on men_pauv / men in a 200 m cell
constexpr double kCapMargin = 0.005;    ///< rounding lets the ratio read slightly off the cap
/// The headcount counts the residents, it is no sample of them: what is left of binomial noise is
/// how far a few households are from any smooth law. A quarter of the binomial variance gives the
/// smallest error on the medians of communes.
constexpr double kHeadcountNoise = 0.25;
constexpr double kHeadcountFloor = 0.03;  ///< households are not people: doubt that never vanishes
constexpr double kImputedSpread = 0.10;   ///< log-sd of a cell's median within its imputed group
constexpr double kFewestHouseholds = 11.0;  ///< INSEE's secrecy: a group has at least as many
/// In France about 2.2 people make a household; only the size of the noise rests on it.
constexpr double kPeoplePerHousehold = 2.2;
constexpr double kLowestSigma = 0.10;
constexpr double kHighestSigma = 1.20;

/// The posterior as a function of σ alone.
class Posterior {
 public:
  Posterior(const CellEvidence& evidence, const WinsorBounds& bounds, double poverty_line,
            const SpreadPrior& prior)
      : evidence_(evidence), bounds_(bounds), log_line_(std::log(poverty_line)), prior_(prior) {
    if (!evidence.poor_share) return;
    const double h = std::clamp(*evidence.poor_share, 0.02, 0.98);
    const double n = std::max(evidence.households, kFewestHouseholds);
    headcount_variance_ = kHeadcountNoise * h * (1.0 - h) / n + kHeadcountFloor * kHeadcountFloor;
    is_capped_ = *evidence.poor_share >= kHeadcountCap - kCapMargin;
  }

  /// A point of the curve of laws that give the published mean, with minus the log posterior, its
  /// first derivative along the curve and its Gauss–Newton curvature.
  struct Point {
    Lognormal law;
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

  [[nodiscard]] double headcount_variance() const { return headcount_variance_; }
  [[nodiscard]] bool is_capped() const { return is_capped_; }
  [[nodiscard]] double log_line() const { return log_line_; }

 private:
  [[nodiscard]] Point at(double sigma, std::optional<double> start) const {
    const double pull = (sigma - prior_.mean) / prior_.deviation;
    Point p;
    p.law = {mu_for_mean(evidence_.mean, sigma, bounds_, start), sigma};
    p.value = 0.5 * pull * pull;
    p.first = pull / prior_.deviation;
    p.curvature = 1.0 / (prior_.deviation * prior_.deviation);
    const WinsorisedMean w = winsorised_mean(p.law, bounds_);
    p.mu_by_sigma = -w.by_sigma / std::max(w.by_mu, 1e-9);
    if (evidence_.poor_share) add_headcount(p);
    return p;
  }

  void add_headcount(Point& p) const {
    const double z = (log_line_ - p.law.mu) / p.law.sigma;
    const double poor = normal_below(z);
    if (is_capped_ && poor >= kHeadcountCap) return;
    const double target = is_capped_ ? kHeadcountCap : *evidence_.poor_share;
    const double slope = normal_density(z) * (-p.mu_by_sigma - z) / p.law.sigma;
    const double miss = std::min(poor, kHeadcountCap) - target;
    p.value += 0.5 * miss * miss / headcount_variance_;
    if (poor >= kHeadcountCap) return;  // beyond the cap the headcount no longer pulls
    p.first += miss * slope / headcount_variance_;
    p.curvature += slope * slope / headcount_variance_;
  }

  const CellEvidence& evidence_;
  WinsorBounds bounds_;
  double log_line_;
  SpreadPrior prior_;
  double headcount_variance_ = 1.0;
  bool is_capped_ = false;
};

/// The best of a few starts over the prior's range: the headcount can have two roots in σ.
Posterior::Point best_start(const Posterior& posterior, const SpreadPrior& prior) {
  const Posterior::Point middle = posterior.at(prior.mean);
  Posterior::Point best = middle;
  for (const double steps : {-3.0, -1.5, 1.5, 3.0, 5.0}) {
    const double sigma =
        std::clamp(prior.mean + steps * prior.deviation, kLowestSigma, kHighestSigma);
    const Posterior::Point point = posterior.at(sigma, middle);
    if (point.value < best.value) best = point;
  }
  return best;
}

/// Gauss–Newton with step halving.
Lognormal law_at_maximum(const Posterior& posterior, const SpreadPrior& prior) {
  Posterior::Point here = best_start(posterior, prior);
  constexpr int kMostSteps = 25;
  for (int step = 0; step < kMostSteps; ++step) {
    double move = -here.first / here.curvature;
    if (std::abs(move) < 1e-6) break;
    const auto moved = [&] {
      return posterior.at(std::clamp(here.law.sigma + move, kLowestSigma, kHighestSigma), here);
    };
    Posterior::Point there = moved();
    for (int half = 0; half < 8 && there.value > here.value; ++half) {
      move *= 0.5;
      there = moved();
    }
    if (there.value > here.value) break;
    const bool is_still = there.law.sigma == here.law.sigma;
    here = there;
    if (is_still) break;  // pressed against a bound
  }
  return here.law;
}

/// Laplace: the inverse of the information that mean, headcount and prior give on (μ, σ).
void set_covariance(LognormalFit& fit, const CellEvidence& evidence, const WinsorBounds& bounds,
                    const Posterior& posterior, const SpreadPrior& prior) {
  const auto [mu, sigma] = fit.law;
  const WinsorisedMean w = winsorised_mean(fit.law, bounds);
  // The published mean is that of the households there: as an estimate of the law it has the
  // noise of a sample of that size.
  const double mean_variance = sigma * sigma / std::max(evidence.households, kFewestHouseholds);
  const double by_mu = w.by_mu / w.value;
  const double by_sigma = w.by_sigma / w.value;
  double a = by_mu * by_mu / mean_variance;
  double b = by_mu * by_sigma / mean_variance;
  double c = by_sigma * by_sigma / mean_variance + 1.0 / (prior.deviation * prior.deviation);
  if (evidence.poor_share && !posterior.is_capped()) {
    const double z = (posterior.log_line() - mu) / sigma;
    const double h_mu = -normal_density(z) / sigma;
    const double h_sigma = z * h_mu;
    a += h_mu * h_mu / posterior.headcount_variance();
    b += h_mu * h_sigma / posterior.headcount_variance();
    c += h_sigma * h_sigma / posterior.headcount_variance();
  }
  const double determinant = a * c - b * b;
  fit.variance_mu = c / determinant;
  fit.variance_sigma = a / determinant;
  fit.covariance = -b / determinant;
  if (evidence.error == ErrorKind::shared) fit.variance_mu += kImputedSpread * kImputedSpread;
}

}  // namespace

ShareBelow LognormalFit::share_below(double income) const {
  const double z = (std::log(income) - law.mu) / law.sigma;
  const double density = normal_density(z) / law.sigma;
  const double spread = variance_mu + 2.0 * z * covariance + z * z * variance_sigma;
  return {normal_below(z), density * density * std::max(spread, 0.0), density};
}

LognormalFit fit_lognormal(const CellEvidence& evidence, const WinsorBounds& bounds,
                           double poverty_line, const SpreadPrior& prior) {
  const Posterior posterior(evidence, bounds, poverty_line, prior);
  LognormalFit fit;
  fit.law = evidence.poor_share ? law_at_maximum(posterior, prior) : posterior.at(prior.mean).law;
  set_covariance(fit, evidence, bounds, posterior, prior);
  return fit;
}

LognormalEstimate::LognormalEstimate(const CellTable& cells,
                                     std::span<const std::string_view> department,
                                     const Vintage& vintage, HeadcountUse use)
    : fits_(cells.size()), error_(cells.size()), use_(use) {
  parallel_for(cells.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (cells.people()[i].is_zero()) continue;
      CellEvidence evidence;
      evidence.mean = cells.income_sums()[i].value() / cells.people()[i].value();
      evidence.error = cells.imputations()[i] == Imputation::imputed ? ErrorKind::shared
                                                                     : ErrorKind::independent;
      if (use == HeadcountUse::use && !cells.households()[i].is_zero()) {
        evidence.households = cells.households()[i].value();
        evidence.poor_share =
            share_of(cells.poor_households()[i], cells.households()[i]).fraction();
      } else {
        evidence.households = cells.people()[i].value() / kPeoplePerHousehold;
      }
      error_[i] = evidence.error;
      fits_[i] = fit_lognormal(evidence, vintage.bounds(department[i]), vintage.poverty_line(),
                               vintage.spread);
    }
  });
}

ShareBelow LognormalEstimate::share_below(CellIndex cell, double income) const {
  return fits_[cell.position()].share_below(income);
}

ErrorKind LognormalEstimate::error_kind(CellIndex cell) const { return error_[cell.position()]; }

std::string_view LognormalEstimate::method() const {
  return use_ == HeadcountUse::use ? "lognormal" : "lognormal-means";
}

}  // namespace carreau
