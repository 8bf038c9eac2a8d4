// SPDX-License-Identifier: Apache-2.0
/// A table of figures as people print it: names of rows and columns, and what stands in each cell.
#pragma once

#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau {

/// What a cell holds. An empty cell is unknown, which is not zero.
enum class CellKind : std::uint8_t { unknown, number, text };
/// A sign printed with the figure.
enum class CellMark : std::uint8_t { none, euro, percent };

struct SumCell {
  CellKind kind = CellKind::unknown;
  CellMark mark = CellMark::none;
  int decimals = 0;             ///< as printed, at most 2
  bool is_rounded = false;      ///< it had more than two decimals
  std::int64_t hundredths = 0;  ///< of kind number; less than 10^14 either way
  std::string text;             ///< as written; of kind text

  [[nodiscard]] bool is_number() const { return kind == CellKind::number; }
};

struct SumRow {
  std::string name;           ///< may be empty
  std::int64_t file_row = 0;  ///< as an editor numbers it
};

struct SumColumn {
  std::string name;           ///< may be empty
  std::int64_t position = 0;  ///< in the file, from 1
};

/// Rows and columns that hold figures, without those that only name them.
struct SumTable {
  std::string file;
  std::string sheet;            ///< empty where the file has none
  bool is_spreadsheet = false;  ///< so that cells have names such as D18
  std::vector<SumRow> rows;
  std::vector<SumColumn> columns;
  std::vector<SumCell> cells;  ///< row by row

  [[nodiscard]] const SumCell& at(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
  /// The file, and the sheet behind it: "budget.xlsx [2004]".
  [[nodiscard]] std::string title() const;
  [[nodiscard]] Place place(std::size_t row, std::size_t column) const;
};

/// How spreadsheets call a column: 1 is "A", 28 is "AB".
[[nodiscard]] std::string column_letters(std::int64_t position);

}  // namespace carreau
