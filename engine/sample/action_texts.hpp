// SPDX-License-Identifier: Apache-2.0
/// Wording of the made-up funded actions: titles, operators, funders, themes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace carreau {

/// Where an action can take place.
enum class ActionReach : std::uint8_t { quartier, several, transterritorial };

/// A pattern of action. Amounts in euros, for a year.
struct ActionText {
  std::string_view theme;  ///< code of the nomenclature of 2024
  std::string_view label;  ///< its label
  std::string_view title;  ///< may end with the name of the quartier
  std::string_view objective;
  std::string_view operator_kind;  ///< completed with the name of the town
  ActionReach reach = ActionReach::quartier;
  int public_low = 10;
  int public_high = 40;
  int cost_low = 5'000;
  int cost_high = 20'000;
  std::string_view co_funder;  ///< the natural partner besides the State and the town
};

[[nodiscard]] std::span<const ActionText> action_texts();

}  // namespace carreau
