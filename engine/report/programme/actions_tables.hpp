// SPDX-License-Identifier: Apache-2.0
/// Builds the tables of a report of funded actions.
#pragma once

#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string_view>
#include <vector>

namespace carreau::report {

/// All tables in the order of the report, without those that have no rows. Their figures are those
/// of the summary, and each includes the money without quartier.
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
/// The objectives of the contracts: their money by quartier, funder and year, their indicators, and
/// those without any action. Empty where no action and no file names an objective.
[[nodiscard]] std::vector<ReportTable> objective_tables(const ActionsView& view, const Words& w);
/// Grants and operators, funders, themes and the user's own themes over the years, and what each
/// quartier lacks.
[[nodiscard]] std::vector<ReportTable> tables_over_years(const ActionsView& view, const Words& w);
/// Sections, schemes, agreements, leverage, envelopes, and actions by funder.
[[nodiscard]] std::vector<ReportTable> money_tables(const ActionsView& view, const Words& w);
/// Indicators, all years and by year, audiences by group, and the figures of each action.
[[nodiscard]] std::vector<ReportTable> indicator_tables(const ActionsView& view, const Words& w);
/// Years, statuses, contracts, operators, actions.
[[nodiscard]] std::vector<ReportTable> follow_up_tables(const ActionsView& view, const Words& w);
/// What became of the rows and the money of each table: the account of the import.
[[nodiscard]] ReportTable import_table(const ActionsView& view, const Words& w);
/// Each row that was set aside, and each value of a kept row that is unknown.
[[nodiscard]] ReportTable import_row_table(const ActionsView& view, const Words& w);
/// Attribution, account of the import, findings, inputs.
[[nodiscard]] std::vector<ReportTable> method_tables(const ActionsView& view, const Words& w);

/// Columns for name, unit, year, number of actions and figures of an indicator.
void add_indicator_columns(ReportTable& table, const Words& w);
void add_indicator(files::Row& row, const IndicatorSummary& one, const Words& w);
/// The words for a group of an audience: "women", "age_16_25"; the key where it is none of these.
[[nodiscard]] std::string audience_group_label(const std::string& key, const Words& w);

/// The table with this key, which must exist.
[[nodiscard]] const ReportTable& table_of(const std::vector<ReportTable>& tables,
                                          std::string_view key);

}  // namespace carreau::report
