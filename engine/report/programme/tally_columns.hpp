// SPDX-License-Identifier: Apache-2.0
/// Columns that the tables of funded actions have in common.
#pragma once

#include "actions/summary.hpp"
#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"
#include "results/headings.hpp"

#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace carreau::report {

inline constexpr std::array kAllMeasures = {Measure::requested, Measure::granted, Measure::paid};

/// Whole cents; nothing where no line says the amount.
[[nodiscard]] files::FieldValue money(const LedgerAmounts& amounts, Measure measure);
[[nodiscard]] files::FieldValue money(std::optional<Euros> amount);
/// A part of a whole as a fraction; nothing of a whole that is nothing.
[[nodiscard]] files::FieldValue fraction(double part, double whole);
[[nodiscard]] files::FieldValue fraction(const LedgerAmounts& part, const LedgerAmounts& whole,
                                         Measure measure);
/// Text, or nothing where it is empty.
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

/// Actions, retained ones, the three amounts, and for each of them the lines that do not say it.
void add_tally_columns(ReportTable& table, const Words& w);
void add_tally(files::Row& row, const Tally& tally);
/// What of the granted amount has no single quartier, and what no quartier at all.
void add_across_columns(ReportTable& table, const Words& w);
void add_across(files::Row& row, const Tally& tally);

/// Takes columns away that tell nothing but zero.
void drop_zero_columns(ReportTable& table, std::initializer_list<std::string_view> keys);
/// Those of lines that do not say an amount, where all lines do.
void drop_unknown_columns(ReportTable& table);

/// Code, name and kind of a target.
void add_target_columns(ReportTable& table, const Words& w);
void add_target(files::Row& row, const ActionsView& view, std::size_t target, const Words& w);
/// The same cells of a row of all.
void add_target_total(files::Row& row, std::string_view label);

/// "Une action qui sert plusieurs quartiers compte dans chacun…".
[[nodiscard]] std::string distinct_note(const Words& w);

}  // namespace carreau::report
