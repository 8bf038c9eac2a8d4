// SPDX-License-Identifier: Apache-2.0
/// Reads the result of a sweep from its GeoPackage, or from its schema of a database.
#pragma once

#include "results/sweep/sweep_columns.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// Whether a file, or a schema, is the result of a sweep. Throws IoError where it cannot be opened.
[[nodiscard]] bool is_sweep(const std::string& path);

/// What an explanation says about a sweep.
class SweepFile {
 public:
  /// Throws IoError or DataError where `path` is not the result of a sweep.
  explicit SweepFile(std::string path);

  /// The varied parameters, in the order of the columns.
  [[nodiscard]] const std::vector<const Parameter*>& varied() const { return varied_; }
  /// How many scenarios shares are of.
  [[nodiscard]] std::int64_t designed() const { return designed_; }
  [[nodiscard]] std::optional<SweptZoneRecord> find_zone(const std::string& id) const;
  [[nodiscard]] std::optional<SweptCellRecord> find_cell(const std::string& id) const;
  /// The effects on whether a zone stands, by factor.
  [[nodiscard]] std::vector<SweptEffectRecord> effects_on(const std::string& zone) const;
  [[nodiscard]] std::vector<std::string> zone_ids() const;

 private:
  std::string path_;
  std::vector<const Parameter*> varied_;
  std::int64_t designed_ = 0;
};

}  // namespace carreau::results
