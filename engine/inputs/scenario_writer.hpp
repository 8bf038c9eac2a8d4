// SPDX-License-Identifier: Apache-2.0
/// Writes scenarios as TOML: docs/scenario.md.
#pragma once

#include "inputs/lab_section.hpp"
#include "scenario/scenario_record.hpp"

#include <filesystem>
#include <string>

namespace carreau::inputs {

/// The text of a scenario file; equal records give equal bytes. parse_scenario() restores the
/// record. Paths are written as they are in the record.
[[nodiscard]] std::string scenario_text(const ScenarioRecord& record);

/// A path without its folders; for a file in an archive, with the archive: "grid.zip/cells.csv".
/// For a database, its name, schemas and tables, without server and user.
[[nodiscard]] std::string input_name(const std::string& path);

/// The record as results contain it: inputs by name only, so that no folder of a machine is
/// disclosed.
[[nodiscard]] ScenarioRecord without_folders(ScenarioRecord record);

/// The path of the scenario next to a result in FlatGeobuf: "out.scenario.toml" for "out.fgb". GDAL
/// ≥ 3.9 stores the metadata of a layer in the file itself: then write the scenario there, and
/// remove this.
[[nodiscard]] std::string scenario_beside(const std::string& result);

/// The path relative to the folder of the file that contains it, without a password.
[[nodiscard]] std::string relative_to(const std::filesystem::path& folder, const std::string& path);

/// Writes the file with paths relative to its folder and without passwords, and what a lab adds.
/// Throws the errors of PendingFile.
void write_scenario_file(const ScenarioRecord& record, const std::string& path, bool overwrite,
                         const LabSection& lab = {});

}  // namespace carreau::inputs
