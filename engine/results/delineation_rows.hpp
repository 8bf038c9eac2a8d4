// SPDX-License-Identifier: Apache-2.0
/// The layers of a delineation as rows of values, by their columns.
#pragma once

#include "results/delineation_records.hpp"

#include <vector>

namespace carreau::results {

[[nodiscard]] inline const std::vector<files::FieldSpec>& perimeter_fields() {
  return perimeter_columns().fields();
}
[[nodiscard]] inline const std::vector<files::FieldSpec>& near_miss_fields() {
  return near_miss_columns().fields();
}
[[nodiscard]] inline const std::vector<files::FieldSpec>& cell_fields() {
  return cell_columns().fields();
}
[[nodiscard]] inline const std::vector<files::FieldSpec>& unit_fields() {
  return unit_columns().fields();
}
[[nodiscard]] inline const std::vector<files::FieldSpec>& finding_fields() {
  return finding_columns().fields();
}
[[nodiscard]] inline const std::vector<files::FieldSpec>& run_fields() {
  return run_columns().fields();
}
[[nodiscard]] inline files::Row perimeter_row(const DelineationOutput& output, const Zone& zone) {
  return perimeter_columns().row(zone_record(output, zone));
}
[[nodiscard]] inline files::Row near_miss_row(const DelineationOutput& output, const Zone& zone) {
  return near_miss_columns().row(zone_record(output, zone));
}
[[nodiscard]] inline files::Row cell_row(const DelineationOutput& output,
                                         const Smoothing& smoothing, CellIndex cell,
                                         const Zone* near_miss) {
  return cell_columns().row(cell_record(output, smoothing, cell, near_miss));
}
[[nodiscard]] inline std::vector<files::Row> unit_rows(const DelineationOutput& output) {
  return unit_columns().rows(unit_records(output));
}
[[nodiscard]] inline std::vector<files::Row> finding_rows(const Findings& findings) {
  return finding_columns().rows(finding_records(findings));
}
[[nodiscard]] inline std::vector<files::Row> run_rows(const DelineationOutput& output) {
  return run_columns().rows(run_records(output));
}

}  // namespace carreau::results
