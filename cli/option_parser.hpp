// SPDX-License-Identifier: Apache-2.0
/// Parses the words typed and assigns them to options.
#pragma once

#include "cli/option_list.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

/// Writes the targets of `options` and runs its checks. Throws ArgumentError for an unknown option,
/// a surplus word, a missing value, a repeated option, an invalid value and a missing mandatory
/// option; and the errors of the checks. Opens no file. Returns the words that may name files to
/// read.
std::vector<std::string> parse_words(const OptionList& options,
                                     const std::vector<std::string>& words);

}  // namespace carreau::cli
