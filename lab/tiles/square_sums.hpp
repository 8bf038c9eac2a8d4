// SPDX-License-Identifier: Apache-2.0
/// Sums over the cells of a square for one run.
#pragma once

#include "delineation/member_probability.hpp"
#include "delineation/zone.hpp"
#include "lab/tiles/cell_squares.hpp"
#include "territory/territory.hpp"
#include "zoning/secrecy.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau::tiles {

/// One run over one grid. The data to which it refers must outlive the tiles and not change.
struct CellTileSource {
  const CellTable& cells;
  const Territory& territory;
  const Membership& membership;
  const IncomeEstimate& income;
  std::span<const UnitThreshold> thresholds;  ///< for each unit, and last for cells outside any
  std::span<const Reason> reasons;            ///< for each cell
  std::span<const ZoneIndex> zone_of;         ///< for each cell, an index into `perimeters`
  std::span<const Zone> perimeters;
  std::span<const ZoneIndex> near_miss_of;  ///< for each cell, an index into `near_misses`
  std::span<const Zone> near_misses;
  MemberProbability member;
  WithheldIncomes withheld = {};  ///< the cells that add nothing to figures of incomes

  [[nodiscard]] const UnitThreshold& threshold(std::size_t cell) const {
    const UnitIndex unit = membership.unit[cell];
    return unit.is_none() ? thresholds.back() : thresholds[unit.position()];
  }
};

/// Which income figures of squares are computed; each level takes longer than the previous one.
enum class SquareDetail : std::uint8_t {
  counts,         ///< none
  shares,         ///< people below S
  probabilities,  ///< people below S, and the probability that the median is below S
  members,        ///< all of these, and the probability of being in a quartier
};
inline constexpr std::size_t kSquareDetails = 4;

/// Counts are exact. `below`, `likely` and `members` are numbers of people as well, out of
/// `told` and `told_members`, and 0 where they are not computed. A square is made of the same
/// figures as its cells show, so that the difference between a square and its cells is nothing
/// withheld.
struct SquareSums {
  Persons people;
  Persons told;          ///< those of them whose incomes are not withheld
  Persons told_members;  ///< those whose probability of being in a quartier is not
  Persons imputed;
  Persons inside;      ///< people in perimeters
  double below = 0.0;  ///< people below the threshold S of the unit of their cell
  /// Σ people · P over cells, where P is the probability that more than half live below S there.
  double likely = 0.0;
  double members = 0.0;  ///< Σ people · probability of being in a quartier
  std::uint32_t cells = 0;
  std::uint32_t first = 0;  ///< index of the first cell

  void add(const SquareSums& other);
};

/// Sums of the squares of a row, from its cells.
[[nodiscard]] std::vector<SquareSums> row_sums(const CellTileSource& source, const SquareRow& line,
                                               SquareDetail detail);
/// Sums of a row from smaller squares whose sums are known; `positions` are the elements of their
/// table in this row.
[[nodiscard]] std::vector<SquareSums> row_sums(std::span<const CellPosition> positions,
                                               std::span<const SquareSums> sums,
                                               const SquareRow& line);

/// The sums of every square of one size that contains a cell, in table order.
struct SquareTable {
  std::vector<CellPosition> positions;
  std::vector<SquareSums> sums;
};
/// Computed on all threads.
[[nodiscard]] SquareTable square_table(const CellTileSource& source, const CellRows& rows,
                                       const LatticeRange& columns, int level, SquareDetail detail);

}  // namespace carreau::tiles
