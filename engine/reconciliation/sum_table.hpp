// SPDX-License-Identifier: Apache-2.0
/// A table of figures as published: names of rows and columns, and the content of each cell.
#pragma once

#include "base/amount_text.hpp"
#include "base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// The content of a cell. An empty cell is unknown, which is not zero.
enum class CellKind : std::uint8_t { unknown, number, text };

struct SumCell {
  CellKind kind = CellKind::unknown;
  AmountUnit unit = AmountUnit::none;  ///< printed next to the figure
  int decimals = 0;                    ///< number of decimals printed, at most 2
  bool is_rounded = false;             ///< the figure had more than two decimals
  bool is_guess = false;        ///< three digits after a mark were read as thousands: "1,028"
  std::int64_t hundredths = 0;  ///< for kind number; its absolute value is less than 10^14
  std::string text;             ///< for kind text; as written

  [[nodiscard]] bool is_number() const { return kind == CellKind::number; }
};

/// The content of a cell whose field is this text: a figure as parse_amount() reads it, unknown, or
/// text.
[[nodiscard]] SumCell read_figure(std::string_view field, const AmountNotation& how = {});
/// The content of a cell that its file types as a number.
[[nodiscard]] SumCell typed_figure(std::string_view number);

struct SumRow {
  std::string name;           ///< may be empty
  std::int64_t file_row = 0;  ///< row number as an editor shows it
};

struct SumColumn {
  std::string name;           ///< may be empty
  std::int64_t position = 0;  ///< column of the file, from 1
};

/// The rows and columns that contain figures; those that only give names are left out.
struct SumTable {
  std::string file;
  std::string sheet;            ///< empty where the file has none
  bool is_spreadsheet = false;  ///< cells then have names such as D18
  std::vector<SumRow> rows;
  std::vector<SumColumn> columns;
  std::vector<SumCell> cells;  ///< row by row

  [[nodiscard]] const SumCell& at(std::size_t row, std::size_t column) const {
    return cells[row * columns.size() + column];
  }
  /// The file, followed by the sheet: "budget.xlsx [2004]".
  [[nodiscard]] std::string title() const;
  [[nodiscard]] Place place(std::size_t row, std::size_t column) const;
};

/// The letters by which spreadsheets name a column: "A" for 1, "AB" for 28.
[[nodiscard]] std::string column_letters(std::int64_t position);

}  // namespace carreau
