// SPDX-License-Identifier: Apache-2.0
#include "territory/commune.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace carreau {

bool is_arrondissement(std::string_view code) {
  return (code >= "75101" && code <= "75120") || (code >= "69381" && code <= "69389") ||
         (code >= "13201" && code <= "13216");
}

std::string_view commune_of(std::string_view code) {
  if (!is_arrondissement(code)) return code;
  if (code.starts_with("75")) return "75056";
  return code.starts_with("69") ? "69123" : "13055";
}

std::string_view department_of(std::string_view commune_code) {
  return commune_code.substr(0, commune_code.starts_with("97") ? 3 : 2);
}

bool is_commune_code(std::string_view code) {
  if (code.size() != 5) return false;
  const bool corsica = code.starts_with("2A") || code.starts_with("2B");
  return is_digit(code[0]) && (corsica || is_digit(code[1])) &&
         std::all_of(code.begin() + 2, code.end(), is_digit);
}

}  // namespace carreau
