// SPDX-License-Identifier: Apache-2.0
/// Tables of figures as people print them: CSV, or every sheet of a workbook.
#pragma once

#include "base/findings.hpp"
#include "reconciliation/sum_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// A figure as printed: "1 028 246,50 €", "(12)", "−3", "12,5 k€", "12 %". Empty, a dash, `s`,
/// `ns`, `nd`, `NA` are unknown; anything else is text.
[[nodiscard]] SumCell read_figure(std::string_view field);

/// The tables of a file: one of a CSV, one for each sheet or layer that holds figures otherwise, or
/// that sheet alone which `sheet` names. The header may stand below some lines of title and take
/// two rows (merged cells above). The first column, and those behind it without figures, name the
/// rows; columns without any figure are left out, and so are rows. Throws DataError where no figure
/// is found or the sheet is missing, ArgumentError where a sheet of a CSV is asked for.
[[nodiscard]] std::vector<SumTable> read_sum_tables(const std::string& path,
                                                    const std::string& sheet, Findings& findings);

}  // namespace carreau::inputs
