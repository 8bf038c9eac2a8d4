// SPDX-License-Identifier: Apache-2.0
/// Builds the tables of a report of funded actions.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string_view>
#include <vector>

namespace carreau::report {

/// All tables in the order of the report. Their figures are those of the summary, and each includes
/// the money without quartier. A table without rows gives the reason in its notes.
[[nodiscard]] std::vector<ReportTable> actions_tables(const ActionsView& view, const Words& w);

/// Tables by quartier, commune, person and credit, then those of changes.
[[nodiscard]] std::vector<ReportTable> territory_tables(const ActionsView& view, const Words& w);
/// Compares each year with the previous one, for each target.
[[nodiscard]] ReportTable change_table(const ActionsView& view, const Words& w);
/// Actions in quartiers that entered or left the list, with their amounts there.
[[nodiscard]] ReportTable moved_table(const ActionsView& view, const Words& w);
/// Actions outside the quartiers with credits of programme 147: whether another funder takes part,
/// and in which earlier years they had such credits.
[[nodiscard]] ReportTable outside_credits_table(const ActionsView& view, const Words& w);
/// Themes by funder, and the cube of quartier, theme, funder and year.
[[nodiscard]] std::vector<ReportTable> theme_tables(const ActionsView& view, const Words& w);
/// Years, statuses, operators, envelopes, indicators, actions.
[[nodiscard]] std::vector<ReportTable> follow_up_tables(const ActionsView& view, const Words& w);
/// Attribution, findings, inputs.
[[nodiscard]] std::vector<ReportTable> method_tables(const ActionsView& view, const Words& w);

/// The table with this key, which must exist.
[[nodiscard]] const ReportTable& table_of(const std::vector<ReportTable>& tables,
                                          std::string_view key);

}  // namespace carreau::report
