// SPDX-License-Identifier: Apache-2.0
/// The words by which a table announces a total.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// How surely a cell announces a total. "Total" may also begin the name of an action ("Total
/// respect"), and "Ensemble" often does ("Ensemble vers l'emploi").
enum class TotalWord : std::uint8_t { none, weak, strong, certain };

struct TotalPhrase {
  TotalWord word = TotalWord::none;
  bool is_general = false;  ///< "Total général": of the whole table
  /// The plain words that say of what the total is, without articles, years and common nouns:
  /// "Sous-total QPV Nord" has "nord". Empty where the cell says nothing but that it is a total.
  std::vector<std::string> rest;
};

/// The announcement in a cell: its first or last words ("TOTAL CAF", "CAF – sous-total").
[[nodiscard]] TotalPhrase total_phrase(std::string_view cell);

}  // namespace carreau::inputs
