// SPDX-License-Identifier: Apache-2.0
/// Applies the criteria of the rule to any perimeter: official, proposed, or drawn by hand.
#pragma once

#include "criteria/area_figures.hpp"
#include "criteria/verdict.hpp"
#include "delineation/cell_criteria.hpp"
#include "delineation/zone.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/census_people.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// Unrounded sums over cells; a cell that the limit cuts counts by the share of its people inside.
/// Rates and statistical secrecy use these sums; decisions use the tenths of AreaFigures.
struct PerimeterParts {
  double people = 0.0;  ///< as the grid counts them
  double households = 0.0;
  double imputed_people = 0.0;
  double straddling_people = 0.0;  ///< people in cells that the perimeter covers only in part
};

/// The figures of a perimeter, quartiles included, and the verdict of the rule. Without any
/// inhabitant in the grid there is no data, which is not the same as zero, and the verdict is
/// empty.
///
/// Where limits cut cells, `figures` estimates the people of the census and their incomes inside
/// the limit (perimeter_people.hpp), and a criterion so near its bound that the data do not tell is
/// undecided. Zones of whole cells are decided as the delineation decides them: on the people of
/// the grid, through the bridge that chooses cells.
struct PerimeterCheck {
  AreaFigures figures;
  PerimeterParts parts;
  ZoneLimits limits;
  /// People of the grid / people of the census in its communes; empty where it is unknown, and the
  /// people of the grid stand for those of the census.
  std::optional<double> census_ratio;
  bool are_people_published = false;
  bool is_withheld = false;  ///< emptied, because it concerns too few households (secrecy.hpp)
  std::size_t cells = 0;     ///< inhabited cells that the perimeter touches
  UnitIndex unit;            ///< the unit of most of its people, whose threshold applies
  TerritoryBasis basis = TerritoryBasis::none;
  Verdict verdict;

  [[nodiscard]] bool has_data() const { return figures.has_data; }
  [[nodiscard]] double share_imputed() const { return parts.imputed_people / parts.people; }
  [[nodiscard]] double share_straddling() const { return parts.straddling_people / parts.people; }
  /// Null where the criterion is not in doubt.
  [[nodiscard]] std::optional<double> probability_of(Criterion criterion) const {
    const CriterionResult* const result = verdict.find(criterion);
    return result == nullptr ? std::nullopt : result->probability;
  }
};

/// Returns one check for each zone. `published`: the people of each zone where they were published;
/// empty: of none. A zone benefits from the derogation for listed quartiers where the listed share
/// of its people reaches the share that the options ask of a cell.
[[nodiscard]] std::vector<PerimeterCheck> check_perimeters(
    const DelineationInput& input, const CellShares& zones,
    std::span<const std::optional<std::int64_t>> published = {});

}  // namespace carreau
