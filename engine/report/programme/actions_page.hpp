// SPDX-License-Identifier: Apache-2.0
/// Funded actions on one page: key figures, a map, charts, and every table.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// A self-contained HTML file that loads nothing. Its content security policy forbids it, and
/// allows only its own style and script, by their digests. Everything can be read without the
/// script, which sorts and filters tables and lists the actions at a place of the map. `tables` are
/// those of actions_tables().
[[nodiscard]] std::string actions_page(const ActionsView& view,
                                       const std::vector<ReportTable>& tables, const Words& w);

}  // namespace carreau::report
