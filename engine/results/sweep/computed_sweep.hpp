// SPDX-License-Identifier: Apache-2.0
/// A sweep in memory as explanations read it.
#pragma once

#include "results/sweep/explained_sweep.hpp"
#include "results/sweep/sweep_records.hpp"

#include <string>
#include <vector>

namespace carreau::results {

class ComputedSweep final : public ExplainedSweep {
 public:
  /// What the output refers to must outlive it.
  explicit ComputedSweep(const SweepOutput& output);

  [[nodiscard]] const std::vector<const Parameter*>& varied() const override { return varied_; }
  [[nodiscard]] std::int64_t designed() const override { return output_.stability.designed; }
  [[nodiscard]] std::optional<SweptZoneRecord> find_zone(const std::string& id) const override;
  [[nodiscard]] std::optional<SweptCellRecord> find_cell(const std::string& id) const override;
  [[nodiscard]] std::vector<SweptEffectRecord> effects_on(const std::string& zone) const override;
  [[nodiscard]] std::vector<std::string> zone_ids() const override;

 private:
  const SweepOutput output_;
  std::vector<const Parameter*> varied_;
};

}  // namespace carreau::results
