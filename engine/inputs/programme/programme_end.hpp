// SPDX-License-Identifier: Apache-2.0
/// Completes a programme once all of its rows are read.
#pragma once

#include "actions/action.hpp"
#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/programme_parts.hpp"

#include <string_view>
#include <vector>

namespace carreau::inputs {

/// Orders funding lines and indicators by action, keeps the funders that occur in a line, and gives
/// each action without a status that of its money: paid before granted before requested.
/// `has_status`: for each action, whether its row gives one.
void complete_programme(Programme& programme, const FunderRegister& funders,
                        const std::vector<bool>& has_status);

/// Warns of actions with a granted amount of their own, whose funder is not stated, beside lines of
/// named funders: the first may be the total of the others. Lines are ordered by action.
void report_amounts_of_both_sheets(const Programme& programme, std::string_view unnamed,
                                   Findings& findings);

/// Reports each action without money, which is legitimate but worth looking at.
void report_actions_without_money(const Programme& programme, RowFindings& findings);

}  // namespace carreau::inputs
