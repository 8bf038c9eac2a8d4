// SPDX-License-Identifier: Apache-2.0
/// Reads the result of a delineation from its GeoPackage, or from its schema of a database.
#pragma once

#include "grid/cell_table.hpp"
#include "results/explained_result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// A result in a file or in a schema of a database. Throws IoError or DataError when it is not one,
/// or when it lacks a parameter that explanations use.
class DelineationFile final : public ExplainedResult {
 public:
  explicit DelineationFile(std::string path);

  [[nodiscard]] const ExplainedRun& run() const override { return run_; }
  [[nodiscard]] std::optional<UnitRecord> find_unit(const std::string& code) const override;
  [[nodiscard]] bool has_cells() const override;
  [[nodiscard]] std::vector<std::string> zone_ids() const override;

 private:
  [[nodiscard]] std::optional<ZoneRecord> zone_record_of(const std::string& id) const override;
  [[nodiscard]] std::optional<CellRecord> cell_record_of(const std::string& id) const override;

  std::string path_;
  ExplainedRun run_;
};

/// For each cell of a table, the reason that a result file gives; "not_in_result" for cells that
/// the file does not contain. Empty where the file is not a result with a layer `cells`.
[[nodiscard]] std::vector<std::string> read_cell_reasons(const std::string& path,
                                                         const CellTable& cells);

}  // namespace carreau::results
