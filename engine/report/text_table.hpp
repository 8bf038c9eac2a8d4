// SPDX-License-Identifier: Apache-2.0
/// A table for the terminal, with columns as wide as their widest cell.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::report {

/// Cells are UTF-8; every code point has the width 1. The first two columns name the row and are
/// aligned to the left, figures to the right.
class TextTable {
 public:
  explicit TextTable(const std::vector<std::string_view>& header);
  void add_column(std::string_view header) { rows_.front().emplace_back(header); }
  /// Control characters in names are replaced, because terminals obey them.
  void add_row(std::vector<std::string> row);
  /// Number of rows without the header.
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }
  /// The lines, indented by two spaces and each with a line break.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

/// A column of such a table: its title, and the text of its cell in a row.
template <class Row>
struct TextColumn {
  TextColumn(std::string_view its_title, std::function<std::string(const Row&)> its_cell)
      : title(its_title), cell(std::move(its_cell)) {}

  std::string title;
  std::function<std::string(const Row& row)> cell;
};

/// The table of these rows, with one cell for each column.
template <class Row>
[[nodiscard]] TextTable table_of(const std::vector<TextColumn<Row>>& columns,
                                 const std::vector<Row>& rows) {
  TextTable table(std::vector<std::string_view>{});
  for (const TextColumn<Row>& column : columns) table.add_column(column.title);
  for (const Row& row : rows) {
    std::vector<std::string> cells;
    for (const TextColumn<Row>& column : columns) cells.push_back(column.cell(row));
    table.add_row(std::move(cells));
  }
  return table;
}

}  // namespace carreau::report
