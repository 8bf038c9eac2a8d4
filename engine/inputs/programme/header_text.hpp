// SPDX-License-Identifier: Apache-2.0
/// Takes the header of a column apart, so that two spellings of one name are equal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// A word of a header.
struct HeaderWord {
  std::string written;  ///< as in the file
  /// In lower case, without accents, masculine and singular: "Accordées" is "accorde".
  std::string stem;
  bool is_little = false;  ///< "de", "la": without it, the name is the same
};

struct HeaderText {
  std::string written;  ///< as in the file
  /// Without units, years, and remarks in brackets that say nothing about the content.
  std::vector<HeaderWord> words;
  /// The stems in alphabetical order, each once, without the little words. "Montant demandé" and
  /// "Demandés, montants" have the same key.
  std::string key;
  /// The key of what stands outside brackets; empty where there are none.
  std::string key_before_brackets;
  /// The whole header in plain letters without spaces.
  std::string letters;
  /// The same without little words: "nomattribuant", as some files write "Nom de l'attribuant",
  /// cannot be divided into words.
  std::string joined;
  std::vector<int> years;         ///< "Accordé 2024"
  bool names_other_year = false;  ///< "N-1", "année précédente"
  bool in_thousands = false;      ///< "k€", "en milliers d'euros"
};

/// "Montants accordés* (en k€)" gives "accorde montant", in thousands. "N°", "No" and "Numéro" are
/// one word. An amount in millions or in another currency keeps that word, because it is another
/// amount. Nothing of a text of more than 1,000 bytes, which is no name.
[[nodiscard]] HeaderText header_text(std::string_view header);

/// A plain word as headers compare it: "octroyees" is "octroye". Regular endings of the feminine
/// and the plural only; both sides of a comparison lose them.
[[nodiscard]] std::string word_stem(std::string_view plain_word);
/// The stems of a text that a vocabulary lists: "Crédits spécifiques" is "credit specifique".
[[nodiscard]] std::string stems_of(std::string_view text);

}  // namespace carreau::inputs
