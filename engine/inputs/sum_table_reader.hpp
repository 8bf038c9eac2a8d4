// SPDX-License-Identifier: Apache-2.0
/// Reads tables of figures as published: CSV, or every sheet of a workbook.
#pragma once

#include "base/findings.hpp"
#include "reconciliation/sum_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Reads the tables of a file: one from a CSV; otherwise one from each sheet or layer with figures,
/// or only from the sheet named `sheet`. The header may follow some title lines and consist of two
/// rows (merged cells above). The first column, and those after it without figures, name the rows;
/// other columns and rows without figures are left out. Throws DataError where there is no figure
/// or the sheet is missing, ArgumentError where a sheet of a CSV is requested.
[[nodiscard]] std::vector<SumTable> read_sum_tables(const std::string& path,
                                                    const std::string& sheet, Findings& findings);

}  // namespace carreau::inputs
