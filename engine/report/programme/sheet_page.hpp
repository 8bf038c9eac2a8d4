// SPDX-License-Identifier: Apache-2.0
/// Short pages for print: one for each quartier, and a summary of the whole programme.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::report {

/// A figure at the head of a page; `more` may be empty.
struct KeyFigure {
  std::string label;
  std::string value;
  std::string more = {};
};

/// The content of a page that prints on two sheets of A4.
struct SheetPage {
  std::string title;
  std::string subtitle = {};
  std::vector<KeyFigure> key_figures = {};
  std::vector<std::string> charts = {};
  std::vector<ReportTable> tables = {};
  std::vector<std::string> remarks = {};
};

/// A self-contained HTML file without script that loads nothing. Tables without rows are left out.
[[nodiscard]] std::string sheet_page(const SheetPage& page, const ActionsView& view,
                                     const Words& w);

/// Keeps the first rows of a table, so that it fits on a sheet, and its totals; a note says how
/// many it leaves out, and that the workbook has them.
void keep_first_rows(ReportTable& table, std::size_t most, const Words& w);

/// The three amounts, each with the number of lines that do not give it.
[[nodiscard]] std::vector<KeyFigure> money_figures(const Tally& tally, const Words& w);

/// The figures at the head of every report: actions, the three amounts, and what lies in no
/// quartier.
[[nodiscard]] std::vector<KeyFigure> programme_figures(const ActionsView& view, const Words& w);

/// The file of the page of each quartier in the folder of the report, in the order of the targets:
/// "quartiers/QN03001M.html". Targets without a quartier come last and have none.
[[nodiscard]] std::vector<std::string> quartier_page_names(const ActionsView& view);

/// The page of a target: its people, money by year, theme, funder and objective, indicators and
/// largest actions. `tables` are those of actions_tables().
[[nodiscard]] std::string quartier_page(const ActionsView& view,
                                        const std::vector<ReportTable>& tables, std::size_t target,
                                        const Words& w);

/// The summary for elected people. `tables` are those of actions_tables().
[[nodiscard]] std::string summary_page(const ActionsView& view,
                                       const std::vector<ReportTable>& tables, const Words& w);

}  // namespace carreau::report
