// SPDX-License-Identifier: Apache-2.0
/// The tables of a run for spreadsheets: the rows and figures of a result in files, under headings
/// and with words that people read.
#pragma once

#include "lab/lab.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::lab {

enum class RunTable : std::uint8_t { perimeters, near_misses, units };
/// Parses "perimeters", "near_misses" or "units".
[[nodiscard]] std::optional<RunTable> parse_run_table(std::string_view name);

/// Euros and shares have the values of files (docs/formats.md); codes are given in words.
[[nodiscard]] report::ReportTable run_table(const Lab& lab, const LabRun& run, RunTable table,
                                            const report::Words& w);

/// The table as the CSV that spreadsheets of the language open with a double click. Figures have
/// the digits that they have in files: a share is a fraction of 1.
[[nodiscard]] std::string run_csv(const Lab& lab, const LabRun& run, RunTable table,
                                  const report::Words& w);
/// Writes all tables, the edits with their reasons, and the provenance as sheets of a workbook.
/// Throws IoError when the file cannot be written.
void write_run_workbook(const Lab& lab, const LabRun& run, const std::string& path,
                        const report::Words& w);

}  // namespace carreau::lab
