// SPDX-License-Identifier: Apache-2.0
/// Workbooks of typed columns (XLSX): real numbers, filters, frozen heads, charts.
#pragma once

#include "files/layer_writer.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {

/// What the cells of a column hold, and so how they look. Euros are whole cents, or a mean in
/// euros; percents are fractions; `plain` are numbers as they are.
enum class ValueKind : std::uint8_t { text, euros, count, percent, decimal, year, plain };

struct SheetColumn {
  std::string title;
  ValueKind kind = ValueKind::text;
  double width = 0.0;  ///< in characters; 0: as its cells need
};

/// A row of a total is bold.
enum class RowLook : std::uint8_t { plain, total };

/// Cells of a sheet, both ends included; rows and columns from 0, the head is row 0.
struct CellRange {
  std::size_t first_row = 0;
  std::size_t first_column = 0;
  std::size_t last_row = 0;
  std::size_t last_column = 0;
};

/// Bars of some rows or columns of the sheet that it stands on.
struct SheetChart {
  struct Series {
    CellRange name;
    CellRange values;
  };
  std::string title;
  bool is_stacked = false;
  CellRange categories;
  std::vector<Series> series;
  std::size_t row = 0;  ///< of its upper left corner
  std::size_t column = 0;
};

/// A line of a sheet of text.
struct TextLine {
  std::string text;
  bool is_heading = false;
};

/// Several sheets may be filled by turns; all is held in memory until finish(), about 100 bytes a
/// cell. Text is always written as text: no cell becomes a formula, a link or a number. The same
/// calls give the same bytes.
class WorkbookWriter {
 public:
  /// `name` stands for the file in messages. Throws IoError when it cannot be written.
  WorkbookWriter(const std::string& path, std::string name);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  /// Its number. The name is cut to the 31 characters that spreadsheets bear, and made distinct.
  std::size_t add_sheet(const std::string& name, const std::vector<SheetColumn>& columns);
  /// Cells as the columns, or all figures of another kind. Throws DataError beyond 1,048,576 rows.
  void add_row(std::size_t sheet, std::span<const FieldValue> cells, RowLook look = RowLook::plain,
               const ValueKind* kind = nullptr);
  /// A line below the rows that belongs to no column.
  void add_note(std::size_t sheet, const std::string& text);
  void add_chart(std::size_t sheet, const SheetChart& chart);
  /// Lines of prose, wrapped.
  void add_text_sheet(const std::string& name, std::span<const TextLine> lines);
  /// Rows of the sheet so far, head included.
  [[nodiscard]] std::size_t rows(std::size_t sheet) const;

  /// Closes the file. Throws IoError when the disk did not take everything.
  void finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::files
