// SPDX-License-Identifier: Apache-2.0
/// The tables of a report as the sheets of a workbook.
#pragma once

#include "files/workbook_writer.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <vector>

namespace carreau::report {

/// Adds nine sheets at most: the tables of a subject below one another on one sheet, and each long
/// table of details on a sheet of its own. A chart stands below the last table of its sheet.
void add_table_sheets(const std::vector<ReportTable>& tables, files::WorkbookWriter& book,
                      const Words& w);

}  // namespace carreau::report
