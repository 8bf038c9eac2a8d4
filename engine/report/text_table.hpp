// SPDX-License-Identifier: Apache-2.0
/// A table for the terminal, with columns as wide as their widest cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::report {

/// Cells are UTF-8; every code point has the width 1. The first two columns name the row and are
/// aligned to the left, figures to the right.
class TextTable {
 public:
  explicit TextTable(const std::vector<std::string_view>& header);
  void add_column(std::string_view header) { rows_.front().emplace_back(header); }
  void add_row(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  /// Number of rows without the header.
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }
  /// The lines, indented by two spaces and each with a line break.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace carreau::report
