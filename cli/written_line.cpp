// SPDX-License-Identifier: Apache-2.0
#include "cli/written_line.hpp"

#include "base/message.hpp"

#include <iostream>

namespace carreau::cli {

void say_written(const std::string& path, Language language) {
  std::cerr << text_of({"file_written", {{"path", path}}}, language) << '\n';
}

}  // namespace carreau::cli
