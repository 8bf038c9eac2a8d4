// SPDX-License-Identifier: Apache-2.0
/// Splits what a user writes about places into words, and keeps what stood between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What stands between two words, from the weakest to the strongest.
enum class WordGap : std::uint8_t {
  space,   ///< a space, an apostrophe, a quotation mark, a dash within a word
  link,    ///< " - ", ":", "(" and the like: what follows may explain what precedes
  comma,   ///< "," and "/": another place, or the commune of the one before
  border,  ///< ";", "+", "&", a line end: another place
};

/// A word of a text about places.
struct NameWord {
  std::string plain;  ///< as compared: without case and accents, "st" as "saint"
  std::size_t begin = 0;
  std::size_t end = 0;  ///< the word is [begin, end) of the text
  WordGap before = WordGap::space;
  /// Says nothing about which place is meant: "le", "de", "quartier", "QPV".
  bool is_filler = false;
  /// Joins two places: "et", "puis". May also be part of a name ("Centre Et Périphérie").
  bool is_connector = false;
};

[[nodiscard]] std::vector<NameWord> name_words(std::string_view text);

/// The words that distinguish a place, joined by spaces: "Quartier de l'Écusson" is "ecusson". All
/// words where there is no other.
[[nodiscard]] std::string name_key(std::string_view text);

/// The parts of which a name is made: "Trescol - La Levade" gives "Trescol" and "La Levade".
/// Parts of a name with a dash within a word ("Gambetta-Richelieu") are given where each of them is
/// long enough to be a name. Empty for a name in one part.
[[nodiscard]] std::vector<std::string> name_parts(std::string_view name);

}  // namespace carreau
