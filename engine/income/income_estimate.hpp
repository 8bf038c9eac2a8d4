// SPDX-License-Identifier: Apache-2.0
/// What the engine knows of incomes in each cell: the one interface of every model.
#pragma once

#include "base/index.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace carreau {

/// The share of a cell's people whose disposable income is below some income x.
struct ShareBelow {
  double share = 0.0;     ///< F(x), from 0 to 1
  double variance = 0.0;  ///< of that share, from what the data leave open
  double slope = 0.0;     ///< dF/d(ln x): turns a doubt about x into one about the share
};

/// How the errors of two cells go together when cells are put in one zone.
enum class ErrorKind : std::uint8_t {
  independent,  ///< the cell's own figures
  shared,       ///< figures shared out from a group: the errors of such cells add up in full
};

/// Incomes of the cells of one grid. The quantity that adds up over cells is the number of people
/// below an income, so F is all that a model must give: a parametric fit, or exact counts.
class IncomeEstimate {
 public:
  virtual ~IncomeEstimate() = default;

  /// Number of cells.
  [[nodiscard]] virtual std::size_t size() const = 0;
  /// `income` in € of disposable income per consumption unit, positive.
  [[nodiscard]] virtual ShareBelow share_below(CellIndex cell, double income) const = 0;
  [[nodiscard]] virtual ErrorKind error_kind(CellIndex cell) const = 0;
  /// Incomes between which every quantile of every cell lies: where a root is sought.
  [[nodiscard]] virtual double lowest_income() const = 0;
  [[nodiscard]] virtual double highest_income() const = 0;
  /// A stable name for outputs: "lognormal", "lognormal-means", "brackets".
  [[nodiscard]] virtual std::string_view method() const = 0;
};

}  // namespace carreau
