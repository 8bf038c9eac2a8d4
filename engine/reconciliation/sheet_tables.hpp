// SPDX-License-Identifier: Apache-2.0
/// Makes tables of figures of the cells of a sheet.
#pragma once

#include "base/findings.hpp"
#include "reconciliation/printed_sheet.hpp"
#include "reconciliation/sum_table.hpp"

#include <vector>

namespace carreau {

/// The tables of a sheet, each with its header of one to three rows. The first column, and those
/// after it without figures, name the rows; rows and columns that hold figures but cannot be read
/// as part of a table are listed in `SumTable::unread`, and reported. A table may consist of such
/// lines only. Empty where the sheet has no figure.
[[nodiscard]] std::vector<SumTable> tables_on(const PrintedSheet& sheet, Findings& findings);

}  // namespace carreau
