// SPDX-License-Identifier: Apache-2.0
#include "files/delimited_text.hpp"

#include <algorithm>
#include <cstddef>

namespace carreau::files {

char separator_of(std::string_view line) {
  // A comma in numbers is decimal in French files, so the separator is counted in the line of the
  // header.
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {',', ';', '\t'}) {
    const auto n = std::count(line.begin(), line.end(), c);
    if (n > most) {
      most = n;
      best = c;
    }
  }
  return best;
}

std::string with_line_feeds(std::string_view text) {
  std::string fed(text);
  for (std::size_t i = 0; i < fed.size(); ++i) {
    if (fed[i] == '\r' && (i + 1 == fed.size() || fed[i + 1] != '\n')) fed[i] = '\n';
  }
  return fed;
}

std::int64_t line_feeds(std::string_view text) {
  return std::count(text.begin(), text.end(), '\n');
}

}  // namespace carreau::files
