// SPDX-License-Identifier: Apache-2.0
/// Incomes of a union of cells: shares add up, medians are re-estimated, never averaged.
#pragma once

#include "base/quantity.hpp"
#include "income/bridge.hpp"
#include "income/income_estimate.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

/// A part of a cell: how many of its people belong to the union.
struct CellPart {
  CellIndex cell;
  double people = 0.0;
  /// ln(median of these people / median of the cell): 0 where they are like the rest of it.
  double log_shift = 0.0;
};

/// An estimate with its 90 % interval.
struct Interval {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
};

/// A declared quantile from a disposable one: the bridge applied, its residual added to the doubt.
[[nodiscard]] Interval through_bridge(const Interval& disposable, const Bridge& bridge);

/// Probability that the true share below some income is more than a half, given the estimate; the
/// income itself is in doubt by `log_deviation` (standard deviation of its logarithm).
[[nodiscard]] double probability_of_most(const ShareBelow& at, double log_deviation);

/// A set of cells, or of parts of cells, seen through an income estimate.
class UnionIncome {
 public:
  /// Parts with no people are ignored. Keeps a reference to `estimate`. The doubt about the level
  /// that all parts share is that of the estimate.
  UnionIncome(const IncomeEstimate& estimate, std::vector<CellPart> parts);
  /// `level_deviation`: the doubt about the level of this union (standard deviation of its
  /// logarithm), which replaces that of the estimate.
  UnionIncome(const IncomeEstimate& estimate, std::vector<CellPart> parts, double level_deviation);
  /// Whole cells.
  UnionIncome(const IncomeEstimate& estimate, std::span<const CellIndex> cells,
              std::span<const Persons> people);

  [[nodiscard]] double people() const { return people_; }
  /// Share of the union's people below a disposable income in €. Variance: cells of one observation
  /// err together, observations independently, and all share the doubt about the level.
  [[nodiscard]] ShareBelow share_below(double income) const;
  /// The income below which a share `order` of the people live: the root of Σ n·F(x) = order·Σ n.
  /// Requires people() > 0 and 0 < order < 1. `near`: an income to begin the search at; it
  /// changes how long the search takes, not what it finds.
  [[nodiscard]] Interval quantile(double order, double near = kNear) const;
  [[nodiscard]] Interval median(double near = kNear) const { return quantile(0.5, near); }
  /// Probability that more than half of the people live below `threshold`, whose own doubt is
  /// `log_deviation` (standard deviation of its logarithm).
  [[nodiscard]] double probability_median_below(double threshold, double log_deviation) const {
    return probability_of_most(share_below(threshold), log_deviation);
  }

 private:
  /// A part, and what the estimate says of its cell at any income.
  struct Part {
    CellIndex cell;
    double people = 0.0;
    std::size_t observation = 0;
    double balance = 0.0;
    /// Their median is the cell's divided by this, so that an income is to them what this many
    /// times as much is to the cell.
    double scale = 1.0;
  };
  static constexpr double kNear = 20'000.0;

  void add(const CellPart& part);
  void order_by_observation();
  [[nodiscard]] double root(double order, double near) const;

  const IncomeEstimate* estimate_;
  std::vector<Part> parts_;  ///< by observation, then cell
  double people_ = 0.0;
  double level_deviation_ = 0.0;
};

}  // namespace carreau
