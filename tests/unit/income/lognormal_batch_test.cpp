// SPDX-License-Identifier: Apache-2.0
/// The vectorised fit gives the laws of the plain one, which are the highest of the posterior.
#include "income/lognormal_batch.hpp"

#include "income/normal.hpp"
#include "income/winsorised_mean.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace carreau {
namespace {

constexpr double kBatchLine = 13'158.0;

std::vector<LawFit> batch_of(const std::vector<CellEvidence>& evidence, const WinsorBounds& bounds,
                             const SpreadPrior& prior) {
  std::vector<FitTask> tasks;
  for (const CellEvidence& e : evidence) tasks.push_back({&e, bounds, prior});
  std::vector<LawFit> fits(tasks.size());
  fit_lognormal_batch(tasks, kBatchLine, fits);
  return fits;
}

/// Any mean with any headcount, most of which no cell would publish together.
std::vector<CellEvidence> any_evidence(const WinsorBounds& bounds, std::size_t count) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> unit;
  std::vector<CellEvidence> list(count);
  for (CellEvidence& e : list) {
    e.mean = bounds.low + (bounds.high - bounds.low) * std::pow(unit(random), 1.5);
    if (unit(random) < 0.95) e.poor_share = std::min(1.1 * unit(random), 0.8);
    e.households = std::exp(1.0 + 6.0 * unit(random));
  }
  return list;
}

TEST(LognormalBatch, GivesTheLawsOfThePlainFit) {
  for (const WinsorBounds& bounds :
       {WinsorBounds{9'519.0, 42'805.0}, {6'700.0, 37'800.0}, {11'300.0, 93'200.0}}) {
    for (const SpreadPrior& prior : {SpreadPrior{0.42, 0.10}, {0.50, 0.10}, {0.36, 0.05}}) {
      const auto evidence = any_evidence(bounds, 3'000);
      const auto fits = batch_of(evidence, bounds, prior);
      for (std::size_t i = 0; i < evidence.size(); ++i) {
        const LawFit plain = fit_law(evidence[i], bounds, kBatchLine, prior);
        ASSERT_NEAR(fits[i].law.mu, plain.law.mu, 1e-5)
            << evidence[i].mean << " " << evidence[i].poor_share.value_or(-1) << " "
            << evidence[i].households;
        ASSERT_NEAR(fits[i].law.sigma, plain.law.sigma, 1e-5);
        ASSERT_NEAR(fits[i].variance_mu / plain.variance_mu, 1.0, 1e-3);
        ASSERT_NEAR(fits[i].variance_sigma / plain.variance_sigma, 1.0, 1e-3);
      }
    }
  }
}

TEST(LognormalBatch, ALaneDoesNotDependOnItsNeighbours) {
  const WinsorBounds bounds{9'519.0, 42'805.0};
  const auto evidence = any_evidence(bounds, 500);
  const auto together = batch_of(evidence, bounds, {});
  for (std::size_t i = 0; i < evidence.size(); i += 7) {
    const auto alone = batch_of({evidence[i]}, bounds, {});
    ASSERT_EQ(alone[0].law.mu, together[i].law.mu);
    ASSERT_EQ(alone[0].variance_mu, together[i].variance_mu);
  }
}

/// Minus the log posterior over a fine net of σ, written again from its definition.
class Net {
 public:
  Net(const CellEvidence& e, const WinsorBounds& bounds, const SpreadPrior& prior) {
    for (double sigma = kLowestSigma; sigma <= kHighestSigma + 1e-9; sigma += 0.004) {
      const IncomeLaw law = law_for_mean(e.mean, sigma, LawShape::normal, bounds);
      const double pull = (sigma - prior.mean) / prior.deviation;
      const double poor = std::min(law.below(kBatchLine), 0.80);
      const double miss = poor - std::min(*e.poor_share, 0.80);
      value_.push_back(0.5 * pull * pull + 0.5 * miss * miss / e.headcount_variance());
    }
  }
  [[nodiscard]] double lowest() const { return *std::min_element(value_.begin(), value_.end()); }
  [[nodiscard]] double near(double sigma) const {
    const auto k = static_cast<std::size_t>((sigma - kLowestSigma) / 0.004);
    return std::min(value_[k], value_[std::min(k + 1, value_.size() - 1)]);
  }
  /// Height of the second-best valley above the best; large where there is only one.
  [[nodiscard]] double second() const {
    std::vector<double> valleys;
    for (std::size_t k = 1; k + 1 < value_.size(); ++k) {
      if (value_[k] < value_[k - 1] && value_[k] <= value_[k + 1]) valleys.push_back(value_[k]);
    }
    std::sort(valleys.begin(), valleys.end());
    return valleys.size() < 2 ? 1e9 : valleys[1] - valleys[0];
  }

 private:
  std::vector<double> value_;
};

struct Root {
  CellEvidence evidence;
  double median = 0.0;
  double sigma = 0.0;
};

/// Exact figures of laws over the range that the income model is made for.
std::vector<Root> roots(const WinsorBounds& bounds, double households) {
  std::vector<Root> list;
  for (double median = 6'000.0; median <= 30'000.0; median += 750.0) {
    for (double sigma = 0.20; sigma <= 0.801; sigma += 0.04) {
      const IncomeLaw law{std::log(median), sigma};
      list.push_back(
          {{winsorised_mean(law, bounds).value, std::min(law.below(kBatchLine), 0.80), households},
           median,
           sigma});
    }
  }
  return list;
}

TEST(LognormalBatch, NoSecondRootIsSilent) {
  // The fit stands on the highest hill of the posterior; where another one is nearly as high, the
  // interval reaches it.
  const WinsorBounds bounds{9'519.0, 42'805.0};
  int two_hills = 0;
  for (const double households : {11.0, 60.0, 500.0}) {
    const auto list = roots(bounds, households);
    std::vector<CellEvidence> evidence;
    for (const Root& root : list) evidence.push_back(root.evidence);
    const auto fits = batch_of(evidence, bounds, {});
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Net net(evidence[i], bounds, {});
      ASSERT_LE(net.near(fits[i].law.sigma), net.lowest() + 0.02)
          << list[i].median << " " << list[i].sigma << " " << households;
      if (net.second() > 1.0) continue;
      ++two_hills;
      EXPECT_GT(std::sqrt(fits[i].variance_mu), 0.05) << list[i].median << " " << list[i].sigma;
    }
  }
  RecordProperty("laws_with_two_hills", two_hills);
}

}  // namespace
}  // namespace carreau
