// SPDX-License-Identifier: Apache-2.0
/// Worlds that the doubt of the data allows, drawn by number.
#pragma once

#include "income/income_estimate.hpp"
#include "rules/unit_threshold.hpp"
#include "scenario/run.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace carreau {

/// The doubt of incomes and thresholds of a base run, from which a sample draws. Every draw is a
/// function of the seed, the number of the draw and the cell or unit: the same in any order.
///
/// Incomes: each cell's are multiplied by e^d. Cells of one observation share a part of d; a cell's
/// own part cancels over its observation, whose total is known; and the level is common to all. The
/// standard errors are those from which the engine computes the probability of the criterion, at S
/// of the cell's unit.
/// Thresholds: S of each unit, on the scale of the cells, is multiplied by e^d, where d has the
/// unit's log_deviation: the residual of the bridge, and an estimated local median.
class Doubt {
 public:
  /// `base` must outlive it.
  Doubt(const RunInput& input, const RunResult& base, std::uint64_t seed);

  /// The incomes of a draw, over an estimate of the same cells, which it keeps.
  [[nodiscard]] std::unique_ptr<IncomeEstimate> incomes(
      std::shared_ptr<const IncomeEstimate> estimate, std::int64_t draw) const;
  /// Moves the thresholds of a draw; one per unit, and last that of cells outside any.
  void move(std::span<UnitThreshold> thresholds, std::int64_t draw) const;

  /// From 0 to 1: where the level of incomes of a draw lies in its law.
  [[nodiscard]] double level_order(std::int64_t draw) const;
  /// The same of the threshold of a unit, or of the cells outside any.
  [[nodiscard]] double threshold_order(std::int64_t draw, UnitIndex unit) const;

 private:
  /// In logarithms, by cell.
  struct CellDoubt {
    float common = 0.0F;   ///< shared with its observation
    float own = 0.0F;      ///< its own
    float balance = 0.0F;  ///< see IncomeEstimate
    std::uint32_t observation = 0;
  };
  [[nodiscard]] std::vector<double> own_sums(std::int64_t draw) const;

  std::uint64_t seed_;
  double level_ = 0.0;
  std::size_t units_ = 0;
  std::size_t observations_ = 0;
  std::vector<CellDoubt> cells_;
};

}  // namespace carreau
