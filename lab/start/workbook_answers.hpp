// SPDX-License-Identifier: Apache-2.0
/// What the start page shows of the workbooks of actions, as JSON: docs/serve.md.
#pragma once

#include "lab/answers.hpp"
#include "lab/start/raw_tables.hpp"
#include "lab/start/workbook.hpp"

#include <vector>

namespace carreau::lab {

/// The tables with their columns and first rows, the account of the import, the texts about
/// quartiers, the refused rows, and the command that reads the same.
[[nodiscard]] Json workbook_answer(const ReadWorkbook& read, const Workbook& workbook);

/// The first rows of a file that was declared, the fields that a column may be, and whether what
/// was said of another workbook can be taken up.
[[nodiscard]] Json raw_tables_answer(const std::vector<RawTable>& tables, const Workbook& workbook);

/// Parses `{"declared": {"file", "table", "header", "columns"}, "columns": [{"table", "column",
/// "field" or "measure" and "funder" or "is_ignored"}], "aliases": {text: meaning}, "rows":
/// [{"row", "fields"}], "takes_up": true}`, each optional. Throws RequestError for any other
/// content.
[[nodiscard]] WorkbookChanges parse_changes(const Json& json);

}  // namespace carreau::lab
