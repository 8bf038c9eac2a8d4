// SPDX-License-Identifier: Apache-2.0
#include "actions/reported_themes.hpp"

#include <algorithm>
#include <string>

namespace carreau {

namespace {

const Nomenclature* list_of(std::span<const Nomenclature> all, const Theme& theme) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Nomenclature& list) {
    return list.key == theme.nomenclature;
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

ReportedThemes reported_themes(const Programme& programme, std::span<const Nomenclature> all,
                               const Nomenclature& list, Findings& findings) {
  ReportedThemes reported;
  for (const NomenclatureTheme& theme : list.themes) {
    reported.themes.push_back({list.key, theme.code, theme.label});
  }
  const auto index_of = [&](const std::string& code) {
    const auto found = std::find_if(
        reported.themes.begin(), reported.themes.end(),
        [&](const Theme& theme) { return theme.nomenclature == list.key && theme.code == code; });
    return ThemeIndex(static_cast<std::size_t>(found - reported.themes.begin()));
  };
  for (const Theme& theme : programme.themes) {
    const Nomenclature* const from = list_of(all, theme);
    if (from != nullptr && !theme.code.empty()) {
      const TranslatedTheme translated = translate(all, *from, theme.code, list);
      if (list.find(translated.code) != nullptr) {
        if (translated.is_split) {
          findings.notice("theme_split", {{"code", theme.code},
                                          {"label", theme.label},
                                          {"new_code", translated.code},
                                          {"list", list.title}});
        }
        reported.of.push_back(index_of(translated.code));
        continue;
      }
      findings.warn("theme_without_passage",
                    {{"code", theme.code}, {"label", theme.label}, {"list", list.title}});
    }
    reported.of.emplace_back(reported.themes.size());
    reported.themes.push_back(theme);
  }
  return reported;
}

}  // namespace carreau
