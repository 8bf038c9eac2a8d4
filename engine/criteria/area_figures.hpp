// SPDX-License-Identifier: Apache-2.0
/// The figures on which criteria are tested, the same for any area: proposed, official, or drawn by
/// hand.
#pragma once

#include "base/quantity.hpp"
#include "income/normal.hpp"
#include "income/union_income.hpp"

#include <cmath>
#include <cstdint>
#include <optional>

namespace carreau {

/// Counts are in tenths, the resolution at which INSEE publishes them, so that decisions use the
/// same values that are shown. Incomes are in € per consumption unit; their intervals are at 90 %.
struct AreaFigures {
  bool has_data = false;  ///< the grid has a cell here; otherwise the other figures mean nothing
  Persons people;
  Households households;      ///< zero where the grid has no households
  Persons imputed_people;     ///< people in cells whose figures INSEE imputed
  Persons straddling_people;  ///< people in cells that the limit cuts; zero where it follows cells
  std::int64_t area_m2 = 0;

  /// False where nothing is known of the incomes of the cells: no figure of incomes below then
  /// means anything, S among them, and no output may tell one.
  bool are_incomes_known = true;
  /// Whether the cells count declared incomes: the median and the quartiles called disposable then
  /// are declared ones, and no output may call them otherwise.
  bool is_declared = false;
  double people_low_income = 0.0;  ///< people below S
  Share share_low_income;          ///< share of the people below S
  /// Of disposable income; only where quartiles are requested.
  std::optional<Interval> first_quartile;
  Interval median_disposable;
  std::optional<Interval> third_quartile;
  Interval median_declared;           ///< through the bridge, whose residual widens the interval
  Euros threshold_declared;           ///< S
  double threshold_disposable = 0.0;  ///< S on the scale of disposable incomes
  double p_criterion = 0.0;           ///< probability that the median is below S
  /// The doubt about `people`, a standard deviation of its logarithm; 0 where they are counted or
  /// published.
  double people_log_deviation = 0.0;
  /// Whether incomes are those inside a limit that cuts cells.
  bool are_incomes_in_doubt = false;

  /// The people with their interval of 90 %, which has no width where they are counted or
  /// published.
  [[nodiscard]] Interval people_interval() const {
    const double half = std::exp(kNinetyPercent * people_log_deviation);
    return {people.value(), people.value() / half, people.value() * half};
  }
  /// Whether medians and shares are known, which requires inhabitants; otherwise they are zero.
  [[nodiscard]] bool has_incomes() const {
    return has_data && are_incomes_known && !people.is_zero();
  }
  /// Threshold minus median, both of disposable income, in €.
  [[nodiscard]] double margin() const { return threshold_disposable - median_disposable.value; }
  /// People per km², unrounded; 0 where the area is 0. One division of whole numbers, so that a
  /// density which equals its bound, as is_dense() decides exactly, is that bound and no hair less.
  [[nodiscard]] double density() const {
    constexpr std::int64_t kTenthsPerKm2 = 100'000;  // tenths of people per m² to people per km²
    return area_m2 > 0
               ? static_cast<double>(people.tenths() * kTenthsPerKm2) / static_cast<double>(area_m2)
               : 0.0;
  }
  /// Share of the people in imputed cells; 0 where nobody lives.
  [[nodiscard]] Share share_imputed() const { return share_of(imputed_people, people); }
};

}  // namespace carreau
