// SPDX-License-Identifier: Apache-2.0
/// Rows that an import could not use: given back whole, to be corrected and read again.
#pragma once

#include "base/findings.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// The columns that a file of refused rows has beside those of the rows; an import leaves them.
inline constexpr std::string_view kRefusedReason = "raison";
inline constexpr std::string_view kRefusedColumn = "colonne";

struct RefusedRow {
  std::size_t table = 0;  ///< position in the tables of the import
  Finding why;            ///< with the place: file and sheet, row, column where one is to blame
  std::vector<std::string> fields;
};

/// A table whose rows were refused, as far as its file of refused rows needs it.
struct RefusedTable {
  std::string name;  ///< "actions.xlsx (Financements)"
  std::vector<std::string> columns;
};

/// Writes one CSV a table that has refused rows: UTF-8 with a byte order mark, `;`, what
/// spreadsheets would run as a formula guarded; the columns of the table under their names, then
/// `raison`, in the language, and `colonne`. With one such table the file is `path`; with more,
/// each has the number of its table before the extension: "refused-1.csv". Returns the paths
/// written. Throws IoError where one exists and may not be replaced.
std::vector<std::string> write_refused(std::span<const RefusedRow> rows,
                                       std::span<const RefusedTable> tables,
                                       const std::string& path, Language language, bool overwrite);

}  // namespace carreau::inputs
