// SPDX-License-Identifier: Apache-2.0
#include "actions/nomenclature.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace carreau {

namespace {

const Nomenclature* by_key(std::span<const Nomenclature> all, std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Nomenclature& list) { return list.key == key; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

const NomenclatureTheme* Nomenclature::find(std::string_view code) const {
  const auto found =
      std::find_if(themes.begin(), themes.end(),
                   [&](const NomenclatureTheme& theme) { return theme.code == code; });
  return found == themes.end() ? nullptr : &*found;
}

const NomenclatureTheme* Nomenclature::find_label(std::string_view label) const {
  const std::string words = plain_words(label);
  const NomenclatureTheme* found = nullptr;
  for (const NomenclatureTheme& theme : themes) {
    if (plain_words(theme.label) != words) continue;
    if (found != nullptr) return nullptr;
    found = &theme;
  }
  return found;
}

const ThemePassage* Nomenclature::passage(std::string_view code) const {
  const auto found = std::find_if(passages.begin(), passages.end(),
                                  [&](const ThemePassage& way) { return way.code == code; });
  return found == passages.end() ? nullptr : &*found;
}

const Nomenclature* nomenclature_of(std::span<const Nomenclature> all, int year) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Nomenclature& list) {
    return year >= list.first_year && (!list.last_year || year <= *list.last_year);
  });
  return found == all.end() ? nullptr : &*found;
}

TranslatedTheme translate(std::span<const Nomenclature> all, const Nomenclature& from,
                          std::string_view code, const Nomenclature& to) {
  TranslatedTheme theme{std::string(code)};
  const Nomenclature* list = &from;
  // At most as many steps as there are lists, so that a cycle of lists ends too.
  for (std::size_t step = 0; list->key != to.key; ++step) {
    const Nomenclature* const next = by_key(all, list->next);
    if (next == nullptr || step == all.size()) {
      throw ArgumentError(
          Message{"nomenclature_not_following", {{"from", from.key}, {"to", to.key}}},
          Message{"choose_later_nomenclature"});
    }
    const ThemePassage* const way = list->passage(theme.code);
    if (way == nullptr || way->targets.empty()) {
      theme.code.clear();
    } else {
      theme.is_split = theme.is_split || way->targets.size() > 1;
      theme.code = way->targets.front();
    }
    list = next;
  }
  return theme;
}

}  // namespace carreau
