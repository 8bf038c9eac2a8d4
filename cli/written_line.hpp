// SPDX-License-Identifier: Apache-2.0
/// The line printed for every file written.
#pragma once

#include "base/language.hpp"

#include <string>

namespace carreau::cli {

/// Prints "Written: PATH" on stderr.
void say_written(const std::string& path, Language language);

}  // namespace carreau::cli
