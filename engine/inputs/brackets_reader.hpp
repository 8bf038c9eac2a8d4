// SPDX-License-Identifier: Apache-2.0
/// Counts of people by income bracket and cell, as a secure-data centre can export them.
#pragma once

#include "base/findings.hpp"
#include "grid/cell_table.hpp"
#include "income/bracket_estimate.hpp"

#include <string>

namespace carreau::inputs {

/// A table with a row per inhabited cell: `idcar_200m` and, for each bracket, a column named by its
/// limits in euros, "12000-14000"; the first may be open ("-5000", taken from a tenth of it) and so
/// may the last ("60000-", taken to ten times it). Brackets follow each other without a gap. Counts
/// are of people and whole. Throws DataError for cells of the grid without a row, for brackets that
/// do not follow each other and for a total that is a tenth off the grid's; single cells that do
/// not add up are findings.
[[nodiscard]] IncomeBrackets read_brackets(const std::string& path, const CellTable& cells,
                                           IncomeConcept income, Findings& findings);

}  // namespace carreau::inputs
