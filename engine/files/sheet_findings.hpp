// SPDX-License-Identifier: Apache-2.0
/// What a reader of a workbook should look at before trusting it.
#pragma once

#include "base/findings.hpp"
#include "files/workbook/sheet.hpp"

#include <string>

namespace carreau::files {

/// Warns about each hidden sheet that holds anything: it is read like the others.
void note_hidden_sheets(const Workbook& book, const std::string& file, Findings& findings);
/// Warns about hidden rows and columns that hold anything, formulas without a stored value, and
/// formulas that failed; each with its number and first place.
void note_cells(const Sheet& sheet, const std::string& file, Findings& findings);

}  // namespace carreau::files
