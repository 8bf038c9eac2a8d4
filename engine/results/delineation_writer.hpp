// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation as files, or as tables of a database.
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

/// Everything that a result file says. References must outlive the call.
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
  std::optional<Crs> crs;        ///< the grid's when empty
  Progress* progress = nullptr;  ///< told of the cells written, where there is one
};

/// The layers of a result that holds all of them.
[[nodiscard]] std::vector<std::string> result_layers();

/// GeoPackage, or a schema of a database: the layers `perimeters`, `near_misses`, `cells`,
/// `urban_units`, `findings`, `run`; in a GeoPackage with QGIS styles. GeoJSON and FlatGeobuf hold
/// one layer a file: `perimeters` at the path itself, `near_misses` and `cells` beside it
/// (`out.near_misses.geojson`). Each carries its scenario: in `run`, as a member `scenario`, as a
/// file beside it (`out.scenario.toml`). Returns the paths written, as messages tell them. On any
/// error nothing is left behind.
std::vector<std::string> write_delineation(const DelineationOutput& output,
                                           const OutputOptions& options);

}  // namespace carreau::results
