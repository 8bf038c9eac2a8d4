// SPDX-License-Identifier: Apache-2.0
/// What tests look at in a table of a report, beside its CSV.
#pragma once

#include "report/report_table.hpp"

#include <string>
#include <vector>

namespace carreau::testing {

/// The title and the sheet of a table, then the titles of its columns.
inline std::vector<std::string> titles_of(const report::ReportTable& table) {
  std::vector<std::string> titles = {table.title, table.sheet};
  for (const report::TableColumn& column : table.columns) titles.push_back(column.title);
  return titles;
}

}  // namespace carreau::testing
