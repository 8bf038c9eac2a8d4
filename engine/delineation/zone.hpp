// SPDX-License-Identifier: Apache-2.0
/// A zone: a contiguous set of cells, its figures and the criteria tested on it as a whole.
#pragma once

#include "criteria/area_figures.hpp"
#include "criteria/verdict.hpp"
#include "delineation/cell_criteria.hpp"
#include "delineation/labelling.hpp"
#include "income/union_income.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
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

/// Who drew a zone.
enum class ZoneStatus : std::uint8_t {
  rule,    ///< the rule: it meets every criterion, or is a near miss
  edited,  ///< edits added or removed cells; it stands whatever it meets
  locked,  ///< an edit froze its cells; it stands whatever it meets
};
[[nodiscard]] std::string to_text(ZoneStatus status);

/// What a zone is made of.
enum class Extent : std::uint8_t {
  cluster,  ///< contiguous cells
  commune,  ///< every inhabited cell of one commune (near misses only)
};
[[nodiscard]] std::string to_text(Extent extent);

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
  AreaFigures figures;
  Verdict verdict;  ///< on the zone as a whole; stored when the zone is decided
  ZoneStatus status = ZoneStatus::rule;
  bool is_left_by_removal = false;  ///< of an edited zone: a piece of what a removal left
  std::string lock;                 ///< of a locked zone: the name that it was locked under
  std::size_t pieces = 1;           ///< connected groups of cells; only a locked zone has several
  Persons people_outside_unit;      ///< of edited and locked zones, which may straddle units
};

/// Decides on a zone as a whole. Contiguity is tested on zones drawn by hand. Readers of a result
/// take the verdict that is stored in the zone.
[[nodiscard]] Verdict verdict_of(const DelineationInput& input, const Zone& zone);
/// The reason that a failed zone gives to its cells: the first criterion that it fails as a whole,
/// its territory apart; nothing when it fails none.
[[nodiscard]] std::optional<Reason> reason_of(const Verdict& verdict);

/// Whether a zone is what a removal left of a perimeter, and has too few people to be one itself.
[[nodiscard]] bool is_remainder(const Zone& zone);

/// The figures of a set of cells under a threshold. `footprint_size` positions make its area. Where
/// nobody lives nothing is known of incomes: their figures are zero.
[[nodiscard]] AreaFigures zone_figures(const DelineationInput& input,
                                       const UnitThreshold& threshold,
                                       std::span<const CellIndex> cells,
                                       std::size_t footprint_size);

/// What a threshold decides of a set of cells: the people below it, and how likely they are most.
void hold_against(const DisposableThreshold& threshold, const UnionIncome& income,
                  AreaFigures& figures);

/// The unit that holds most of the people of some parts, perhaps none: cells outside any.
[[nodiscard]] UnitIndex unit_of_most(const DelineationInput& input,
                                     std::span<const CellPart> parts);
/// How any perimeter meets the territory test: by its unit, or by derogation where the listed share
/// of its people reaches the option's share of a cell.
[[nodiscard]] TerritoryBasis territory_basis(const DelineationInput& input,
                                             const UnitThreshold& threshold,
                                             std::span<const CellPart> parts);

/// A zone of exactly these cells, which may lie anywhere and in several pieces, or hold nobody: the
/// unit of most of its people gives the threshold, and the derogation holds as it does for a
/// perimeter that is checked. `cells` and `footprint` ordered, `cells` not empty.
[[nodiscard]] Zone zone_of_cells(const DelineationInput& input, std::vector<CellIndex> cells,
                                 std::vector<CellPosition> footprint);

/// Everything that is said of a shape, which has its cells and its footprint. The name and the id
/// are given later, when all zones are known.
void complete(const DelineationInput& input, std::span<const CellTest> tests, Zone& zone);

/// Cells of one zone_keys().
[[nodiscard]] TerritoryBasis basis_of(const DelineationInput& input,
                                      std::span<const CellTest> tests,
                                      std::span<const CellIndex> cells);
[[nodiscard]] Persons people_of(const DelineationInput& input, std::span<const CellIndex> cells);
/// Whether the people of some cells make a footprint of so many positions as dense as the rule
/// asks.
[[nodiscard]] bool is_dense(const DelineationInput& input, std::span<const CellIndex> cells,
                            std::size_t footprint_size);

}  // namespace carreau
