// SPDX-License-Identifier: Apache-2.0
/// Reads the result of a sweep from its GeoPackage, or from its schema of a database.
#pragma once

#include "results/sweep/explained_sweep.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// Whether a file, or a schema, is the result of a sweep. Throws IoError where it cannot be opened.
[[nodiscard]] bool is_sweep(const std::string& path);

class SweepFile final : public ExplainedSweep {
 public:
  /// Throws IoError or DataError where `path` is not the result of a sweep.
  explicit SweepFile(std::string path);

  [[nodiscard]] const std::vector<const Parameter*>& varied() const override { return varied_; }
  [[nodiscard]] std::int64_t designed() const override { return designed_; }
  [[nodiscard]] std::optional<SweptZoneRecord> find_zone(const std::string& id) const override;
  [[nodiscard]] std::optional<SweptCellRecord> find_cell(const std::string& id) const override;
  [[nodiscard]] std::vector<SweptEffectRecord> effects_on(const std::string& zone) const override;
  [[nodiscard]] std::vector<std::string> zone_ids() const override;

 private:
  std::string path_;
  std::vector<const Parameter*> varied_;
  std::int64_t designed_ = 0;
};

}  // namespace carreau::results
