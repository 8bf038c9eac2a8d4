// SPDX-License-Identifier: Apache-2.0
/// Tables of a report as HTML.
#pragma once

#include "report/report_table.hpp"
#include "report/words.hpp"

#include <string>

namespace carreau::report {

/// A value as people read it: "1 234,50 €", "12,3 %". `digits` is of euros in cents.
[[nodiscard]] std::string value_text(const files::FieldValue& value, files::ValueKind kind,
                                     int digits, const Words& w);

/// Decimals that a table's euros ask for: none where all of them are whole.
[[nodiscard]] int euro_digits(const ReportTable& table);

/// A heading, the table and its notes; folded where it is a detail. Rows of totals are bodies of
/// their own, which sorting leaves in place.
[[nodiscard]] std::string table_markup(const ReportTable& table, const Words& w);

}  // namespace carreau::report
