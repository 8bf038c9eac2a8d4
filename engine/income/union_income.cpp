// SPDX-License-Identifier: Apache-2.0
#include "income/union_income.hpp"

#include "income/normal.hpp"

#include <cmath>
#include <utility>

namespace carreau {

UnionIncome::UnionIncome(const IncomeEstimate& estimate, std::vector<CellPart> parts)
    : estimate_(&estimate) {
  for (const CellPart& part : parts) {
    if (part.people <= 0.0) continue;
    parts_.push_back(part);
    people_ += part.people;
  }
}

UnionIncome::UnionIncome(const IncomeEstimate& estimate, std::span<const CellIndex> cells,
                         std::span<const Persons> people)
    : estimate_(&estimate) {
  for (const CellIndex cell : cells) {
    const double count = people[cell.position()].value();
    if (count <= 0.0) continue;
    parts_.push_back({cell, count});
    people_ += count;
  }
}

ShareBelow UnionIncome::share_below(double income) const {
  double below = 0.0;
  double slope = 0.0;
  double independent = 0.0;  // sum of variances
  double shared = 0.0;       // sum of standard deviations
  for (const CellPart& part : parts_) {
    const ShareBelow cell = estimate_->share_below(part.cell, income);
    below += part.people * cell.share;
    slope += part.people * cell.slope;
    if (estimate_->error_kind(part.cell) == ErrorKind::independent) {
      independent += part.people * part.people * cell.variance;
    } else {
      shared += part.people * std::sqrt(cell.variance);
    }
  }
  if (people_ <= 0.0) return {};
  return {below / people_, (independent + shared * shared) / (people_ * people_), slope / people_};
}

double UnionIncome::root(double order) const {
  // The share is monotone in income: Newton in logarithms, kept inside a shrinking bracket, to a
  // hundredth of a euro.
  double low = std::log(estimate_->lowest_income());
  double high = std::log(estimate_->highest_income());
  double at = 0.5 * (low + high);
  constexpr int kMostSteps = 80;
  for (int step = 0; step < kMostSteps && high - low > 1e-9; ++step) {
    const ShareBelow here = share_below(std::exp(at));
    (here.share < order ? low : high) = at;
    double next = here.slope > 0.0 ? at + (order - here.share) / here.slope : low;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    if (std::abs(next - at) < 1e-9) return std::exp(next);
    at = next;
  }
  return std::exp(at);
}

Interval UnionIncome::quantile(double order) const {
  const double value = root(order);
  const ShareBelow at = share_below(value);
  // The doubt about the share, read along the income axis.
  const double log_half = at.slope > 0.0 ? kNinetyPercent * std::sqrt(at.variance) / at.slope : 0.0;
  return {value, value * std::exp(-log_half), value * std::exp(log_half)};
}

double UnionIncome::probability_median_below(double threshold, double log_deviation) const {
  const ShareBelow at = share_below(threshold);
  const double from_threshold = at.slope * log_deviation;
  const double deviation = std::sqrt(at.variance + from_threshold * from_threshold);
  const double excess = at.share - 0.5;
  if (deviation <= 0.0) return excess > 0.0 ? 1.0 : 0.0;
  return normal_below(excess / deviation);
}

}  // namespace carreau
