// SPDX-License-Identifier: Apache-2.0
/// Writes the rows that an import could not use, so that they can be corrected and read again.
#pragma once

#include "base/findings.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// The columns that a file of refused rows adds to those of the table. An import reads nothing from
/// the first two; by the last, the row replaces the one from which it comes.
inline constexpr std::string_view kRefusedReason = "raison";
inline constexpr std::string_view kRefusedColumn = "colonne";
inline constexpr std::string_view kRefusedOrigin = "origine";

[[nodiscard]] bool is_refused_column(std::string_view name);

struct RefusedRow {
  std::size_t table = 0;  ///< position in the tables of the import
  Finding why;            ///< with its place: file and sheet, row, and column where one is at fault
  std::vector<std::string> fields;
  std::string origin = {};     ///< place of the row in the original file: "actions.xlsx (2024):7"
  std::string year = {};       ///< where it is known, whether or not the row has it
  std::string reference = {};  ///< of a row that has none of its own
};

/// What a file of refused rows needs to know of the original table.
struct RefusedTable {
  std::string name;                  ///< "actions.xlsx (Financements)"
  std::vector<std::string> columns;  ///< names that an import recognises; empty: left out
  /// Columns that get the year and the reference of a row where its own cell is empty: of the
  /// table, or behind its last one, with the name "Année" or "Référence". Nothing where the rows of
  /// this kind of table need none.
  std::optional<std::size_t> year;
  std::optional<std::size_t> reference;
};

/// Writes a CSV for each table with refused rows: UTF-8 with a byte order mark, separated by `;`,
/// with formulas guarded. It has the columns of the table, the year and the reference where the
/// table lacks them, then `raison` (in the chosen language), `colonne` and `origine`; so it can be
/// read by itself, without the mapping, the name of the sheet, or constants. For a single table the
/// file is `path`; for several, the number of the table precedes the extension: "refused-1.csv".
/// Returns the paths written. Throws IoError where one exists and may not be replaced.
std::vector<std::string> write_refused(std::span<const RefusedRow> rows,
                                       std::span<const RefusedTable> tables,
                                       const std::string& path, Language language, bool overwrite);

}  // namespace carreau::inputs
