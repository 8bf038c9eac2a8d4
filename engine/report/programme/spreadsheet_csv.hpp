// SPDX-License-Identifier: Apache-2.0
/// Tables as the CSV that spreadsheets of a language open with a double click.
#pragma once

#include "base/language.hpp"
#include "report/report_table.hpp"

#include <string>

namespace carreau::report {

/// In French, as a French Excel expects it: semicolons, decimal commas, and a mark at the beginning
/// that says UTF-8; in English, commas and points with the same mark. Headings are the titles of
/// the columns; euros have two decimals; percents are numbers of percents. An apostrophe guards
/// texts that a spreadsheet would execute. Rows of totals stand where they stand in the table.
[[nodiscard]] std::string spreadsheet_csv(const ReportTable& table, Language language);

}  // namespace carreau::report
