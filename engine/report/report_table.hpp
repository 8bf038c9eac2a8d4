// SPDX-License-Identifier: Apache-2.0
/// A table of a report, from which workbook, page, CSV and JSON are all written.
#pragma once

#include "files/row_stream.hpp"
#include "files/workbook_writer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::report {

/// The section of the page that contains a table.
enum class TableSection : std::uint8_t {
  territory,
  themes,
  objectives,
  years,
  indicators,
  follow_up,
  method
};

/// Euros are integers of cents, or a mean as a real number of euros; percents are fractions.
struct TableColumn {
  std::string key;    ///< the same in every language; used by CSV and JSON
  std::string title;  ///< in the language of the report
  files::ValueKind kind = files::ValueKind::text;
};

/// A row. An unknown figure has no value.
struct TableRow {
  files::Row cells;
  bool is_total = false;
  std::optional<files::ValueKind> kind =
      {};  ///< the kind of all its figures, where it differs from that of the columns
};

struct ReportTable {
  std::string key;    ///< for files and layers: "territory"
  std::string title;  ///< used as caption
  std::string sheet;  ///< a short title, for the sheet
  TableSection section = TableSection::territory;
  bool is_detail = false;  ///< long tables are folded on the page, and not printed
  std::vector<TableColumn> columns = {};
  std::vector<TableRow> rows = {};
  std::vector<std::string> notes = {};
};

}  // namespace carreau::report
