// SPDX-License-Identifier: Apache-2.0
/// The program as a user runs it: words in, exit code and both streams out.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace carreau::testing {

struct ProgramResult {
  int exit_code = -1;  ///< 128 + the signal when one ended it
  std::string out;
  std::string err;
};

/// Variables of the environment, set for the program alone.
using Environment = std::vector<std::pair<std::string, std::string>>;
/// That of an English user, whatever the machine on which the tests run.
inline const Environment kEnglishUser{{"LC_ALL", "en_US.UTF-8"}};

/// Runs `binary` with `arguments` in `folder` and waits for its end.
[[nodiscard]] ProgramResult run_program(const std::string& binary,
                                        const std::vector<std::string>& arguments,
                                        const std::string& folder,
                                        const Environment& environment = kEnglishUser);

}  // namespace carreau::testing
