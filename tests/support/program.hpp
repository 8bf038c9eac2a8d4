// SPDX-License-Identifier: Apache-2.0
/// The program as a user runs it: words in, exit code and both streams out.
#pragma once

#include <string>
#include <vector>

namespace carreau::testing {

struct ProgramResult {
  int exit_code = -1;  ///< 128 + the signal when one ended it
  std::string out;
  std::string err;
};

/// Runs `binary` with `arguments` in `folder` and waits for its end.
[[nodiscard]] ProgramResult run_program(const std::string& binary,
                                        const std::vector<std::string>& arguments,
                                        const std::string& folder);

}  // namespace carreau::testing
