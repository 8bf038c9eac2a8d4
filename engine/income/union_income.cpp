// SPDX-License-Identifier: Apache-2.0
#include "income/union_income.hpp"

#include "income/normal.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace carreau {

namespace {

/// The error of the people below an income in some cells of one observation.
class ObservationError {
 public:
  void add(double people, const ShareBelow& at, double balance) {
    const double own = std::sqrt(std::max(at.variance - at.common, 0.0));
    // Within one observation common errors move together, so deviations are added.
    common_ += people * std::sqrt(at.common);
    own_ += people * people * own * own;
    bound_ += people * own * balance;
  }
  /// The common part in full, and the part of the cells' own deviations that does not cancel out.
  [[nodiscard]] double variance() const {
    // Own deviations cancel over the whole group, whose total is published; what the balance binds
    // is taken off.
    return common_ * common_ + std::max(own_ - bound_ * bound_, 0.0);
  }

 private:
  double common_ = 0.0;  ///< sum of standard deviations
  double own_ = 0.0;     ///< sum of variances
  double bound_ = 0.0;
};

}  // namespace

Interval through_bridge(const Interval& disposable, const Bridge& bridge) {
  // Relative half-widths in logarithms, as the bridge relates logarithms. The two uncertainties are
  // independent.
  const double own = std::log(disposable.high / disposable.value) / kNinetyPercent;
  const double log_half = kNinetyPercent * bridge.exponent_at(disposable.value) *
                          std::hypot(own, bridge.log_residual(disposable.value));
  const double value = bridge.to_declared(disposable.value);
  return {value, value * std::exp(-log_half), value * std::exp(log_half)};
}

double probability_of_most(const ShareBelow& at, double log_deviation) {
  // How much the share changes when the threshold moves by its own deviation.
  const double from_threshold = at.slope * log_deviation;
  const double deviation = std::sqrt(at.variance + from_threshold * from_threshold);
  const double excess = at.share - 0.5;
  // Without any doubt the answer is yes or no.
  if (deviation <= 0.0) return excess > 0.0 ? 1.0 : 0.0;
  return normal_below(excess / deviation);
}

UnionIncome::UnionIncome(const IncomeEstimate& estimate, std::vector<CellPart> parts)
    : UnionIncome(estimate, std::move(parts), estimate.level_deviation()) {}

UnionIncome::UnionIncome(const IncomeEstimate& estimate, std::vector<CellPart> parts,
                         double level_deviation)
    : estimate_(&estimate), level_deviation_(level_deviation) {
  parts_.reserve(parts.size());
  for (const CellPart& part : parts) add(part);
  order_by_observation();
}

UnionIncome::UnionIncome(const IncomeEstimate& estimate, std::span<const CellIndex> cells,
                         std::span<const Persons> people)
    : estimate_(&estimate), level_deviation_(estimate.level_deviation()) {
  parts_.reserve(cells.size());
  for (const CellIndex cell : cells) add({cell, people[cell.position()].value()});
  order_by_observation();
}

void UnionIncome::add(const CellPart& part) {
  // Parts without people do not count, and cells without people have no observation.
  if (part.people <= 0.0) return;
  parts_.push_back({part.cell, part.people, estimate_->observation(part.cell),
                    estimate_->balance(part.cell), std::exp(-part.log_shift)});
  people_ += part.people;
}

void UnionIncome::order_by_observation() {
  std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
    // By observation, then cell: errors are summed by observation, and sums have a fixed order.
    return std::pair(a.observation, a.cell) < std::pair(b.observation, b.cell);
  });
}

ShareBelow UnionIncome::share_below(double income) const {
  if (people_ <= 0.0) return {};
  ShareBelow total;
  ObservationError error;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    const ShareBelow at = estimate_->share_below(part.cell, income * part.scale);
    total.share += part.people * at.share;
    total.slope += part.people * at.slope;
    error.add(part.people, at, part.balance);
    const bool is_last = i + 1 == parts_.size() || parts_[i + 1].observation != part.observation;
    if (!is_last) continue;
    total.variance += error.variance();
    error = {};
  }
  // The deviation of the level moves all cells together.
  const double level = total.slope * level_deviation_;
  total.variance += level * level;
  return {total.share / people_, total.variance / (people_ * people_), total.slope / people_};
}

double UnionIncome::root(double order, double near) const {
  // The share is monotone in income: Newton in logarithms, kept inside a shrinking bracket. Its
  // error is squared at each step, so that behind a step of 1e-6 it is below a cent.
  constexpr double kLastStep = 1e-6;
  const auto [least, most] = std::ranges::minmax(parts_, {}, &Part::scale);
  double low = std::log(estimate_->lowest_income() / most.scale);
  double high = std::log(estimate_->highest_income() / least.scale);
  double at = std::clamp(std::log(near), low, high);
  constexpr int kMostSteps = 80;
  for (int step = 0; step < kMostSteps && high - low > 1e-9; ++step) {
    const ShareBelow here = share_below(std::exp(at));
    // The root stays between both ends.
    (here.share < order ? low : high) = at;
    const double next = here.slope > 0.0 ? at + (order - here.share) / here.slope : low;
    const bool is_inside = next > low && next < high;
    if (is_inside && std::abs(next - at) < kLastStep) return std::exp(next);
    // A step out of the bracket is replaced by halving it.
    at = is_inside ? next : 0.5 * (low + high);
  }
  return std::exp(at);
}

Interval UnionIncome::quantile(double order, double near) const {
  const double value = root(order, near);
  const ShareBelow at = share_below(value);
  // The doubt about the share, read along the income axis.
  const double log_half = at.slope > 0.0 ? kNinetyPercent * std::sqrt(at.variance) / at.slope : 0.0;
  return {value, value * std::exp(-log_half), value * std::exp(log_half)};
}

}  // namespace carreau
