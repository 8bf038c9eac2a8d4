// SPDX-License-Identifier: Apache-2.0
/// The fields that a column of a table of actions can hold.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// The kinds of sheets: actions, with or without amounts; funding lines, joined to actions by
/// reference; indicators, joined in the same way.
enum class ActionSheet : std::uint8_t { actions, lines, indicators };
inline constexpr std::size_t kActionSheets = 3;
/// The name in mapping files: "actions".
[[nodiscard]] std::string_view to_text(ActionSheet sheet);

enum class ActionField : std::uint8_t {
  reference,
  year,
  date,  ///< gives the year where there is no column `year`
  title,
  operator_name,
  siret,
  contract,
  theme,
  theme_label,
  priority,
  strategic_objective,
  operational_objective,
  status,
  scheme,
  section,
  convention,  ///< the years of an agreement in one text: "2024-2026"
  first_year,
  last_year,
  total_cost,
  audience_forecast,
  audience_actual,
  audience_by_quartier,
  quartiers,
  communes,
  address,
  x,
  y,
  transterritorial,
  funder,
  credit,
  requested,
  granted,
  paid,
  currency,
  indicator,
  unit,
  forecast,
  actual,
  adding,
  direction,
  baseline,
  weight,
  target_year,
};
inline constexpr std::size_t kActionFields = 43;

/// The name in mapping files: "reference", "operator".
[[nodiscard]] std::string_view to_text(ActionField field);
[[nodiscard]] std::optional<ActionField> action_field(std::string_view name);
/// The names of all fields, for messages.
[[nodiscard]] std::span<const std::string_view> action_field_names();

/// The fields that a sheet may have, in the order in which their columns are searched.
[[nodiscard]] std::vector<ActionField> fields_of(ActionSheet sheet);
/// Whether the field is an amount of a funding line.
[[nodiscard]] bool is_money(ActionField field);
/// Whether the field is any amount: of a funding line, or the total cost of the action.
[[nodiscard]] bool is_amount(ActionField field);

}  // namespace carreau::inputs
