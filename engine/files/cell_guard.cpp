// SPDX-License-Identifier: Apache-2.0
#include "files/cell_guard.hpp"

#include "base/text.hpp"

namespace carreau::files {

namespace {

/// Whether the text, once leading apostrophes are removed, begins like a formula.
bool begins_like_formula(std::string_view cell) {
  const std::size_t first = cell.find_first_not_of('\'');
  return first != std::string_view::npos &&
         std::string_view("=+-@\t\r").find(cell[first]) != std::string_view::npos;
}

}  // namespace

std::string guarded(std::string_view cell) {
  // "+33" is a telephone rather than a number, which no table writes with its sign.
  const bool is_number = cell.starts_with('-') && parse_number(cell);
  const bool is_harmless = !begins_like_formula(cell) || is_number;
  return is_harmless ? std::string(cell) : "'" + std::string(cell);
}

std::string_view unguarded(std::string_view cell) {
  return cell.starts_with('\'') && begins_like_formula(cell) ? cell.substr(1) : cell;
}

std::string csv_quoted(std::string_view text, std::string_view marks) {
  if (text.find_first_of(marks) == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace carreau::files
