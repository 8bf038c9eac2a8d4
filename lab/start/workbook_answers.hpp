// SPDX-License-Identifier: Apache-2.0
/// What the start page shows of the workbooks of actions, as JSON: docs/serve.md.
#pragma once

#include "lab/answers.hpp"
#include "lab/start/workbook.hpp"

namespace carreau::lab {

/// The tables with their columns and first rows, the account of the import, the texts about
/// quartiers, the refused rows, and the command that reads the same.
[[nodiscard]] Json workbook_answer(const ReadWorkbook& read, const Workbook& workbook);

/// Parses `{"columns": [{"table", "column", "field" or "measure" and "funder" or "is_ignored"}],
/// "aliases": {text: meaning}, "rows": [{"row", "fields"}], "takes_up": true}`, each optional.
/// Throws RequestError for any other content.
[[nodiscard]] WorkbookChanges parse_changes(const Json& json);

}  // namespace carreau::lab
