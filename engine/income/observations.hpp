// SPDX-License-Identifier: Apache-2.0
/// What the figures of a grid stand on: groups of households, each seen once.
#pragma once

#include "grid/cell_table.hpp"
#include "income/law_fit.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace carreau {

/// Whether the poverty headcount enters the evidence.
enum class HeadcountUse : std::uint8_t { use, ignore };

/// One observation per observed cell, and one per group of imputed cells. INSEE shares the figures
/// of a group of at least eleven households out to its cells in proportion to their people: those
/// cells repeat the same ratios, and counting each of them would count the same households many
/// times.
struct Observations {
  /// What the cells of an observation add up to.
  struct Figures {
    Persons people;
    Euros income;
    Households households;
    Households poor;
  };
  HeadcountUse use = HeadcountUse::use;
  std::vector<Figures> figures;
  std::vector<CellIndex> first_cell;   ///< of each observation, in the table's order
  std::vector<std::uint32_t> of_cell;  ///< the observation of each cell

  [[nodiscard]] std::size_t size() const { return figures.size(); }
  /// Computed anew each time: of a nation it would take twice the memory of the figures.
  [[nodiscard]] CellEvidence evidence(std::size_t observation) const;
};

/// Takes the groups that the grid names (the rectangles of 2010). Elsewhere recognises them by
/// their ratios: imputed cells of one 64 km square (the largest that INSEE groups in) whose mean
/// income and poor share agree to the last published digit. The published group numbers stop in
/// 2017; where they exist the ratios find the same groups (docs/method.md).
/// Cells without people belong to no observation: their index is beyond the last.
[[nodiscard]] Observations observations(const CellTable& cells, HeadcountUse use);

}  // namespace carreau
