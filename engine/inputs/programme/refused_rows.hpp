// SPDX-License-Identifier: Apache-2.0
/// Writes the rows that an import could not use, so that they can be corrected and read again.
#pragma once

#include "base/findings.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// The columns that a file of refused rows adds to those of the table; an import ignores them.
inline constexpr std::string_view kRefusedReason = "raison";
inline constexpr std::string_view kRefusedColumn = "colonne";

struct RefusedRow {
  std::size_t table = 0;  ///< position in the tables of the import
  Finding why;            ///< with its place: file and sheet, row, and column where one is at fault
  std::vector<std::string> fields;
};

/// What a file of refused rows needs to know of the original table.
struct RefusedTable {
  std::string name;  ///< "actions.xlsx (Financements)"
  std::vector<std::string> columns;
};

/// Writes a CSV for each table with refused rows: UTF-8 with a byte order mark, separated by `;`,
/// with formulas guarded. It has the columns of the table under their names, then `raison` (in the
/// chosen language) and `colonne`. For a single table the file is `path`; for several, the number
/// of the table precedes the extension: "refused-1.csv". Returns the paths written. Throws IoError
/// where one exists and may not be replaced.
std::vector<std::string> write_refused(std::span<const RefusedRow> rows,
                                       std::span<const RefusedTable> tables,
                                       const std::string& path, Language language, bool overwrite);

}  // namespace carreau::inputs
