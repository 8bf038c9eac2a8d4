// SPDX-License-Identifier: Apache-2.0
/// The figures that the criteria are tested on, the same for any area: proposed, official or drawn.
#pragma once

#include "base/quantity.hpp"
#include "income/union_income.hpp"

#include <cstdint>
#include <optional>

namespace carreau {

/// Counts are held to the tenth, the resolution at which INSEE publishes them: what is decided on
/// is what is shown. Incomes are in € per consumption unit, their intervals of 90 %.
struct AreaFigures {
  bool has_data = false;  ///< whether the grid has a cell there; else nothing below is known
  Persons people;
  Households households;      ///< zero where the grid has none
  Persons imputed_people;     ///< of cells whose figures INSEE shared out
  Persons straddling_people;  ///< of cells that the limit cuts; none where it follows the cells
  std::int64_t area_m2 = 0;

  double people_low_income = 0.0;          ///< people below S
  Share share_low_income;                  ///< of the people
  std::optional<Interval> first_quartile;  ///< disposable; only where quartiles are asked for
  Interval median_disposable;
  std::optional<Interval> third_quartile;
  Interval median_declared;           ///< through the bridge, its residual included in the interval
  Euros threshold_declared;           ///< S
  double threshold_disposable = 0.0;  ///< S on the scale of disposable incomes
  double p_criterion = 0.0;           ///< probability that the median is below S

  /// Whether medians and shares are known: somebody lives there. Where not, they are zero.
  [[nodiscard]] bool has_incomes() const { return has_data && !people.is_zero(); }
  /// Of threshold over median, both disposable, in €.
  [[nodiscard]] double margin() const { return threshold_disposable - median_disposable.value; }
  /// People per km², unrounded; 0 for an area of nothing.
  [[nodiscard]] double density() const {
    return area_m2 > 0 ? people.value() * 1e6 / static_cast<double>(area_m2) : 0.0;
  }
  /// Of the people; 0 where nobody lives.
  [[nodiscard]] Share share_imputed() const { return share_of(imputed_people, people); }
};

}  // namespace carreau
