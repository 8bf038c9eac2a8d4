// SPDX-License-Identifier: Apache-2.0
/// Writes a report of funded actions as files, and its summary for the terminal.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

struct ActionsReportOptions {
  std::string folder;  ///< created where it is missing
  bool overwrite = false;
  Language language = Language::french;
};

/// Writes `rapport.html`, `rapport.xlsx`, `rapport.json`, `actions.gpkg`, and one file for each
/// table in `tables/*.csv`: all of them or none. Returns their paths.
std::vector<std::string> write_actions_report(const ActionsView& view,
                                              const ActionsReportOptions& options);

/// The tables and the provenance as JSON with keys in English.
[[nodiscard]] std::string actions_report_json(const ActionsView& view,
                                              const std::vector<ReportTable>& tables,
                                              const Words& w);
/// One table as CSV: commas, UTF-8, decimal points, empty fields for unknown figures, and in tables
/// with totals 0 or 1 in `is_total`. An apostrophe guards texts that a spreadsheet would execute.
[[nodiscard]] std::string table_csv(const ReportTable& table);
/// Writes every table on a sheet, with charts, the method and the findings. Messages call the file
/// `name`.
void write_actions_workbook(const ActionsView& view, const std::vector<ReportTable>& tables,
                            const std::string& path, const std::string& name, const Words& w);

/// The summary for the terminal: a row for each quartier, totals, unattributed money, findings.
[[nodiscard]] std::string actions_text(const ActionsView& view, Language language);
/// Counts, totals in euros and findings as one JSON object for scripts.
[[nodiscard]] std::string actions_json(const ActionsView& view,
                                       const std::vector<std::string>& paths);

}  // namespace carreau::report
