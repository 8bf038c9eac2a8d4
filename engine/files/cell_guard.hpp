// SPDX-License-Identifier: Apache-2.0
/// Fields of CSV: quoted where they must be, and no formulas for a spreadsheet to execute.
#pragma once

#include <string>
#include <string_view>

namespace carreau::files {

/// Spreadsheets execute a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return as a
/// formula, even if the CSV quotes it. A leading apostrophe turns it into text. A cell that begins
/// so after some apostrophes gets one more, so that unguarded() restores exactly the original. A
/// negative number stays a number.
[[nodiscard]] std::string guarded(std::string_view cell);
/// Removes the apostrophe that guarded() added.
[[nodiscard]] std::string_view unguarded(std::string_view cell);

/// The field between quotation marks, its own doubled, where it holds one of `marks` (RFC 4180).
[[nodiscard]] std::string csv_quoted(std::string_view text, std::string_view marks);

}  // namespace carreau::files
