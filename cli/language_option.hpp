// SPDX-License-Identifier: Apache-2.0
/// The language in which people are spoken to: that of --lang, else the locale's, else French.
#pragma once

#include "base/language.hpp"
#include "cli/option_list.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace carreau::cli {

/// English for a locale such as "en_GB.UTF-8"; French for any other, "C" and "" included.
[[nodiscard]] Language language_of_locale(std::string_view locale);
/// Of the first of LC_ALL, LC_MESSAGES and LANG that is set to something, as programs of the system
/// choose theirs.
[[nodiscard]] Language environment_language();
/// That of the last --lang typed, before the verb or behind it; `otherwise` where there is none
/// that can be understood. Needed before parsing, so that what is wrong with the words can be told.
[[nodiscard]] Language typed_language(const std::vector<std::string>& words, Language otherwise);
/// Declares --lang fr|en. Its value was taken by typed_language(): here it is only checked.
void add_language_option(OptionList& options);

}  // namespace carreau::cli
