// SPDX-License-Identifier: Apache-2.0
/// What is said of every file written.
#pragma once

#include "base/language.hpp"

#include <string>

namespace carreau::cli {

/// "Written: PATH" on stderr.
void say_written(const std::string& path, Language language);

}  // namespace carreau::cli
