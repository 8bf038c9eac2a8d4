// SPDX-License-Identifier: Apache-2.0
#include "cli/language_option.hpp"

#include "cli/option_list.hpp"

#include <array>
#include <cstdlib>
#include <optional>

namespace carreau::cli {

namespace {

std::optional<Language> language_named(std::string_view name) {
  if (name == "fr") return Language::french;
  if (name == "en") return Language::english;
  return std::nullopt;
}

}  // namespace

Language language_of_locale(std::string_view locale) {
  const std::string_view name = locale.substr(0, locale.find_first_of("_.@-"));
  return language_named(name).value_or(Language::french);
}

Language environment_language() {
  constexpr std::array<const char*, 3> kVariables{"LC_ALL", "LC_MESSAGES", "LANG"};
  for (const char* const variable : kVariables) {
    const char* const locale = std::getenv(variable);
    if (locale != nullptr && *locale != '\0') return language_of_locale(locale);
  }
  return Language::french;
}

Language typed_language(const std::vector<std::string>& words, Language otherwise) {
  constexpr std::string_view kOption = "--lang";
  Language language = otherwise;
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    std::optional<Language> named;
    if (words[i] == kOption && i + 1 < words.size()) named = language_named(words[i + 1]);
    if (words[i].starts_with("--lang=")) {
      named = language_named(std::string_view(words[i]).substr(kOption.size() + 1));
    }
    language = named.value_or(language);
  }
  return language;
}

void add_language_option(OptionList& options) {
  const auto taken_before = [](const std::vector<std::string>&) {};
  options.add("--lang LANG", Option::Kind::once, "help_lang", taken_before).one_of({"fr", "en"});
}

}  // namespace carreau::cli
