// SPDX-License-Identifier: Apache-2.0
/// A report of funded actions as files, and on the terminal.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

struct ActionsReportOptions {
  std::string folder;  ///< created when missing
  bool overwrite = false;
  Language language = Language::french;
};

/// `rapport.html`, `rapport.xlsx`, `rapport.json`, `actions.gpkg` and a table a file in
/// `tables/*.csv`: all of them or none. Returns their paths.
std::vector<std::string> write_actions_report(const ActionsView& view,
                                              const ActionsReportOptions& options);

/// Tables and provenance, keys in English.
[[nodiscard]] std::string actions_report_json(const ActionsView& view,
                                              const std::vector<ReportTable>& tables,
                                              const Words& w);
/// One table: comma, UTF-8, a point for decimals, nothing where there is no figure, and, where it
/// has totals, 0 or 1 in `is_total`. Text that a spreadsheet would run gets an apostrophe before
/// it.
[[nodiscard]] std::string table_csv(const ReportTable& table);
/// Every table on a sheet, charts beside, method and findings. `name` stands for the file in
/// messages.
void write_actions_workbook(const ActionsView& view, const std::vector<ReportTable>& tables,
                            const std::string& path, const std::string& name, const Words& w);

/// What the terminal shows: a row a quartier, totals, what is not attributed, the findings.
[[nodiscard]] std::string actions_text(const ActionsView& view, Language language);
/// Counts, totals in euros and findings as one JSON object, for scripts.
[[nodiscard]] std::string actions_json(const ActionsView& view,
                                       const std::vector<std::string>& paths);

}  // namespace carreau::report
