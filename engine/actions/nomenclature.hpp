// SPDX-License-Identifier: Apache-2.0
/// Themes of funded actions: the State's lists, and the passage of codes from one list to the next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

struct NomenclatureTheme {
  std::string code;    ///< "1.5a"
  std::string label;   ///< in French, as in the official list
  std::string parent;  ///< code of the parent theme; empty for a theme of the top level
};

/// What a code of this nomenclature becomes in the next one. With several targets the theme was
/// split, and the first target is the one that took over most of it.
struct ThemePassage {
  std::string code;
  std::vector<std::string> targets;
};

/// A list of themes in force from one year to another. The same code may exist in two lists, so
/// that a theme is identified by its year and its code together.
struct Nomenclature {
  std::string key;  ///< "p147-2024"
  std::string title;
  std::string source;
  int first_year = 0;
  std::optional<int> last_year;
  std::vector<NomenclatureTheme> themes;
  std::string next;                    ///< key of the next list; empty for the last list
  std::vector<ThemePassage> passages;  ///< to the list `next`

  [[nodiscard]] const NomenclatureTheme* find(std::string_view code) const;
  /// Compares labels without case, accents and punctuation; null where several themes have this
  /// label.
  [[nodiscard]] const NomenclatureTheme* find_label(std::string_view label) const;
  [[nodiscard]] const ThemePassage* passage(std::string_view code) const;
};

/// The list in force in a year; null where there is none.
[[nodiscard]] const Nomenclature* nomenclature_of(std::span<const Nomenclature> all, int year);

/// A theme of one list expressed in another.
struct TranslatedTheme {
  std::string code;       ///< empty where no passage is known
  bool is_split = false;  ///< the theme became several, of which this is the first
};
/// Follows passages from list to list, only forward in time. Throws ArgumentError where `to` does
/// not come after `from`.
[[nodiscard]] TranslatedTheme translate(std::span<const Nomenclature> all, const Nomenclature& from,
                                        std::string_view code, const Nomenclature& to);

}  // namespace carreau
