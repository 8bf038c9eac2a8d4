// SPDX-License-Identifier: Apache-2.0
/// Reads and writes the table of what the user's texts about quartiers mean.
#pragma once

#include "actions/attribution.hpp"
#include "base/findings.hpp"
#include "base/language.hpp"

#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// Aliases, and the place of each in its file.
struct Aliases {
  std::vector<QuartierAlias> list;
  std::vector<Place> places;
};

/// Reads a table with a column for the text and one for its meaning, or a TOML file with a section
/// [aliases] of lines "text" = "meaning". Rows without a meaning are left out. Throws DataError for
/// a text with two meanings.
[[nodiscard]] Aliases read_aliases(const std::string& path, Findings& findings);

/// The texts of a programme as a table that read_aliases() reads: the text, the quartiers as they
/// were understood or guessed, how certain that is, and the number of actions. The meaning is left
/// empty where there is nothing to guess, and where several quartiers have the name.
[[nodiscard]] std::string aliases_text(std::span<const TextReading> readings, Language language);

}  // namespace carreau::inputs
