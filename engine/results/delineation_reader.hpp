// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation read back from its GeoPackage or its schema of a database.
#pragma once

#include "grid/cell_table.hpp"
#include "results/result_rows.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// A result in a file, or in a schema of a database. Throws IoError or DataError when it is not
/// one.
class DelineationFile final : public ResultRows {
 public:
  explicit DelineationFile(std::string path);

  [[nodiscard]] bool has_layer(const std::string& layer) const override;
  [[nodiscard]] std::optional<OutputRecord> find(const std::string& layer,
                                                 const std::string& column,
                                                 const std::string& value) const override;
  [[nodiscard]] std::vector<std::string> column(const std::string& layer,
                                                const std::string& column) const override;

 private:
  [[nodiscard]] std::string name() const override;

  std::string path_;
};

/// For each cell of a table the reason that a result file gives for it; "not_in_result" for cells
/// that the file does not hold. Empty where the file is no result with a layer `cells`.
[[nodiscard]] std::vector<std::string> read_cell_reasons(const std::string& path,
                                                         const CellTable& cells);

}  // namespace carreau::results
