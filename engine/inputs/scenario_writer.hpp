// SPDX-License-Identifier: Apache-2.0
/// Scenarios as TOML: docs/scenario.md.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>

namespace carreau::inputs {

/// The file that says what the record says, the same bytes for the same record: parse_scenario()
/// reads it back as it was. Paths stand as they are in the record.
[[nodiscard]] std::string scenario_text(const ScenarioRecord& record);

/// A path without its folders; a file in an archive keeps the archive: "grid.zip/cells.csv". A
/// database keeps its name, schemas and tables, not where it is nor who connects.
[[nodiscard]] std::string input_name(const std::string& path);

/// As results carry it: inputs by their names alone, so that no folder of a machine is told.
[[nodiscard]] ScenarioRecord without_folders(ScenarioRecord record);

/// Where the scenario of a result in FlatGeobuf is: "out.scenario.toml" for "out.fgb". GDAL ≥ 3.9
/// keeps the metadata of a layer in the file itself: write it there then, and remove this.
[[nodiscard]] std::string scenario_beside(const std::string& result);

/// Writes the file, with paths relative to its folder and no password. Throws IoError as
/// PendingFile does.
void write_scenario_file(const ScenarioRecord& record, const std::string& path, bool overwrite);

}  // namespace carreau::inputs
