// SPDX-License-Identifier: Apache-2.0
#include "cli/language_option.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>

namespace carreau::cli {
namespace {

constexpr std::array<const char*, 3> kVariables{"LC_ALL", "LC_MESSAGES", "LANG"};

/// The variables of a locale as they are given; those of the machine come back at the end.
class Locale {
 public:
  Locale(const char* all, const char* messages, const char* lang) {
    const std::array<const char*, 3> values{all, messages, lang};
    for (std::size_t i = 0; i < values.size(); ++i) {
      const char* const before = std::getenv(kVariables[i]);
      if (before != nullptr) before_[i] = before;
      was_set_[i] = before != nullptr;
      if (values[i] == nullptr) unsetenv(kVariables[i]);
      else setenv(kVariables[i], values[i], 1);
    }
  }
  ~Locale() {
    for (std::size_t i = 0; i < kVariables.size(); ++i) {
      if (was_set_[i]) setenv(kVariables[i], before_[i].c_str(), 1);
      else unsetenv(kVariables[i]);
    }
  }
  Locale(const Locale&) = delete;
  Locale& operator=(const Locale&) = delete;

 private:
  std::array<std::string, 3> before_;
  std::array<bool, 3> was_set_{};
};

TEST(LanguageOption, OnlyAnEnglishLocaleIsEnglish) {
  for (const char* const locale : {"en", "en_GB.UTF-8", "en_US", "en@euro", "en-US"}) {
    EXPECT_EQ(language_of_locale(locale), Language::english) << locale;
  }
  for (const char* const locale :
       {"fr_FR.UTF-8", "fr", "C", "C.UTF-8", "POSIX", "", "de_DE", "enm", "engl"}) {
    EXPECT_EQ(language_of_locale(locale), Language::french) << locale;
  }
}

TEST(LanguageOption, TheFirstVariableThatIsSetCounts) {
  const auto language = [](const char* all, const char* messages, const char* lang) {
    const Locale locale(all, messages, lang);
    return environment_language();
  };
  EXPECT_EQ(language(nullptr, nullptr, nullptr), Language::french);
  EXPECT_EQ(language(nullptr, nullptr, "en_GB.UTF-8"), Language::english);
  EXPECT_EQ(language(nullptr, "fr_FR.UTF-8", "en_GB.UTF-8"), Language::french);
  EXPECT_EQ(language("en_GB.UTF-8", "fr_FR.UTF-8", "fr_FR.UTF-8"), Language::english);
  EXPECT_EQ(language("C", nullptr, "en_GB.UTF-8"), Language::french);
  EXPECT_EQ(language("", "", "en_GB.UTF-8"), Language::english) << "empty is not set";
}

TEST(LanguageOption, TheLastOneTypedCountsWhereverItStands) {
  const auto typed = [](const std::vector<std::string>& words) {
    return typed_language(words, Language::french);
  };
  EXPECT_EQ(typed({}), Language::french);
  EXPECT_EQ(typed({"--lang", "en", "check", "z"}), Language::english);
  EXPECT_EQ(typed({"check", "z", "--lang=en"}), Language::english);
  EXPECT_EQ(typed({"--lang", "en", "check", "--lang", "fr"}), Language::french);
  EXPECT_EQ(typed({"check", "--", "--lang", "en"}), Language::french) << "names of files";
  for (const char* const word : {"de", "", "EN", "english"}) {
    EXPECT_EQ(typed_language({"--lang", word}, Language::english), Language::english) << word;
  }
  EXPECT_EQ(typed({"check", "--lang"}), Language::french);
}

}  // namespace
}  // namespace carreau::cli
