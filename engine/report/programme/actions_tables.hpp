// SPDX-License-Identifier: Apache-2.0
/// The tables of a report of funded actions.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string_view>
#include <vector>

namespace carreau::report {

/// All of them, in the order of the report. Their figures are those of the summary; what has no
/// quartier is told in each. A table without rows says why in its notes.
[[nodiscard]] std::vector<ReportTable> actions_tables(const ActionsView& view, const Words& w);

/// By quartier, commune, person and credit; then what changed.
[[nodiscard]] std::vector<ReportTable> territory_tables(const ActionsView& view, const Words& w);
/// A year beside the one before it, for each target.
[[nodiscard]] ReportTable change_table(const ActionsView& view, const Words& w);
/// Actions in quartiers that came or left, each with its money there.
[[nodiscard]] ReportTable moved_table(const ActionsView& view, const Words& w);
/// Themes by funders, and the cube of quartier, theme, funder and year.
[[nodiscard]] std::vector<ReportTable> theme_tables(const ActionsView& view, const Words& w);
/// Years, states, operators, envelopes, indicators, actions.
[[nodiscard]] std::vector<ReportTable> follow_up_tables(const ActionsView& view, const Words& w);
/// Attribution, findings, inputs.
[[nodiscard]] std::vector<ReportTable> method_tables(const ActionsView& view, const Words& w);

/// The table of that key, which must exist.
[[nodiscard]] const ReportTable& table_of(const std::vector<ReportTable>& tables,
                                          std::string_view key);

}  // namespace carreau::report
