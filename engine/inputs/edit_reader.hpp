// SPDX-License-Identifier: Apache-2.0
/// Edits by hand in a scenario file: docs/scenario.md.
#pragma once

#include "scenario/edit.hpp"

#include <toml++/toml.h>

#include <string>
#include <vector>

namespace carreau::inputs {

/// The tables `[[edits]]`, each without fault. Throws DataError with file, line and key.
[[nodiscard]] std::vector<Edit> read_edits(const toml::node& edits, const std::string& file);

}  // namespace carreau::inputs
