// SPDX-License-Identifier: Apache-2.0
/// The criteria of the rule on any perimeter: official, proposed, or drawn by hand.
#pragma once

#include "criteria/area_figures.hpp"
#include "criteria/verdict.hpp"
#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <vector>

namespace carreau {

/// Sums over cells, those that the limit cuts counted by the part of their area inside: unrounded.
/// Rates and statistical secrecy go by these; decisions by the tenths of AreaFigures.
struct PerimeterParts {
  double people = 0.0;
  double households = 0.0;
  double imputed_people = 0.0;
  double straddling_people = 0.0;  ///< in cells that it covers only in part
};

/// A perimeter in figures, quartiles included, and what the rule says of it. Without a single
/// inhabitant in the grid there is no data, which is not zero, and the verdict is empty.
struct PerimeterCheck {
  AreaFigures figures;
  PerimeterParts parts;
  std::size_t cells = 0;  ///< inhabited cells that it touches
  UnitIndex unit;         ///< the one that holds most of its people, whose threshold applies
  TerritoryBasis basis = TerritoryBasis::none;
  Verdict verdict;

  [[nodiscard]] bool has_data() const { return figures.has_data; }
  [[nodiscard]] double share_imputed() const { return parts.imputed_people / parts.people; }
  [[nodiscard]] double share_straddling() const { return parts.straddling_people / parts.people; }
};

/// One check a zone. The derogation for listed quartiers holds where the listed share of the zone's
/// people reaches the option's share of a cell.
[[nodiscard]] std::vector<PerimeterCheck> check_perimeters(const DelineationInput& input,
                                                           const CellShares& zones);

}  // namespace carreau
