// SPDX-License-Identifier: Apache-2.0
/// The words for the values of enumerations, used by printed tables, pages and explanations. Their
/// stable names in files are given by to_text(). The lists are in delineation_codes.hpp,
/// zoning_codes.hpp and reconciliation_codes.hpp.
#pragma once

#include "base/language.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace carreau::results {

/// A value with its words, as a cell of a table shows them.
template <class Enum>
struct CodedValue {
  Enum value;
  std::string_view french;
  std::string_view english;
};
// Clang 16 does not deduce an aggregate's parameters yet.
template <class Enum>
CodedValue(Enum, std::string_view, std::string_view) -> CodedValue<Enum>;

/// All values, each once.
template <class Enum>
[[nodiscard]] std::span<const CodedValue<Enum>> coded_values();

/// The words for a value.
template <class Enum>
[[nodiscard]] std::string_view value_text(Enum value, Language language) {
  for (const CodedValue<Enum>& known : coded_values<Enum>()) {
    if (known.value == value) return language == Language::french ? known.french : known.english;
  }
  return {};
}

/// The value with a stable name.
template <class Enum>
[[nodiscard]] std::optional<Enum> parse_code(std::string_view code) {
  for (const CodedValue<Enum>& known : coded_values<Enum>()) {
    if (to_text(known.value) == code) return known.value;
  }
  return std::nullopt;
}

}  // namespace carreau::results
