// SPDX-License-Identifier: Apache-2.0
/// Scenario files, and the scenarios that results carry: docs/scenario.md.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>
#include <string_view>

namespace carreau::inputs {

/// The format of scenario files that this version writes, and the newest that it reads.
inline constexpr int kScenarioFormat = 1;

/// The text of a scenario file. `file` names it in messages; relative paths are taken from
/// `folder`. Throws DataError with file, line and key for what is not known, not of its type, out
/// of its range or missing; no other file is opened.
[[nodiscard]] ScenarioRecord parse_scenario(std::string_view text, const std::string& file,
                                            const std::string& folder);

/// The scenario of a file: TOML, or a result of delineate (GeoPackage, schema of a database,
/// GeoJSON, FlatGeobuf with its `.scenario.toml` beside it). Throws IoError, or DataError where a
/// result carries none.
[[nodiscard]] ScenarioRecord read_scenario_file(const std::string& path);

/// Whether the file is a GeoJSON that carries a scenario, as the results of delineate do.
[[nodiscard]] bool is_geojson_result(const std::string& path);

}  // namespace carreau::inputs
