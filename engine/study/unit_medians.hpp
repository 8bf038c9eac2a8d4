// SPDX-License-Identifier: Apache-2.0
/// The medians of urban units and départements that enter S, from published figures: the user's, by
/// unit or by commune, then those on the boundaries of units, then built-in ones. What still lacks
/// one is left to scenario/run.hpp.
#pragma once

#include "base/findings.hpp"
#include "inputs/income_table_reader.hpp"
#include "territory/assembly.hpp"

#include <map>
#include <set>
#include <string>

namespace carreau::study {

/// The territory of a run with its cells.
struct PlacedCells {
  const CellTable& cells;
  AssembledTerritory& territory;
};

/// Sets the medians of a table of units or départements; messages call it `source`.
void set_unit_medians(PlacedCells placed, const std::map<std::string, PublishedMedian>& medians,
                      const std::string& source, Findings& findings);

/// Sets the medians of a table that is by unit, by département or by commune, known by its codes.
/// From one by commune each area has the median of the mixture of its communes, weighted by their
/// people in the table, or else by their populations. Communes whose median is secret take no part;
/// an area of which they are more than a quarter gets no median, and this is reported.
void set_table_medians(PlacedCells placed, const inputs::IncomeTable& table, Findings& findings);

/// Sets the built-in median of the year for areas that have none and that are recognised as urban
/// units of 2020 or as overseas départements; an area of the same code that is another is reported.
void set_built_in_medians(PlacedCells placed, int year, Findings& findings);

/// Codes of départements of which the territory lists some communes only, so that their cells
/// cannot stand for the whole.
[[nodiscard]] std::set<std::string> partial_areas(PlacedCells placed);

}  // namespace carreau::study
