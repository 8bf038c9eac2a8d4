// SPDX-License-Identifier: Apache-2.0
/// Where the text of a scenario stands: in a file of its own, in a result, or beside one.
#pragma once

#include <string>

namespace carreau::inputs {

/// The text of a scenario file, or of the scenario of a result of delineate (GeoPackage, schema of
/// a database, GeoJSON, FlatGeobuf with its `.scenario.toml` next to it). Throws IoError, or
/// DataError where a result contains no scenario.
[[nodiscard]] std::string read_scenario_text(const std::string& path);

/// Whether the file is a GeoJSON that contains a scenario, as results of delineate do.
[[nodiscard]] bool is_geojson_result(const std::string& path);

}  // namespace carreau::inputs
