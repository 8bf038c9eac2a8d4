// SPDX-License-Identifier: Apache-2.0
/// The rows of each layer of a sweep.
#pragma once

#include "results/delineation_columns.hpp"
#include "results/delineation_writer.hpp"
#include "results/sweep/sweep_columns.hpp"

#include <vector>

namespace carreau::results {

/// The complete content of the result of a sweep. The references must outlive the call.
struct SweepOutput {
  const SweepStart& start;
  const SweepTally& tally;
  const Stability& stability;
  const DelineationOutput base;  ///< with the findings of the sweep
};

[[nodiscard]] std::vector<const Parameter*> varied_parameters(const SweepPlan& plan);

[[nodiscard]] SweptScenarioRecord swept_scenario_record(const SweepOutput& output,
                                                        const SweepRow& row);
[[nodiscard]] SweptCellRecord swept_cell_record(const SweepOutput& output, std::size_t cell);
[[nodiscard]] SweptZoneRecord swept_zone_record(const SweepOutput& output, const SweptZone& zone);
[[nodiscard]] std::vector<SweptEffectRecord> swept_effect_records(const SweepOutput& output);
[[nodiscard]] std::vector<CurveRecord> curve_records(const SweepOutput& output);
/// The provenance of the base, then the choices of the sweep.
[[nodiscard]] std::vector<RunRecord> sweep_run_records(const SweepOutput& output);

/// The positions that the outline of a zone is made of.
[[nodiscard]] std::vector<CellPosition> swept_footprint(const SweepOutput& output,
                                                        std::size_t zone);

}  // namespace carreau::results
