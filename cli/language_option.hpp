// SPDX-License-Identifier: Apache-2.0
/// The language of messages: that of --lang, otherwise that of the locale, otherwise French.
#pragma once

#include "base/language.hpp"
#include "cli/option_list.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace carreau::cli {

/// English for a locale such as "en_GB.UTF-8"; French for any other, including "C" and "".
[[nodiscard]] Language language_of_locale(std::string_view locale);
/// The language of the first of LC_ALL, LC_MESSAGES and LANG that is not empty, as in other
/// programs.
[[nodiscard]] Language environment_language();
/// The language of the last --lang, before or after the verb; `otherwise` where there is no valid
/// one. It is determined before parsing, because errors of parsing are reported in it.
[[nodiscard]] Language typed_language(const std::vector<std::string>& words, Language otherwise);
/// Declares --lang fr|en. typed_language() has already read its value, which is only checked here.
void add_language_option(OptionList& options);

}  // namespace carreau::cli
