// SPDX-License-Identifier: Apache-2.0
/// The values of enumerations in words: printed tables, pages and explanations take them from here.
/// Their stable names in files are those of to_text(). The lists stand in delineation_codes.hpp,
/// zoning_codes.hpp, reconciliation_codes.hpp.
#pragma once

#include "base/language.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace carreau::results {

/// One value with its words, as a cell of a table has them.
template <class Enum>
struct CodedValue {
  Enum value;
  std::string_view french;
  std::string_view english;
};

/// Every value, once.
template <class Enum>
[[nodiscard]] std::span<const CodedValue<Enum>> coded_values();

/// The words of a value.
template <class Enum>
[[nodiscard]] std::string_view value_text(Enum value, Language language) {
  for (const CodedValue<Enum>& known : coded_values<Enum>()) {
    if (known.value == value) return language == Language::french ? known.french : known.english;
  }
  return {};
}

/// The value of a stable name.
template <class Enum>
[[nodiscard]] std::optional<Enum> parse_code(std::string_view code) {
  for (const CodedValue<Enum>& known : coded_values<Enum>()) {
    if (to_text(known.value) == code) return known.value;
  }
  return std::nullopt;
}

}  // namespace carreau::results
