// SPDX-License-Identifier: Apache-2.0
/// Reads the result of a revision from its GeoPackage, or from its schema of a database.
#pragma once

#include "results/revision_columns.hpp"
#include "zoning/revision_options.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// Whether a file, or a schema, is the result of a revision. Throws IoError where it cannot be
/// opened.
[[nodiscard]] bool is_revision(const std::string& path);

/// What an explanation says about a revision.
class RevisionFile {
 public:
  /// Throws IoError or DataError where `path` is not the result of a revision.
  explicit RevisionFile(std::string path);

  /// The quartier with this code, in the map or among those that left.
  [[nodiscard]] std::optional<RevisedRecord> find_quartier(const std::string& code) const;
  [[nodiscard]] std::optional<RevisedCellRecord> find_cell(const std::string& id) const;
  [[nodiscard]] bool has_cells() const;
  /// The codes of the map, then of those that left.
  [[nodiscard]] std::vector<std::string> codes() const;
  /// A value of the provenance; throws DataError where it is missing.
  [[nodiscard]] const RunRecord& provenance(const std::string& key) const;
  /// The value of a share in the provenance, such as that of a parameter.
  [[nodiscard]] double number(const std::string& key) const;

 private:
  std::string path_;
  std::vector<RunRecord> run_;
};

}  // namespace carreau::results
