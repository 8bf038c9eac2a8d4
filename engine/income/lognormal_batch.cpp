// SPDX-License-Identifier: Apache-2.0
#include "income/lognormal_batch.hpp"

#include "income/winsorised_mean.hpp"

#include <Eigen/Core>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace carreau {

namespace {

constexpr int kLanes = 8;
using Lanes = Eigen::Array<double, kLanes, 1>;

constexpr double kInverseRootTwoPi = std::numbers::inv_sqrtpi / std::numbers::sqrt2;

/// Outside of this the posterior can have two maxima: exact figures of laws show them from 66 % of
/// poor people on, in cells of 500 households. A test compares these fits with the full search.
bool is_plain(const FitTask& task, double poverty_line) {
  const CellEvidence& e = *task.evidence;
  constexpr double kMostPoor = 0.60;
  constexpr double kAboveLow = 1.25;
  constexpr double kBelowHigh = 0.85;
  constexpr double kMostLines = 3.0;
  return e.poor_share && *e.poor_share <= kMostPoor && e.mean > kAboveLow * task.bounds.low &&
         e.mean < kBelowHigh * task.bounds.high && e.mean < kMostLines * poverty_line;
}

/// exp(−z²/2): the density without its constant.
Lanes kernel(const Lanes& z) { return (-0.5 * z.square()).exp(); }

/// P(Z < z) from z and its kernel, by Hart's rational approximation (1968, no. 5666): fifteen
/// digits, one polynomial for all z, hence no branch.
Lanes below(const Lanes& z, const Lanes& kernel_of_z) {
  const Lanes y = z.abs();
  const Lanes top = (((((3.52624965998911e-02 * y + 0.700383064443688) * y + 6.37396220353165) * y +
                       33.912866078383) *
                          y +
                      112.079291497871) *
                         y +
                     221.213596169931) *
                        y +
                    220.206867912376;
  const Lanes bottom =
      ((((((8.83883476483184e-02 * y + 1.75566716318264) * y + 16.064177579207) * y +
          86.7807322029461) *
             y +
         296.564248779674) *
            y +
        637.333633378831) *
           y +
       793.826512519948) *
          y +
      440.413735824752;
  const Lanes tail = kernel_of_z * top / bottom;
  return (z < 0.0).select(tail, 1.0 - tail);
}

/// The evidence of one batch, a lane an observation.
/// Structure of arrays: eight observations advance together, so that the processor computes them in
/// one vector.
struct Batch {
  Lanes mean, low, high, log_low, log_high, poor, weight, prior_mean, prior_weight;
  Lanes mu, sigma, last_move;
  [[nodiscard]] WinsorisedMean mean_at(int lane) const {
    return {value[lane], by_mu[lane], by_sigma[lane]};
  }
  Lanes value, by_mu, by_sigma;  ///< the winsorised mean at (mu, sigma)

  void load(int lane, const FitTask& task) {
    const CellEvidence& e = *task.evidence;
    // A mean at or beyond a bound has no law; mean_within() keeps it inside.
    mean[lane] = mean_within(e.mean, task.bounds);
    low[lane] = task.bounds.low;
    high[lane] = task.bounds.high;
    poor[lane] = *e.poor_share;
    weight[lane] = 1.0 / e.headcount_variance();
    prior_mean[lane] = task.prior.mean;
    prior_weight[lane] = 1.0 / (task.prior.deviation * task.prior.deviation);
  }

  void start() {
    log_low = low.log();
    log_high = high.log();
    sigma = prior_mean;
    // The mean of a lognormal law without winsorising, as a start.
    mu = mean.log() - 0.5 * sigma.square();
    last_move.setOnes();
  }

  void set_mean() {
    const Lanes inverse = sigma.inverse();
    const Lanes a = (log_low - mu) * inverse;
    const Lanes b = (log_high - mu) * inverse;
    const Lanes whole = (mu + 0.5 * sigma.square()).exp();
    const Lanes kernel_a = kernel(a);
    const Lanes kernel_b = kernel(b);
    // whole · kernel(a − σ) = low · kernel(a): no exponential of their own for the shifted points.
    const Lanes low_a = low * kernel_a;
    const Lanes high_b = high * kernel_b;
    const Lanes shifted_a = below(a - sigma, low_a / whole);
    const Lanes shifted_b = below(b - sigma, high_b / whole);
    by_mu = whole * (shifted_b - shifted_a);
    by_sigma = sigma * by_mu + kInverseRootTwoPi * (low_a - high_b);
    value = low * below(a, kernel_a) + by_mu + high * below(-b, kernel_b);
  }

