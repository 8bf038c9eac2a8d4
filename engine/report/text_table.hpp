// SPDX-License-Identifier: Apache-2.0
/// A table for a terminal: columns as wide as their widest cell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::report {

/// Cells are UTF-8; a code point counts as one place. The first two columns name the row and
/// are set to the left, figures to the right.
class TextTable {
 public:
  explicit TextTable(const std::vector<std::string_view>& header);
  void add_column(std::string_view header) { rows_.front().emplace_back(header); }
  void add_row(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
  /// Rows without the header.
  [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }
  /// Indented by two spaces, each line ended.
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace carreau::report
