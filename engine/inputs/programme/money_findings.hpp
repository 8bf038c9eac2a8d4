// SPDX-License-Identifier: Apache-2.0
/// Reports what columns of money leave open: those that are not read, and totals that differ.
#pragma once

#include "base/findings.hpp"
#include "base/message.hpp"
#include "base/quantity.hpp"
#include "inputs/programme/action_tables.hpp"

namespace carreau::inputs {

/// An amount as messages write it: euros, with its cents.
[[nodiscard]] Fixed in_euros(Euros amount);

/// A warning for each column that is not read although its cells are amounts, with its sum; a
/// notice for the other columns that are not read; a warning for each total that is not the sum of
/// the funders in some rows, and for amounts without a funder beside columns of funders.
void report_money(const ActionTable& table, Findings& findings);

}  // namespace carreau::inputs
