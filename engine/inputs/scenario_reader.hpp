// SPDX-License-Identifier: Apache-2.0
/// Reads scenario files, and the scenarios contained in results: docs/scenario.md.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>
#include <string_view>

namespace carreau::inputs {

/// The version of the format of scenario files that is written, and the newest that is read.
inline constexpr int kScenarioFormat = 1;

/// Parses a scenario file. Messages call it `file`; relative paths refer to `folder`. Throws
/// DataError with file, line and key for a key or value that is unknown, missing, out of range or
/// of the wrong type. Opens no other file.
[[nodiscard]] ScenarioRecord parse_scenario(std::string_view text, const std::string& file,
                                            const std::string& folder);

/// Reads the scenario of a file: TOML, or a result that contains one (inputs/scenario_source.hpp).
[[nodiscard]] ScenarioRecord read_scenario_file(const std::string& path);

}  // namespace carreau::inputs
