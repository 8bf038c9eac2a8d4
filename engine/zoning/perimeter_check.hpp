// SPDX-License-Identifier: Apache-2.0
/// The criteria of the rule on any perimeter: official, proposed, or drawn by hand.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau {

/// What the rule says of a perimeter.
enum class Verdict { meets, fails, no_data };
[[nodiscard]] std::string to_text(Verdict verdict);

/// Figures of a perimeter, cells shared by area. Incomes in € per consumption unit, intervals of
/// 90 %. Without a single inhabitant in the grid there is no data, which is not zero.
struct PerimeterCheck {
  bool has_data = false;
  std::size_t cells = 0;  ///< inhabited cells that it touches
  double people = 0.0;
  double households = 0.0;
  double imputed_people = 0.0;
  double straddling_people = 0.0;  ///< in cells that it covers only in part
  double area_m2 = 0.0;
  UnitIndex unit;  ///< the one that holds most of its people, whose threshold applies
  TerritoryBasis basis = TerritoryBasis::none;
  Interval first_quartile;   ///< disposable
  Interval median;           ///< disposable
  Interval third_quartile;   ///< disposable
  Interval median_declared;  ///< through the bridge, its residual included in the interval
  double people_low_income = 0.0;
  double share_low_income = 0.0;
  Euros threshold_declared;  ///< S
  double threshold_disposable = 0.0;
  double p_criterion = 0.0;  ///< probability that the median is below S

  bool meets_territory = false;
  bool meets_population = false;
  bool meets_density = false;
  bool meets_income = false;

  [[nodiscard]] double density() const { return area_m2 > 0.0 ? people * 1e6 / area_m2 : 0.0; }
  [[nodiscard]] Verdict verdict() const;
  /// The criteria that it fails, in the order of the decree: "territory", "population", "density",
  /// "income".
  [[nodiscard]] std::vector<std::string> failed() const;
};

/// One check a zone. The derogation for listed quartiers holds where the listed share of the zone's
/// people reaches the option's share of a cell.
[[nodiscard]] std::vector<PerimeterCheck> check_perimeters(const DelineationInput& input,
                                                           const CellShares& zones);

}  // namespace carreau
