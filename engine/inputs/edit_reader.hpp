// SPDX-License-Identifier: Apache-2.0
/// Reads edits by hand from a scenario file: docs/scenario.md.
#pragma once

#include "scenario/edit.hpp"

#include <toml++/toml.h>

#include <string>
#include <vector>

namespace carreau::inputs {

/// Reads the tables `[[edits]]` and checks each. Throws DataError with file, line and key.
[[nodiscard]] std::vector<Edit> read_edits(const toml::node& edits, const std::string& file);

}  // namespace carreau::inputs
