// SPDX-License-Identifier: Apache-2.0
/// Columns shared by several tables of funded actions.
#pragma once

#include "actions/summary.hpp"
#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"
#include "results/headings.hpp"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace carreau::report {

inline constexpr std::array kAllMeasures = {Measure::requested, Measure::granted, Measure::paid};

/// In cents; empty where no line gives the amount.
[[nodiscard]] files::FieldValue money(const LedgerAmounts& amounts, Measure measure);
[[nodiscard]] files::FieldValue money(std::optional<Euros> amount);
/// A part as a fraction of a whole; empty where the whole is zero or the part unknown.
[[nodiscard]] files::FieldValue fraction(double part, double whole);
[[nodiscard]] files::FieldValue fraction(const LedgerAmounts& part, const LedgerAmounts& whole,
                                         Measure measure);
/// The text, or no value where it is empty.
[[nodiscard]] files::FieldValue known_text(std::string text);

[[nodiscard]] TableColumn text_column(std::string key, std::string_view title);
/// A column of a heading, whose title begins with a capital here.
[[nodiscard]] TableColumn headed_column(const results::Heading& heading, const Words& w,
                                        files::ValueKind kind = files::ValueKind::text);
/// The same where the table says more narrowly what stands in it.
[[nodiscard]] TableColumn titled_column(const results::Heading& heading, std::string_view title,
                                        files::ValueKind kind = files::ValueKind::text);

/// The position of a column, which the table must have.
[[nodiscard]] std::size_t column_of(const ReportTable& table, std::string_view key);

/// Adds columns for actions, retained actions, the three amounts, and the number of lines that do
/// not give each amount.
void add_tally_columns(ReportTable& table, const Words& w);
void add_tally(files::Row& row, const Tally& tally);
/// Adds columns for the granted amounts that belong to no single quartier, and for those that are
/// unattributed.
void add_across_columns(ReportTable& table, const Words& w);
void add_across(files::Row& row, const Tally& tally);

/// Adds the difference of the granted amounts, and the change as a fraction of the first; nothing
/// where a year has no known amount.
void add_granted_change(files::Row& row, const Tally& before, const Tally& now);

/// Removes columns that contain only zeros.
void drop_zero_columns(ReportTable& table, std::initializer_list<std::string_view> keys);
/// Removes the columns of lines without an amount where no line gives that amount.
void drop_unknown_columns(ReportTable& table);

/// Adds columns for code, name and kind of a target.
void add_target_columns(ReportTable& table, const Words& w);
void add_target(files::Row& row, const ActionsView& view, std::size_t target, const Words& w);
/// Adds the same cells to a row of totals.
void add_target_total(files::Row& row, std::string_view label);

/// Removes those of the columns in which no row has a value.
void drop_empty_columns(ReportTable& table, std::initializer_list<std::string_view> keys);
/// The label of a theme by its position in the summary; beyond the themes, that of no theme.
[[nodiscard]] std::string reported_theme_label(const ActionsView& view, std::size_t theme,
                                               const Words& w);

/// For each theme of the report under which actions of other lists are counted, the keys of these
/// lists.
[[nodiscard]] std::map<std::size_t, std::set<std::string>> theme_passages(const ActionsView& view);

/// "Une action qui sert plusieurs quartiers compte dans chacun…".
[[nodiscard]] std::string distinct_note(const Words& w);

}  // namespace carreau::report
