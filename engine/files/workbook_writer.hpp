// SPDX-License-Identifier: Apache-2.0
/// Writes workbooks (XLSX) with typed columns: numeric cells, filters, frozen header rows, charts.
#pragma once

#include "files/layer_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {

/// The content of the cells of a column, which determines their format. Euros are integers of
/// cents, or a mean in euros; percents are given as fractions; `plain` numbers are shown as they
/// are.
enum class ValueKind : std::uint8_t { text, euros, count, percent, decimal, year, plain };

struct SheetColumn {
  std::string title;
  ValueKind kind = ValueKind::text;
  double width = 0.0;  ///< in characters; 0 fits the content
};

/// The row of a total is bold. Where an amount of it is the sum of the plain rows since the total
/// before, and no other total stands between, it is written as a SUBTOTAL with that value, so that
/// it follows a filter.
enum class RowLook : std::uint8_t { plain, total };

/// A range of cells, both ends included. Rows and columns count from 0; row 0 is the header.
struct CellRange {
  std::size_t first_row = 0;
  std::size_t first_column = 0;
  std::size_t last_row = 0;
  std::size_t last_column = 0;
};

/// A bar chart of some rows or columns of the sheet on which it is placed.
struct SheetChart {
  struct Series {
    CellRange name;
    CellRange values;
  };
  std::string title;
  bool is_stacked = false;
  CellRange categories;
  std::vector<Series> series;
  std::size_t row = 0;  ///< of the upper left corner
  std::size_t column = 0;
};

/// A line on a sheet of text.
struct TextLine {
  std::string text;
  bool is_heading = false;
};

/// Several sheets may be filled alternately. Everything is kept in memory until finish(), about 100
/// bytes for each cell. Text is always written as text: no cell becomes a formula of its own, a
/// link or a number. The same calls give the same bytes.
class WorkbookWriter {
 public:
  /// Messages call the file `name`. Throws IoError when it cannot be written.
  WorkbookWriter(const std::string& path, std::string name);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  /// Returns the number of the sheet, which begins with a table of these columns. Its name is cut
  /// to the 31 characters that spreadsheets allow, and made unique. The heading is frozen and
  /// repeated on every page where the sheet has no other table; the first table has a filter.
  std::size_t add_sheet(const std::string& name, const std::vector<SheetColumn>& columns);
  /// Begins another table with a title, below what the sheet has so far.
  void add_table(std::size_t sheet, const std::string& title,
                 const std::vector<SheetColumn>& columns);
  /// Adds a row of cells of the kinds of the columns, or with all figures of another kind. Throws
  /// DataError beyond 1,048,576 rows.
  void add_row(std::size_t sheet, std::span<const FieldValue> cells, RowLook look = RowLook::plain,
               const ValueKind* kind = nullptr);
  /// Adds a line below the rows, outside of the columns.
  void add_note(std::size_t sheet, const std::string& text);
  void add_chart(std::size_t sheet, const SheetChart& chart);
  /// Adds a sheet of text lines, wrapped.
  void add_text_sheet(const std::string& name, std::span<const TextLine> lines);
  /// The number of rows of the sheet so far, including headers and titles.
  [[nodiscard]] std::size_t rows(std::size_t sheet) const;

  /// Closes the file. Throws IoError when the disk did not accept everything.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::files
