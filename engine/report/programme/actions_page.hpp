// SPDX-License-Identifier: Apache-2.0
/// Funded actions on one page: key figures, a map, charts, every table.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// One HTML file that needs no other and fetches nothing: its own policy forbids it, and allows its
/// own style and script alone, by their digests. Without the script everything is there to read;
/// the script sorts and filters tables, and lists the actions behind a place of the map. `tables`
/// are those of actions_tables().
[[nodiscard]] std::string actions_page(const ActionsView& view,
                                       const std::vector<ReportTable>& tables, const Words& w);

}  // namespace carreau::report
