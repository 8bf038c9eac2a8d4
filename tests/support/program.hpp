// SPDX-License-Identifier: Apache-2.0
/// Runs the program as a user does: arguments in; exit code and both streams out.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

/// The words of a command line.
using Words = std::vector<std::string>;

struct ProgramResult {
  int exit_code = -1;  ///< 128 + the number of the signal when one ended it
  std::string out;
  std::string err;
};

/// Environment variables set only for the program.
using Environment = std::vector<std::pair<std::string, std::string>>;
/// The environment of an English user, on whatever machine the tests run.
inline const Environment kEnglishUser{{"LC_ALL", "en_US.UTF-8"}};

/// Runs `binary` with `arguments` in `folder` and waits until it ends.
[[nodiscard]] ProgramResult run_program(const std::string& binary,
                                        const std::vector<std::string>& arguments,
                                        const std::string& folder,
                                        const Environment& environment = kEnglishUser);

}  // namespace carreau::testing
