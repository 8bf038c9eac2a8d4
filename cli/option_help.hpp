// SPDX-License-Identifier: Apache-2.0
/// The texts of `carreau --help` and `carreau VERB --help`.
#pragma once

#include "cli/command.hpp"
#include "cli/option_list.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace carreau::cli {

/// "-o,--output FILE", as the help lists an option or a positional word.
[[nodiscard]] std::string shown_option(const Option& option, Language language);
/// "carreau check [OPTIONS] ZONES [GRID...]": optional words are in brackets.
[[nodiscard]] std::string verb_usage(std::string_view verb, const OptionList& options);
/// Summary, usage, positional words, options and examples of a verb.
[[nodiscard]] std::string verb_help(std::string_view verb, const OptionList& options);
/// The purpose of the program, its own options, and a line for each verb.
[[nodiscard]] std::string program_help(std::span<const std::unique_ptr<Command>> commands,
                                       const OptionList& options);

}  // namespace carreau::cli
