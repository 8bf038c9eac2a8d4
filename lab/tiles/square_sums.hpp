// SPDX-License-Identifier: Apache-2.0
/// What adds up over the cells of a square under one run.
#pragma once

#include "delineation/zone.hpp"
#include "lab/tiles/cell_squares.hpp"
#include "territory/territory.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau::tiles {

/// One run over one grid. What it refers to must outlive the tiles and stay as it is.
struct CellTileSource {
  const CellTable& cells;
  const Territory& territory;
  const Membership& membership;
  const IncomeEstimate& income;
  std::span<const UnitThreshold> thresholds;  ///< of each unit, then of cells outside any
  std::span<const Reason> reasons;            ///< per cell
  std::span<const ZoneIndex> zone_of;         ///< per cell, into `perimeters`
  std::span<const Zone> perimeters;
  std::span<const ZoneIndex> near_miss_of;  ///< per cell, into `near_misses`
  std::span<const Zone> near_misses;

  [[nodiscard]] const UnitThreshold& threshold(std::size_t cell) const {
    const UnitIndex unit = membership.unit[cell];
    return unit.is_none() ? thresholds.back() : thresholds[unit.position()];
  }
};

/// How much is reckoned of the incomes in squares: each takes longer than the one before.
enum class SquareDetail : std::uint8_t {
  counts,         ///< nothing
  shares,         ///< people below S
  probabilities,  ///< those, and how sure that is
};
inline constexpr std::size_t kSquareDetails = 3;

/// Counts are exact; `below` and `likely` are people too, and 0 where they are not reckoned.
struct SquareSums {
  Persons people;
  Persons imputed;
  Persons inside;       ///< of perimeters
  double below = 0.0;   ///< S, each where he lives
  double likely = 0.0;  ///< Σ people · P of their cell: more than half live below S there
  std::uint32_t cells = 0;
  std::uint32_t first = 0;  ///< cell

  void add(const SquareSums& other);
};

/// Of the squares of a row.
[[nodiscard]] std::vector<SquareSums> row_sums(const CellTileSource& source, const SquareRow& line,
                                               SquareDetail detail);
/// Of a row that is made of smaller squares, of which the sums are known: the entries of the table
/// that the row runs over.
[[nodiscard]] std::vector<SquareSums> row_sums(std::span<const CellPosition> positions,
                                               std::span<const SquareSums> sums,
                                               const SquareRow& line);

/// The sums of every square of one size that holds a cell, in the order of a table.
struct SquareTable {
  std::vector<CellPosition> positions;
  std::vector<SquareSums> sums;
};
/// On all threads.
[[nodiscard]] SquareTable square_table(const CellTileSource& source, const CellRows& rows,
                                       const LatticeRange& columns, int level, SquareDetail detail);

}  // namespace carreau::tiles
