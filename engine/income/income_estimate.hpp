// SPDX-License-Identifier: Apache-2.0
/// What the engine knows of incomes in each cell: the one interface of every model.
#pragma once

#include "base/index.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace carreau {

/// The share of a cell's people whose disposable income is below some income x.
struct ShareBelow {
  double share = 0.0;     ///< F(x), from 0 to 1
  double variance = 0.0;  ///< of that share, from what the data leave open
  double slope = 0.0;     ///< dF/d(ln x): turns a doubt about x into one about the share
  double common = 0.0;    ///< the part of `variance` that all cells of the observation share
};

/// Incomes in €, one not above the other.
struct IncomeRange {
  double low = 0.0;
  double high = 0.0;
};

/// Incomes of the cells of one grid. The quantity that adds up over cells is the number of people
/// below an income, so F is all that a model must give: a parametric fit, or exact counts.
class IncomeEstimate {
 public:
  virtual ~IncomeEstimate() = default;

  /// False where nothing is known of incomes: see income/unknown_income.hpp.
  [[nodiscard]] virtual bool is_known() const { return true; }
  /// Number of cells.
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// `income` in € of disposable income per consumption unit, positive.
  [[nodiscard]] virtual ShareBelow share_below(CellIndex cell, double income) const = 0;
  /// F at one income a cell, for many cells: `share[k]` answers cell `first` + k at `income[k]`.
  /// The same as share_below() gives, to 1e-9; safe to call from several threads.
  virtual void shares_below(CellIndex first, std::span<const double> income,
                            std::span<double> share) const;
  /// Where the income below which a share `order` of the people live is to be sought, for many
  /// cells: `range[k]` holds that of cell `first` + k, the closer the better. Without a shortcut
  /// of the model: from lowest_income() to highest_income().
  virtual void quantile_ranges(CellIndex first, double order, std::span<IncomeRange> range) const;
  /// The observation that a cell's figures come from. Cells to which the figures of one group of
  /// households were shared out have the same: they are one observation, and err together.
  [[nodiscard]] virtual std::size_t observation(CellIndex cell) const = 0;
  /// How a cell's own deviation from its observation is bound to those of the observation's other
  /// cells. The observation's total is known, so over all of its cells the deviations cancel:
  /// Σ balance · deviation = 0, with Σ balance² = 1. Only cells of which the variance exceeds its
  /// common part have such a deviation.
  [[nodiscard]] virtual double balance(CellIndex cell) const = 0;
  /// Doubt about the level of incomes that all cells share (standard deviation of its logarithm).
  [[nodiscard]] virtual double level_deviation() const = 0;
  /// Incomes between which every quantile of every cell lies: where a root is sought.
  [[nodiscard]] virtual double lowest_income() const = 0;
  [[nodiscard]] virtual double highest_income() const = 0;
  /// A stable name for outputs: "lognormal", "dagum", "brackets"…
  [[nodiscard]] virtual std::string_view model() const = 0;
};

}  // namespace carreau
