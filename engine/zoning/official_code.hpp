// SPDX-License-Identifier: Apache-2.0
/// What the official codes of 2024 say about the history of a quartier.
#pragma once

#include "zoning/comparison.hpp"

#include <optional>
#include <string_view>

namespace carreau {

/// The final letter of a code of 2024 ("QN03014M"): I unchanged, M modified, N new. Empty for any
/// other code.
[[nodiscard]] constexpr std::optional<char> past_letter(std::string_view code) {
  const bool is_official = code.size() == 8 && code.starts_with("QN") &&
                           std::string_view("IMN").find(code.back()) != std::string_view::npos;
  if (!is_official) return std::nullopt;
  return code.back();
}

/// Whether the letter agrees with the change that a comparison found for a zone after.
[[nodiscard]] constexpr bool is_confirmed_by(char letter, ZoneChange change) {
  if (letter == 'I') return change == ZoneChange::unchanged;
  if (letter == 'N') return change == ZoneChange::entered;
  return change == ZoneChange::redrawn || change == ZoneChange::split ||
         change == ZoneChange::merged;
}

}  // namespace carreau
