// SPDX-License-Identifier: Apache-2.0
/// A sheet before anything is known about it: cells, the role that each may have in a table, and
/// the areas of the tables on the sheet.
#pragma once

#include "reconciliation/sum_table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau {

struct SheetCell {
  std::string text;       ///< without spaces around; empty for an empty cell
  bool is_typed = false;  ///< the file types it as a number
};

struct SheetRow {
  std::int64_t number = 0;  ///< as an editor shows it
  std::vector<SheetCell> cells;
  bool is_hidden = false;
};

/// All rows have the same number of cells.
struct PrintedSheet {
  std::string file;
  std::string name;             ///< of the sheet; empty where the file has none
  bool is_spreadsheet = false;  ///< cells then have names such as D18
  std::vector<SheetRow> rows;
};

/// Rows and columns of a sheet; `bottom` and `right` are behind the last ones.
struct SheetArea {
  std::size_t top = 0;
  std::size_t bottom = 0;
  std::size_t left = 0;
  std::size_t right = 0;

  [[nodiscard]] bool is_empty() const { return top >= bottom || left >= right; }
  friend bool operator==(const SheetArea&, const SheetArea&) = default;
};

/// What a cell may be in a table.
enum class SheetPart : std::uint8_t {
  empty,
  word,     ///< a text: a name, a heading, a remark
  year,     ///< a whole number from 1900 to 2100: a figure, or the heading of a column
  figure,   ///< any other number
  unknown,  ///< "nc", a dash: in place of a figure
};

/// A sheet with the part of each cell, and what its rows and columns look like. The sheet must
/// outlive it. In all functions, the first column of an area is that of the names of its rows.
class SheetView {
 public:
  explicit SheetView(const PrintedSheet& sheet);

  [[nodiscard]] const PrintedSheet& sheet() const { return sheet_; }
  [[nodiscard]] std::size_t rows() const { return sheet_.rows.size(); }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] SheetArea whole() const { return {0, rows(), 0, columns()}; }
  [[nodiscard]] const SheetCell& cell(std::size_t row, std::size_t column) const {
    return sheet_.rows[row].cells[column];
  }
  [[nodiscard]] SheetPart part(std::size_t row, std::size_t column) const {
    return parts_[row * columns_ + column];
  }
  [[nodiscard]] bool is_figure(std::size_t row, std::size_t column) const {
    return part(row, column) == SheetPart::figure || part(row, column) == SheetPart::year;
  }

  [[nodiscard]] bool is_blank_row(const SheetArea& area, std::size_t row) const;
  [[nodiscard]] bool is_blank_column(const SheetArea& area, std::size_t column) const;
  /// Without blank rows and columns at its edges.
  [[nodiscard]] SheetArea trimmed(SheetArea area) const;
  /// Whether a cell behind the first is a figure or stands in place of one.
  [[nodiscard]] bool has_figures(const SheetArea& area, std::size_t row) const;
  /// Whether the row may be one of column names: words or years behind its first cell, and no other
  /// figure.
  [[nodiscard]] bool is_like_header(const SheetArea& area, std::size_t row) const;
  /// The number of words and years behind the first cell.
  [[nodiscard]] std::size_t headings(const SheetArea& area, std::size_t row) const;
  /// The number of columns, except the first, with figures in any row.
  [[nodiscard]] std::size_t figure_columns(const SheetArea& area) const;
  /// Whether the row consists of one text, perhaps repeated in merged cells, or of one year: a
  /// title, the heading of a section, a note.
  [[nodiscard]] bool is_title(const SheetArea& area, std::size_t row) const;
  [[nodiscard]] bool is_same_row(const SheetArea& area, std::size_t row, std::size_t other) const;

 private:
  const PrintedSheet& sheet_;
  std::size_t columns_;
  std::vector<SheetPart> parts_;  ///< row by row
};

/// The areas of the tables of a sheet, from left to right and from top to bottom. Every filled cell
/// is in one of them. A table begins below another with a row of column names that follows a blank
/// row or a title, and beside another after a blank column where it has names of rows of its own.
/// Blank rows and columns within a table do not divide it.
[[nodiscard]] std::vector<SheetArea> table_areas(const SheetView& view);

}  // namespace carreau
