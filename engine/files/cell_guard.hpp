// SPDX-License-Identifier: Apache-2.0
/// Cells that a spreadsheet would run as a formula.
#pragma once

#include <string>
#include <string_view>

namespace carreau::files {

/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to
/// spreadsheets, whatever quotes a CSV puts around it: an apostrophe before it makes it a text.
/// Cells that begin so once their apostrophes are off get one more, so that unguarded() gives back
/// what was there.
[[nodiscard]] std::string guarded(std::string_view cell);
/// Without the apostrophe that guarded() put.
[[nodiscard]] std::string_view unguarded(std::string_view cell);

}  // namespace carreau::files
