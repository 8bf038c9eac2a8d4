// SPDX-License-Identifier: Apache-2.0
/// Reads counts of people by income bracket and cell, as exported from a secure data centre.
#pragma once

#include "base/findings.hpp"
#include "grid/cell_table.hpp"
#include "income/bracket_estimate.hpp"

#include <string>

namespace carreau::inputs {

/// Reads a table with a row for each inhabited cell: `idcar_200m`, and for each bracket a column
/// named by its limits in euros, "12000-14000". The first bracket may be open ("-5000", assumed to
/// begin at a tenth of its limit), and so may the last ("60000-", assumed to end at ten times its
/// limit). Brackets follow each other without a gap; counts are whole numbers of people. Throws
/// DataError for an inhabited cell of the grid without a row, for brackets that do not follow each
/// other, and for a total that differs from that of the grid by more than a tenth. Single cells
/// whose counts do not add up are findings.
[[nodiscard]] IncomeBrackets read_brackets(const std::string& path, const CellTable& cells,
                                           IncomeConcept income, Findings& findings);

}  // namespace carreau::inputs
