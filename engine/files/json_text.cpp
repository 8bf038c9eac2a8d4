// SPDX-License-Identifier: Apache-2.0
#include "files/json_text.hpp"

#include <cstddef>

namespace carreau::files {

bool is_json_too_deep(std::string_view text) {
  // GeoJSON needs ten levels; objects that contain each other, a few more.
  constexpr std::size_t kMostLevels = 100;
  std::size_t level = 0;
  bool is_in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_in_string && c == '\\') {
      ++i;  // an escaped quotation mark does not end the string
    } else if (c == '"') {
      is_in_string = !is_in_string;
    } else if (!is_in_string && (c == '[' || c == '{')) {
      if (++level > kMostLevels) return true;
    } else if (!is_in_string && (c == ']' || c == '}') && level > 0) {
      --level;
    }
  }
  return false;
}

}  // namespace carreau::files
