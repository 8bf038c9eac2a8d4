// SPDX-License-Identifier: Apache-2.0
/// The columns of each output layer and the rows that fill them.
#pragma once

#include "delineation/smoothing.hpp"
#include "files/table_writer.hpp"
#include "results/delineation_writer.hpp"

#include <cstdint>
#include <vector>

namespace carreau::results {

[[nodiscard]] const std::vector<files::FieldSpec>& perimeter_fields();
[[nodiscard]] const std::vector<files::FieldSpec>& near_miss_fields();
[[nodiscard]] const std::vector<files::FieldSpec>& cell_fields();
[[nodiscard]] const std::vector<files::FieldSpec>& unit_fields();
[[nodiscard]] const std::vector<files::FieldSpec>& finding_fields();
[[nodiscard]] const std::vector<files::FieldSpec>& run_fields();

[[nodiscard]] files::Row perimeter_row(const DelineationOutput& output, const Zone& zone);
[[nodiscard]] files::Row near_miss_row(const DelineationOutput& output, const Zone& zone);
/// `near_miss` is the zone that holds the cell, or nullptr; `smoothing` that of the run.
[[nodiscard]] files::Row cell_row(const DelineationOutput& output, const Smoothing& smoothing,
                                  CellIndex cell, const Zone* near_miss);
[[nodiscard]] std::vector<files::Row> unit_rows(const DelineationOutput& output);
[[nodiscard]] std::vector<files::Row> finding_rows(const Findings& findings);
/// Key and value: version, rule, vintage, every parameter, every input, the counts.
[[nodiscard]] std::vector<files::Row> run_rows(const DelineationOutput& output);

/// The cells to write, in order.
[[nodiscard]] std::vector<CellIndex> chosen_cells(const DelineationOutput& output);
/// For each cell the near miss that holds it, as an index into the near misses.
[[nodiscard]] std::vector<ZoneIndex> near_miss_of_cells(const DelineationOutput& output);

}  // namespace carreau::results
