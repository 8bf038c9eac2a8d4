// SPDX-License-Identifier: Apache-2.0
/// What the delineation works on, and the outcome of the tests of one cell, before any zone is
/// drawn.
#pragma once

#include "delineation/options.hpp"
#include "grid/cell_table.hpp"
#include "income/bridge.hpp"
#include "income/income_estimate.hpp"
#include "rules/rule_set.hpp"
#include "rules/unit_threshold.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace carreau {

/// Everything the delineation works on. References must outlive the call.
struct DelineationInput {
  const CellTable& cells;
  const Territory& territory;
  const Membership& membership;
  /// One per unit, then one for the cells outside any unit.
  std::span<const UnitThreshold> thresholds;
  const IncomeEstimate& income;
  const Bridge& bridge;            ///< cells are chosen through it
  const Bridge& perimeter_bridge;  ///< perimeters that were given are checked through it
  /// Share of each cell's area inside listed quartiers; empty when none are given.
  std::span<const double> listed_share;
  const RuleSet& rule;
  const DelineationOptions& options;
};

/// Why a cell is in a zone, or is not.
enum class Reason : std::uint8_t {
  below_threshold,       ///< in: more than half of its people live below S
  in_compact_zone,       ///< in: not below S by itself, but the zone is, and is rounder with it
  filled_gap,            ///< in: enclosed by the zone
  edited_in,             ///< in: an edit by hand put it there
  outside_unit,          ///< out: the cell lies in no urban unit
  unit_too_small,        ///< out: its unit or commune is under the minimum population
  cell_too_small,        ///< out: fewer people than the chosen minimum
  above_threshold,       ///< out: the median is not below S
  outside_compact_zone,  ///< out: below S by itself, but no compact zone gains from it
  left_out_as_sparse,    ///< out: the rest of its zone holds the minimum density only without it
  zone_too_few_people,   ///< out: its zone has too few people
  zone_too_sparse,       ///< out: its zone is under the minimum density
  zone_above_threshold,  ///< out: its zone as a whole does not meet the criterion
  uninhabited,           ///< out: nobody lives there
  edited_out,            ///< out: the rule has it in a zone, an edit by hand took it out
  dense_cell,            ///< in: as many people per km² as the rule asks of a cell
  sparse_cell,           ///< out: fewer people per km² than the rule asks of a cell
};
[[nodiscard]] std::string to_text(Reason reason);

/// The outcome for one cell, before any zone. One byte: every result that is kept holds one for
/// each cell of the grid.
struct CellTest {
  bool is_urban : 1 = false;  ///< its territory passes, by itself or by derogation
  bool by_derogation : 1 = false;
  /// More than `cell_share` of those it is tested on live below S; false under a rule that compares
  /// no incomes.
  bool is_below : 1 = false;
  /// The same with S raised by the tolerance of near misses; only asked of urban cells.
  bool is_nearly_below : 1 = false;
  bool is_candidate : 1 = false;  ///< see candidates.hpp; wherever it lies

  friend bool operator==(const CellTest&, const CellTest&) = default;
};
static_assert(sizeof(CellTest) == 1);

/// Whether the rule selects by density, and the cell has the density that it asks.
[[nodiscard]] bool is_dense_cell(const DelineationInput& input, CellIndex cell);

/// The threshold of a unit, or of the cells outside any: the last.
[[nodiscard]] const UnitThreshold& threshold_of(std::span<const UnitThreshold> thresholds,
                                                UnitIndex unit);
[[nodiscard]] const UnitThreshold& threshold_of(const DelineationInput& input, UnitIndex unit);
/// The threshold that applies to a cell.
[[nodiscard]] const UnitThreshold& threshold_of(const DelineationInput& input, CellIndex cell);
/// Why a cell is out, as long as no zone takes it in.
[[nodiscard]] Reason first_reason(const DelineationInput& input, const CellTest& test,
                                  CellIndex cell);
/// The same for every cell.
[[nodiscard]] std::vector<Reason> first_reasons(const DelineationInput& input,
                                                std::span<const CellTest> tests);

/// Cells may only share a zone when they have the same key: the same threshold applies to them and
/// the same outcome of the territory test. One key a cell.
[[nodiscard]] std::vector<std::uint32_t> zone_keys(const DelineationInput& input,
                                                   std::span<const CellTest> tests);

}  // namespace carreau
