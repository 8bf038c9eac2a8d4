// SPDX-License-Identifier: Apache-2.0
/// Plain JSON as a table: a list of objects, as open data portals publish it.
#pragma once

#include "files/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// Accepts a list of objects, or an object that contains one such list ({"grants": […]}). The
/// columns are the keys of all objects, in the order of first occurrence; an object without a key
/// has an empty field. Nested objects and lists of objects become columns named by their path:
/// "recipient/0/name". Lists of plain values are joined with `;`. Numbers keep their digits as
/// written; null is empty. Rows are numbered from 1, because line numbers mean little in JSON. The
/// document is read in one pass without a tree of nodes: only the text and a copy of its values are
/// in memory.
class JsonTable final : public Table {
 public:
  /// Throws DataError where the text is not JSON, or contains no list of objects or several. A text
  /// that is not UTF-8 is read as Latin-1 and reported.
  JsonTable(const std::string& path, Findings& findings);
  /// The same, with the names that `find_header` gives to the keys, where it recognises them.
  JsonTable(const std::string& path, const FindHeader& find_header, Findings& findings);

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] CellType type(std::size_t column) const override { return types_[column]; }
  [[nodiscard]] std::int64_t row() const override { return static_cast<std::int64_t>(row_); }
  [[nodiscard]] std::int64_t bytes() const override {
    return static_cast<std::int64_t>(values_.size());
  }
  [[nodiscard]] std::size_t most_rows() const override { return row_ends_.size(); }

 private:
  friend class JsonTableFiller;
  struct Cell {
    std::uint32_t column = 0;
    CellType type = CellType::text;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::string values_;  ///< the values of all rows, concatenated
  std::vector<Cell> cells_;
  std::vector<std::size_t> row_ends_;  ///< end of each row, as a position in cells_
  std::vector<std::string_view> fields_;
  std::vector<CellType> types_;  ///< of the current row
  std::size_t row_ = 0;
};

/// Whether a JSON file should be read by JsonTable; GeoJSON should not, because it has layers.
[[nodiscard]] bool is_plain_json(const std::string& path);

}  // namespace carreau::files