  /// Whether the lane came to rest where the headcount is not capped: no cap has a z under 0.70.
  [[nodiscard]] bool is_settled(int lane, double log_line) const {
    return last_move[lane] < 2e-6 && log_line - mu[lane] < 0.70 * sigma[lane];
  }

  /// One step on μ towards the published mean, and on σ towards the maximum along the laws that
  /// give it, in the lanes that moved by more than `settled` last time. What a lane becomes must
  /// not depend on its neighbours: it stops by itself, however long the others take.
  void step(double log_line, double settled) {
    set_mean();
    // Newton's step for μ, which keeps the published mean.
    const Lanes to_mean = (mean - value) / by_mu;
    const Lanes mu_by_sigma = -by_sigma / by_mu;
    const Lanes inverse = sigma.inverse();
    const Lanes z = (log_line - mu - to_mean) * inverse;
    const Lanes kernel_z = kernel(z);
    // The derivative of the poor share along the laws of this mean.
    const Lanes slope = -kInverseRootTwoPi * kernel_z * (mu_by_sigma + z) * inverse;
    const Lanes miss = below(z, kernel_z) - poor;
    const Lanes first = prior_weight * (sigma - prior_mean) + weight * miss * slope;
    const Lanes curvature = prior_weight + weight * slope.square();
    // Longer steps could leave the range in which the curvature holds.
    constexpr double kLongestStep = 0.10;
    const Lanes wanted = (sigma - (first / curvature).max(-kLongestStep).min(kLongestStep))
                             .max(kLowestSigma)
                             .min(kHighestSigma);
    const Lanes move = wanted - sigma;
    const Lanes move_mu = (to_mean + mu_by_sigma * move).max(-1.0).min(1.0);
    // Evaluated before the lanes change, since the expression would otherwise see the new values.
    const auto is_open = (last_move > settled).eval();
    sigma = is_open.select(wanted, sigma);
    mu = is_open.select(mu + move_mu, mu);
    last_move = is_open.select(move.abs().max(move_mu.abs()), last_move);
  }
};

/// The plain tasks of one batch, by their place in the whole.
struct PlainTasks {
  std::array<std::size_t, kLanes> place{};
  int count = 0;
};

void solve(const PlainTasks& plain, std::span<const FitTask> tasks, double poverty_line,
           std::span<LawFit> fits) {
  if (plain.count == 0) return;
  Batch batch;
  for (int lane = 0; lane < kLanes; ++lane) {
    // Lanes to spare repeat the last task.
    const int used = std::min(lane, plain.count - 1);
    batch.load(lane, tasks[plain.place[static_cast<std::size_t>(used)]]);
  }
  batch.start();
  constexpr int kMostSteps = 12;
  constexpr double kSettled = 1e-6;
  const double log_line = std::log(poverty_line);
  // All lanes take part until the slowest has settled.
  for (int step = 0; step < kMostSteps && !(batch.last_move <= kSettled).all(); ++step) {
    batch.step(log_line, kSettled);
  }
  batch.set_mean();
  for (int lane = 0; lane < plain.count; ++lane) {
    const std::size_t place = plain.place[static_cast<std::size_t>(lane)];
    const FitTask& task = tasks[place];
    if (!batch.is_settled(lane, log_line)) {
      // Not at rest, or where a cap could matter: the full search decides.
      fits[place] = fit_law(*task.evidence, task.bounds, poverty_line, task.prior);
      continue;
    }
    fits[place].law = {batch.mu[lane], batch.sigma[lane], LawShape::normal};
    set_covariance(fits[place], *task.evidence, batch.mean_at(lane), poverty_line, task.prior);
  }
}

}  // namespace

void fit_lognormal_batch(std::span<const FitTask> tasks, double poverty_line,
                         std::span<LawFit> fits) {
  PlainTasks plain;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const FitTask& task = tasks[i];
    if (!is_plain(task, poverty_line)) {
      fits[i] = fit_law(*task.evidence, task.bounds, poverty_line, task.prior);
      continue;
    }
    plain.place[static_cast<std::size_t>(plain.count++)] = i;
    if (plain.count < kLanes) continue;
    solve(plain, tasks, poverty_line, fits);
    plain.count = 0;
  }
  // The last batch may be incomplete.
  solve(plain, tasks, poverty_line, fits);
}

}  // namespace carreau
