// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_fields.hpp"

#include <algorithm>

namespace carreau::inputs {

namespace {

constexpr std::array<std::string_view, kActionFields> kNames{"reference",
                                                             "year",
                                                             "date",
                                                             "title",
                                                             "operator",
                                                             "siret",
                                                             "contract",
                                                             "theme",
                                                             "theme_label",
                                                             "priority",
                                                             "strategic_objective",
                                                             "operational_objective",
                                                             "status",
                                                             "scheme",
                                                             "section",
                                                             "convention",
                                                             "first_year",
                                                             "last_year",
                                                             "total_cost",
                                                             "audience_forecast",
                                                             "audience_actual",
                                                             "audience_by_quartier",
                                                             "quartiers",
                                                             "communes",
                                                             "address",
                                                             "x",
                                                             "y",
                                                             "transterritorial",
                                                             "funder",
                                                             "credit",
                                                             "requested",
                                                             "granted",
                                                             "paid",
                                                             "currency",
                                                             "indicator",
                                                             "unit",
                                                             "forecast",
                                                             "actual",
                                                             "adding",
                                                             "direction",
                                                             "baseline",
                                                             "weight",
                                                             "target_year"};
constexpr std::array<std::string_view, kActionSheets> kSheets{"actions", "lines", "indicators"};

}  // namespace

std::string_view to_text(ActionSheet sheet) { return kSheets[static_cast<std::size_t>(sheet)]; }
std::string_view to_text(ActionField field) { return kNames[static_cast<std::size_t>(field)]; }

std::optional<ActionField> action_field(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<ActionField>(found - kNames.begin());
}

std::span<const std::string_view> action_field_names() { return kNames; }

std::vector<ActionField> fields_of(ActionSheet sheet) {
  using F = ActionField;
  if (sheet == ActionSheet::lines) {
    return {F::reference, F::year,    F::date, F::funder,  F::credit,
            F::requested, F::granted, F::paid, F::currency};
  }
  if (sheet == ActionSheet::indicators) {
    return {F::reference, F::year,   F::date,      F::indicator, F::unit,   F::forecast,
            F::actual,    F::adding, F::direction, F::baseline,  F::weight, F::target_year};
  }
  std::vector<ActionField> fields;
  for (std::size_t i = 0; i < kActionFields; ++i) {
    const auto field = static_cast<ActionField>(i);
    if (field < F::indicator) fields.push_back(field);
  }
  return fields;
}

bool is_money(ActionField field) {
  return field == ActionField::requested || field == ActionField::granted ||
         field == ActionField::paid;
}

bool is_amount(ActionField field) { return is_money(field) || field == ActionField::total_cost; }

}  // namespace carreau::inputs
