// SPDX-License-Identifier: Apache-2.0
/// A result that has not been written to a file, for explanations. Unlike a file it has every cell.
#pragma once

#include "results/delineation_records.hpp"
#include "results/explained_result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// The output must outlive this object. Zones are indexed at construction, units when the first is
/// requested.
class ComputedResult final : public ExplainedResult {
 public:
  explicit ComputedResult(const DelineationOutput& output);

  [[nodiscard]] const ExplainedRun& run() const override { return run_; }
  [[nodiscard]] std::optional<UnitRecord> find_unit(const std::string& code) const override;
  [[nodiscard]] bool has_cells() const override { return true; }
  [[nodiscard]] std::vector<std::string> zone_ids() const override;

 private:
  [[nodiscard]] std::optional<ZoneRecord> zone_record_of(const std::string& id) const override;
  [[nodiscard]] std::optional<CellRecord> cell_record_of(const std::string& id) const override;

  const DelineationOutput& output_;
  ExplainedRun run_;
  mutable std::vector<UnitRecord> units_;
};

}  // namespace carreau::results
