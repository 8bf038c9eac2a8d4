// SPDX-License-Identifier: Apache-2.0
/// Tables of a report as HTML.
#pragma once

#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstdint>
#include <string>

namespace carreau::report {

/// A value as readers see it: "1 234,50 €", "12,3 %". `digits` is the number of decimals of euros.
[[nodiscard]] std::string value_text(const files::FieldValue& value, files::ValueKind kind,
                                     int digits, const Words& w);

/// The number of decimals for the euros of a table: none where all amounts are whole.
[[nodiscard]] int euro_digits(const ReportTable& table);

/// Whether a script of the page shows long tables a part at a time.
enum class Paging : std::uint8_t { none, by_script };

/// A heading, the table and its notes; a detail table is folded. Rows of totals are separate table
/// bodies, which sorting does not move. With paging, a long table stands in a `noscript`: browsers
/// read it as plain text, which takes no time to lay out, until the script takes its rows.
[[nodiscard]] std::string table_markup(const ReportTable& table, const Words& w,
                                       Paging paging = Paging::none);

}  // namespace carreau::report
