// SPDX-License-Identifier: Apache-2.0
/// Incomes of a union of cells: shares add up, medians are re-estimated, never averaged.
#pragma once

#include "base/quantity.hpp"
#include "income/bridge.hpp"
#include "income/income_estimate.hpp"

#include <span>
#include <vector>

namespace carreau {

/// A part of a cell: how many of its people belong to the union.
struct CellPart {
  CellIndex cell;
  double people = 0.0;
};

/// An estimate with its 90 % interval.
struct Interval {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
};

/// A declared quantile from a disposable one: the bridge applied, its residual added to the doubt.
[[nodiscard]] Interval through_bridge(const Interval& disposable, const Bridge& bridge);

/// A set of cells, or of parts of cells, seen through an income estimate.
class UnionIncome {
 public:
  /// Parts with no people are ignored. Keeps a reference to `estimate`. `level_deviation`: a doubt
  /// of this union's own about its level (standard deviation of its logarithm).
  UnionIncome(const IncomeEstimate& estimate, std::vector<CellPart> parts,
              double level_deviation = 0.0);
  /// Whole cells.
  UnionIncome(const IncomeEstimate& estimate, std::span<const CellIndex> cells,
              std::span<const Persons> people);

  [[nodiscard]] double people() const { return people_; }
  /// Share of the union's people below a disposable income in €. Variance: cells of one observation
  /// err together, observations independently, and all share the doubt about the level.
  [[nodiscard]] ShareBelow share_below(double income) const;
  /// The income below which a share `order` of the people live: the root of Σ n·F(x) = order·Σ n.
  /// Requires people() > 0 and 0 < order < 1.
  [[nodiscard]] Interval quantile(double order) const;
  [[nodiscard]] Interval median() const { return quantile(0.5); }
  /// Probability that more than half of the people live below `threshold`, whose own doubt is
  /// `log_deviation` (standard deviation of its logarithm).
  [[nodiscard]] double probability_median_below(double threshold, double log_deviation) const;

 private:
  void order_by_observation();
  [[nodiscard]] double root(double order) const;

  const IncomeEstimate* estimate_;
  std::vector<CellPart> parts_;  ///< by observation, then cell
  double people_ = 0.0;
  double level_deviation_ = 0.0;
};

}  // namespace carreau
