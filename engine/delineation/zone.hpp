// SPDX-License-Identifier: Apache-2.0
/// A zone: a contiguous set of cells, its figures and the criteria tested on it as a whole.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "delineation/labelling.hpp"
#include "income/union_income.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Why a zone is only a near miss: the one criterion that it fails.
enum class NearMiss : std::uint8_t {
  none,             ///< it fails nothing: a perimeter
  outside_unit,     ///< it lies in no urban unit
  unit_population,  ///< its unit or commune is under the minimum population
  zone_population,  ///< under the minimum population, but not by much
  zone_density,     ///< under the minimum density
  income,           ///< its median is not below S, but nearly
  cells,            ///< as a whole it meets everything, but not cell by cell
};
[[nodiscard]] std::string to_text(NearMiss near_miss);

/// How the territory test was met.
enum class TerritoryBasis : std::uint8_t { unit, derogation, none };
[[nodiscard]] std::string to_text(TerritoryBasis basis);

/// What a zone is made of.
enum class Extent : std::uint8_t {
  cluster,  ///< contiguous cells
  commune,  ///< every inhabited cell of one commune (near misses only)
};
[[nodiscard]] std::string to_text(Extent extent);

/// The figures of a zone. Incomes in € per consumption unit, intervals of 90 %.
struct ZoneFigures {
  Persons people;
  Households households;           ///< zero where the grid has none
  Persons imputed_people;          ///< people of cells whose figures were shared out
  double people_low_income = 0.0;  ///< people below S
  Share share_low_income;
  Interval median_disposable;
  Interval median_declared;  ///< through the bridge, its residual included in the interval
  Euros threshold_declared;  ///< S
  double threshold_disposable = 0.0;
  double p_criterion = 0.0;  ///< probability that the median is below S
  std::int64_t area_m2 = 0;

  [[nodiscard]] double margin() const { return threshold_disposable - median_disposable.value; }
  [[nodiscard]] bool meets_income() const { return share_low_income.fraction() > 0.5; }
};

struct Zone {
  std::string id;    ///< "59702-01", or "59702-P01" for a near miss
  std::string name;  ///< main commune and a number
  UnitIndex unit;    ///< the one that holds most of its people
  NearMiss near_miss = NearMiss::none;
  TerritoryBasis basis = TerritoryBasis::unit;
  Extent extent = Extent::cluster;
  std::vector<CellIndex> cells;         ///< ordered; gaps filled included
  std::vector<CellIndex> filled;        ///< those of `cells` that entered as an enclosed gap
  std::vector<CellPosition> footprint;  ///< every position of the perimeter, inhabited or not
  std::vector<CommuneIndex> communes;   ///< by decreasing people, then code
  ZoneFigures figures;
};

/// The figures of a set of cells under the threshold that applies to the first of them.
/// `footprint_size` positions make its area.
[[nodiscard]] ZoneFigures zone_figures(const DelineationInput& input,
                                       std::span<const CellIndex> cells,
                                       std::size_t footprint_size);

/// Holds the figures of a set of cells against another threshold: what that decides of them.
void hold_against(const UnitThreshold& threshold, const UnionIncome& income, ZoneFigures& figures);

/// Everything that is said of a shape, which has its cells and its footprint. The name and the id
/// are given later, when all zones are known.
void complete(const DelineationInput& input, std::span<const CellTest> tests, Zone& zone);

/// Cells of one zone_keys().
[[nodiscard]] TerritoryBasis basis_of(std::span<const CellTest> tests,
                                      std::span<const CellIndex> cells);
[[nodiscard]] Persons people_of(const DelineationInput& input, std::span<const CellIndex> cells);

}  // namespace carreau
