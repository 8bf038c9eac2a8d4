// SPDX-License-Identifier: Apache-2.0
/// The list of all verbs.
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::cli {

/// Every verb, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> all_commands();

/// Declares the options of a verb, with those that every verb has.
void declare_options(Command& command, OptionList& options);
/// Declares the program's own options.
void declare_program_options(OptionList& options, bool& is_version_asked);

/// The whole program: parses, runs, prints. Returns the exit code: 0 success, 1 error of data or
/// files, 2 wrong usage.
int run_program(int argc, char** argv);

}  // namespace carreau::cli
