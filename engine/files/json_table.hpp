// SPDX-License-Identifier: Apache-2.0
/// Plain JSON as a table: a list of objects, as portals of open data give it.
#pragma once

#include "files/table.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {

/// A list of objects, or an object that holds one such list ({"grants": […]}). Columns are the keys
/// of all objects in the order in which they first occur; an object that lacks one has nothing in
/// it. Objects and lists of objects within a row become columns by path: "recipient/0/name"; lists
/// of plain values are joined by `;`. Numbers keep their digits as written; null is empty. Rows are
/// counted from 1, since an editor's lines say nothing here.
///
/// Read in one pass: the text, and then its values once more, are in memory, no tree of nodes.
class JsonTable final : public Table {
 public:
  /// Throws DataError where the text is no JSON, or holds no list of objects or several.
  explicit JsonTable(const std::string& path);

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return static_cast<std::int64_t>(row_); }
  [[nodiscard]] std::int64_t bytes() const override {
    return static_cast<std::int64_t>(values_.size());
  }
  [[nodiscard]] std::size_t most_rows() const override { return row_ends_.size(); }

 private:
  friend class JsonTableFiller;
  struct Cell {
    std::uint32_t column = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  std::string values_;  ///< of all rows, one after the other
  std::vector<Cell> cells_;
  std::vector<std::size_t> row_ends_;  ///< in cells_
  std::vector<std::string_view> fields_;
  std::size_t row_ = 0;
};

/// Whether a file of JSON is for JsonTable: no GeoJSON, which has layers.
[[nodiscard]] bool is_plain_json(const std::string& path);

}  // namespace carreau::files
