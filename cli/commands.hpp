// SPDX-License-Identifier: Apache-2.0
/// The one list of verbs.
#pragma once

#include "cli/command.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::cli {

/// Every verb, in the order in which help shows them.
[[nodiscard]] std::vector<std::unique_ptr<Command>> all_commands();

/// The whole program: parses, runs, prints. Returns the exit code: 0 done, 1 data or I/O, 2 usage.
int run_program(int argc, char** argv);

}  // namespace carreau::cli
