// SPDX-License-Identifier: Apache-2.0
/// Themes of funded actions: the State's lists, and how the codes of one become those of the next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

struct NomenclatureTheme {
  std::string code;    ///< "1.5a"
  std::string label;   ///< French, as the list has it
  std::string parent;  ///< code of the theme above; empty for a pillar
};

/// What a code of this nomenclature is called in another. Several targets: one theme was split, and
/// the first is where most of it went.
struct ThemePassage {
  std::string code;
  std::vector<std::string> targets;
};

/// A list of themes in force from one year to another. Codes of two lists collide: a theme is known
/// by its year and its code together.
struct Nomenclature {
  std::string key;  ///< "p147-2024"
  std::string title;
  std::string source;
  int first_year = 0;
  std::optional<int> last_year;
  std::vector<NomenclatureTheme> themes;
  std::string next;                    ///< key of the list that follows it; empty for the last
  std::vector<ThemePassage> passages;  ///< to `next`

  [[nodiscard]] const NomenclatureTheme* find(std::string_view code) const;
  /// By label without case, accents and punctuation; nothing when several bear it.
  [[nodiscard]] const NomenclatureTheme* find_label(std::string_view label) const;
  [[nodiscard]] const ThemePassage* passage(std::string_view code) const;
};

/// The list in force in a year; null when there is none.
[[nodiscard]] const Nomenclature* nomenclature_of(std::span<const Nomenclature> all, int year);

/// A theme of one list in the words of another.
struct TranslatedTheme {
  std::string code;       ///< empty where no passage is known
  bool is_split = false;  ///< its theme became several, of which this is the first
};
/// Follows passages from list to list, forward only. Throws ArgumentError where `to` does not come
/// after `from`.
[[nodiscard]] TranslatedTheme translate(std::span<const Nomenclature> all, const Nomenclature& from,
                                        std::string_view code, const Nomenclature& to);

}  // namespace carreau
