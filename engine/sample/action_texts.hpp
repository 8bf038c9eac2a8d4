// SPDX-License-Identifier: Apache-2.0
/// Texts of the made-up funded actions: titles, operators, funders, themes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace carreau {

/// Which quartiers an action is for.
enum class ActionReach : std::uint8_t { quartier, several, transterritorial };

/// A template for actions. Amounts are in euros for one year.
struct ActionText {
  std::string_view theme;  ///< code in the nomenclature of 2024
  std::string_view label;  ///< its label
  std::string_view title;  ///< the name of the quartier may be appended
  std::string_view objective;
  std::string_view operator_kind;  ///< the name of the town is appended
  ActionReach reach = ActionReach::quartier;
  int public_low = 10;
  int public_high = 40;
  int cost_low = 5'000;
  int cost_high = 20'000;
  std::string_view co_funder;  ///< the usual partner besides the State and the town
};

[[nodiscard]] std::span<const ActionText> action_texts();

}  // namespace carreau
