// SPDX-License-Identifier: Apache-2.0
/// A source file as the rules of the house see it: its path and its text, with or without comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {

/// A file by its path from the root of the repository: {"engine/grid/lattice.hpp", "#pragma…"}.
struct SourceFile {
  std::string path;
  std::string text;
};

/// What breaks a rule, as "engine/grid/lattice.cpp:12: grid may not include zoning".
using Breaches = std::vector<std::string>;

/// The text with comments blanked, and the contents of string and character literals too when
/// asked. Line breaks stay, so that line numbers hold.
enum class Literals { keep, blank };
std::string without_comments(std::string_view text, Literals literals);

}  // namespace carreau::house
