// SPDX-License-Identifier: Apache-2.0
/// Reads what a row says about an action or an indicator beside its money and its place.
#pragma once

#include "actions/action.hpp"
#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/action_tables.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace carreau::inputs {

/// Adds an amount to what other columns of the same funder give at the same stage.
void add_amount(Amounts& amounts, Measure measure, Euros amount);
/// The amounts of the funder that the row names: of its fields, and of the columns that are parts
/// of them, such as advance and balance.
[[nodiscard]] Amounts own_amounts(const ActionTable& table, const ActionCells& cells);

/// The years of an agreement: "2024-2026", "CPO 2024/2026", "2024".
struct AgreementYears {
  std::optional<int> first;
  std::optional<int> last;
};
/// Nothing where the text has other numbers, such as those of a reference, or more than two years.
[[nodiscard]] AgreementYears parse_agreement(std::string_view text);

/// Sets priority, scheme, section of the budget, years of the agreement, total cost and groups of
/// the audience. A word or number that is not understood leaves its value unknown, and is reported.
void read_details(const ActionTable& table, std::size_t row, const ActionCells& cells,
                  RowFindings& findings, Action& action);

/// Sets how figures of an indicator are combined, its direction, baseline, weight, and the year of
/// its target.
void read_details(const ActionTable& table, const ActionCells& cells, RowFindings& findings,
                  Indicator& indicator);

}  // namespace carreau::inputs
