// SPDX-License-Identifier: Apache-2.0
/// The rows of each layer of a delineation, as records with exact values.
#pragma once

#include "delineation/smoothing.hpp"
#include "results/delineation_columns.hpp"
#include "results/delineation_writer.hpp"

#include <vector>

namespace carreau::results {

/// Of a perimeter or a near miss.
[[nodiscard]] ZoneRecord zone_record(const DelineationOutput& output, const Zone& zone);
/// `near_miss` is the zone that holds the cell, or nullptr; `smoothing` that of the run.
[[nodiscard]] CellRecord cell_record(const DelineationOutput& output, const Smoothing& smoothing,
                                     CellIndex cell, const Zone* near_miss);
/// Of the units that the grid shows, the cells outside any unit last.
[[nodiscard]] std::vector<UnitRecord> unit_records(const DelineationOutput& output);
[[nodiscard]] std::vector<FindingRecord> finding_records(const Findings& findings);
/// Version, rule, vintage, every parameter, every input, the counts.
[[nodiscard]] std::vector<RunRecord> run_records(const DelineationOutput& output);

/// The cells to write, in order.
[[nodiscard]] std::vector<CellIndex> chosen_cells(const DelineationOutput& output);
/// For each cell the near miss that holds it, as an index into the near misses.
[[nodiscard]] std::vector<ZoneIndex> near_miss_of_cells(const DelineationOutput& output);

}  // namespace carreau::results
