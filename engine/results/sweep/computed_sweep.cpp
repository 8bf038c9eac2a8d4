// SPDX-License-Identifier: Apache-2.0
#include "results/sweep/computed_sweep.hpp"

#include "grid/cell_id.hpp"

#include <algorithm>

namespace carreau::results {

ComputedSweep::ComputedSweep(const SweepOutput& output)
    : output_(output), varied_(varied_parameters(output.start.plan())) {}

std::optional<SweptZoneRecord> ComputedSweep::find_zone(const std::string& id) const {
  const auto& zones = output_.stability.zones;
  const auto found = std::ranges::find(zones, id, &SweptZone::id);
  if (found == zones.end()) return std::nullopt;
  return swept_zone_record(output_, *found);
}

std::optional<SweptCellRecord> ComputedSweep::find_cell(const std::string& id) const {
  const auto parsed = CellId::parse(id);
  const CellTable& cells = output_.base.input.cells;
  if (!parsed || parsed->grid != cells.grid()) return std::nullopt;
  const CellIndex cell = cells.find(parsed->position);
  const auto& counted = output_.tally.cells;
  const auto found = std::ranges::find(counted, cell, &CellCount::cell);
  if (cell.is_none() || found == counted.end()) return std::nullopt;
  return swept_cell_record(output_, static_cast<std::size_t>(found - counted.begin()));
}

std::vector<SweptEffectRecord> ComputedSweep::effects_on(const std::string& zone) const {
  std::vector<SweptEffectRecord> effects = swept_effect_records(output_);
  std::erase_if(effects, [&](const SweptEffectRecord& effect) { return effect.zone_id != zone; });
  return effects;
}

std::vector<std::string> ComputedSweep::zone_ids() const {
  std::vector<std::string> ids;
  for (const SweptZone& zone : output_.stability.zones) ids.push_back(zone.id);
  return ids;
}

}  // namespace carreau::results
