// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation as files.
#pragma once

#include "base/findings.hpp"
#include "geometry/crs.hpp"
#include "io/layer_writer.hpp"
#include "scenario/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::io {

/// An input file as the provenance names it.
struct InputRecord {
  std::string role;    ///< "grid", "urban_units", …
  std::string name;    ///< without folders
  std::string digest;  ///< SHA-256; of a grid the digest of its cells
};

/// Which cells are written.
enum class CellChoice {
  none,
  candidates,  ///< of the units that can or do hold a zone, and every candidate elsewhere
  all,
};

/// Everything that a result file says. References must outlive the call.
struct DelineationOutput {
  const RunInput& input;
  const Scenario& scenario;
  const RunResult& result;
  const Findings& findings;
  const std::vector<InputRecord>& inputs;
  CellChoice cells = CellChoice::candidates;
};

struct OutputOptions {
  std::string path;
  OutputFormat format = OutputFormat::geopackage;
  bool overwrite = false;
  std::optional<Crs> crs;  ///< the grid's when empty
};

/// GeoPackage: one file with the layers `perimeters`, `near_misses`, `cells`, `urban_units`,
/// `findings`, `run` and QGIS styles. GeoJSON and FlatGeobuf hold one layer a file: `perimeters` at
/// the path itself, `near_misses` and `cells` beside it (`out.near_misses.geojson`).
/// Returns the paths written. On any error nothing is left behind.
std::vector<std::string> write_delineation(const DelineationOutput& output,
                                           const OutputOptions& options);

}  // namespace carreau::io
