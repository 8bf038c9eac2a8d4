// SPDX-License-Identifier: Apache-2.0
/// Reads tables of figures as published: CSV, or every sheet of a workbook.
#pragma once

#include "base/findings.hpp"
#include "files/kept_cells.hpp"
#include "reconciliation/sum_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Reads the tables of a file: those of a CSV, or of every sheet or layer of another file, or only
/// of the sheet named `sheet`, as tables_on() finds them. Throws DataError where there is no table
/// of figures, the sheet is missing, or a sheet is too large to be kept (files/kept_cells.hpp);
/// ArgumentError where a sheet of a CSV is requested.
[[nodiscard]] std::vector<SumTable> read_sum_tables(const std::string& path,
                                                    const std::string& sheet, Findings& findings,
                                                    std::size_t most_cells = files::kMostKeptCells);

}  // namespace carreau::inputs
