// SPDX-License-Identifier: Apache-2.0
/// Words typed, given to the options that they belong to.
#pragma once

#include "cli/option_list.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

/// Writes the targets of `options` and runs its checks. Throws ArgumentError for an unknown option,
/// a word too many, a missing value, a repeated option, a value that cannot be used and a missing
/// required option; and what the checks throw. Opens nothing.
void parse_words(const OptionList& options, const std::vector<std::string>& words);

}  // namespace carreau::cli
