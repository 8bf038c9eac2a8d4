// SPDX-License-Identifier: Apache-2.0
/// A page for each quartier, to print on two sheets, and a summary of two pages.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// A page with its file name in the folder of the report.
struct NamedPage {
  std::string name;  ///< "quartiers/QN03001M.html"
  std::string text;
};

/// One page for each quartier that an action serves, in the order of the targets.
[[nodiscard]] std::vector<NamedPage> quartier_pages(const ActionsView& view, const Words& w);

/// The file name of the page of each target; empty for targets without a page.
[[nodiscard]] std::vector<std::string> quartier_page_names(const ActionsView& view);

/// Key figures, map, charts and the largest operators, for elected people.
[[nodiscard]] NamedPage summary_page(const ActionsView& view,
                                     const std::vector<ReportTable>& tables, const Words& w);

}  // namespace carreau::report
