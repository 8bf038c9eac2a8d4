// SPDX-License-Identifier: Apache-2.0
/// The columns of each output layer and the rows that fill them.
#pragma once

#include "delineation/smoothing.hpp"
#include "io/delineation_writer.hpp"
#include "io/table_writer.hpp"

#include <cstdint>
#include <vector>

namespace carreau::io {

[[nodiscard]] const std::vector<FieldSpec>& perimeter_fields();
[[nodiscard]] const std::vector<FieldSpec>& near_miss_fields();
[[nodiscard]] const std::vector<FieldSpec>& cell_fields();
[[nodiscard]] const std::vector<FieldSpec>& unit_fields();
[[nodiscard]] const std::vector<FieldSpec>& finding_fields();
[[nodiscard]] const std::vector<FieldSpec>& run_fields();

[[nodiscard]] Row perimeter_row(const DelineationOutput& output, const Zone& zone);
[[nodiscard]] Row near_miss_row(const DelineationOutput& output, const Zone& zone);
/// `near_miss` is the zone that holds the cell, or nullptr; `smoothing` that of the run.
[[nodiscard]] Row cell_row(const DelineationOutput& output, const Smoothing& smoothing,
                           CellIndex cell, const Zone* near_miss);
[[nodiscard]] std::vector<Row> unit_rows(const DelineationOutput& output);
[[nodiscard]] std::vector<Row> finding_rows(const Findings& findings);
/// Key and value: version, rule, vintage, every parameter, every input, the counts.
[[nodiscard]] std::vector<Row> run_rows(const DelineationOutput& output);

/// The cells to write, in order.
[[nodiscard]] std::vector<CellIndex> chosen_cells(const DelineationOutput& output);
/// For each cell the near miss that holds it, as an index into the near misses.
[[nodiscard]] std::vector<ZoneIndex> near_miss_of_cells(const DelineationOutput& output);

}  // namespace carreau::io
