// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation read back from its GeoPackage or its schema of a database.
#pragma once

#include "grid/cell_table.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::io {

/// A row of an output layer by column name; nulls are empty.
class OutputRecord {
 public:
  explicit OutputRecord(std::map<std::string, std::string, std::less<>> fields)
      : fields_(std::move(fields)) {}
  /// Empty for a null or an unknown column.
  [[nodiscard]] std::string text(std::string_view column) const;
  /// 0 for a null.
  [[nodiscard]] double number(std::string_view column) const;
  [[nodiscard]] bool has(std::string_view column) const { return !text(column).empty(); }

 private:
  std::map<std::string, std::string, std::less<>> fields_;
};

/// Looks up rows of a result. Throws IoError or DataError when it is not one.
class DelineationFile {
 public:
  explicit DelineationFile(std::string path);

  [[nodiscard]] bool has_layer(const std::string& layer) const;
  /// The first row of `layer` whose `column` is `value`, if any.
  [[nodiscard]] std::optional<OutputRecord> find(const std::string& layer,
                                                 const std::string& column,
                                                 const std::string& value) const;
  /// Every value of a column, in order.
  [[nodiscard]] std::vector<std::string> column(const std::string& layer,
                                                const std::string& column) const;
  /// A row of the provenance by its key; throws DataError when the key is missing.
  [[nodiscard]] OutputRecord run(const std::string& key) const;

 private:
  std::string path_;
};

/// For each cell of a table the reason that a result file gives for it; "not_in_result" for cells
/// that the file does not hold. Empty where the file is no result with a layer `cells`.
[[nodiscard]] std::vector<std::string> read_cell_reasons(const std::string& path,
                                                         const CellTable& cells);

}  // namespace carreau::io
