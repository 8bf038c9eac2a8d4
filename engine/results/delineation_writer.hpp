// SPDX-License-Identifier: Apache-2.0
/// Writes the result of a delineation as files, or as tables of a database.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "files/layer_writer.hpp"
#include "geometry/crs.hpp"
#include "scenario/run.hpp"
#include "scenario/scenario_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

/// The complete content of a result file. The references must outlive the call.
struct DelineationOutput {
  const RunInput& input;
  const Scenario& scenario;
  const RunResult& result;
  const Findings& findings;
  const ScenarioRecord& record;
};

struct OutputOptions {
  std::string path;
  files::OutputFormat format = files::OutputFormat::geopackage;
  bool overwrite = false;
  std::optional<Crs> crs;        ///< empty: that of the grid
  Progress* progress = nullptr;  ///< informed about the cells written, where given
};

/// The layers of a complete result.
[[nodiscard]] std::vector<std::string> result_layers();

/// A GeoPackage, or a schema of a database, has the layers `perimeters`, `near_misses`, `cells`,
/// `urban_units`, `findings`, `run`, and a GeoPackage also QGIS styles. GeoJSON and FlatGeobuf hold
/// one layer in a file: `perimeters` at the path itself, `near_misses` and `cells` next to it
/// (`out.near_misses.geojson`). Each result contains its scenario: in the layer `run`, as a member
/// `scenario`, or in a separate file (`out.scenario.toml`). Returns the paths written, as messages
/// show them. After an error nothing is left behind.
std::vector<std::string> write_delineation(const DelineationOutput& output,
                                           const OutputOptions& options);

}  // namespace carreau::results
