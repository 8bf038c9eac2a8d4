// SPDX-License-Identifier: Apache-2.0
/// A result that no file holds yet, for an explanation: unlike a file it has every cell.
#pragma once

#include "results/delineation_records.hpp"
#include "results/explained_result.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// The output must outlive it. Zones are looked up at once, units when the first is asked for.
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
