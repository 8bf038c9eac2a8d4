// SPDX-License-Identifier: Apache-2.0
/// Writes the result of a sweep as files, or as tables of a database.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/crs.hpp"
#include "inputs/result_layers.hpp"
#include "results/sweep/sweep_records.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace carreau::results {

namespace sweep_layers {

inline constexpr const char* kScenarios = "scenarios";
inline constexpr const char* kCells = inputs::result_layers::kCells;
inline constexpr const char* kZones = "zones";
inline constexpr const char* kSensitivities = "sensitivities";
inline constexpr const char* kCurves = "curves";
inline constexpr const char* kFindings = inputs::result_layers::kFindings;
inline constexpr const char* kRun = inputs::result_layers::kRun;

}  // namespace sweep_layers

struct SweepWriting {
  std::string path;
  files::TableFormat format = files::TableFormat::geopackage;
  bool overwrite = false;
  std::optional<Crs> crs;  ///< of outlines; empty: that of the grid
};

/// The layers of a complete result.
[[nodiscard]] std::vector<std::string> sweep_layer_names();
/// The files that a result has: one in a format with layers; otherwise the table of scenarios at
/// the path itself and every other layer beside it ("out.cells.csv").
[[nodiscard]] std::vector<std::string> sweep_paths(const std::string& path,
                                                   files::TableFormat format);

/// A GeoPackage, or a schema of a database, holds all layers, `cells` and `zones` with outlines.
/// CSV and JSON are one file a layer, each complete or not there, and the table of scenarios last.
/// Returns the paths written, as messages show them.
std::vector<std::string> write_sweep(const SweepOutput& output, const SweepWriting& writing);
/// The table of scenarios alone, as CSV or JSON.
void write_swept_scenarios(const SweepOutput& output, std::ostream& out, files::TableFormat format);

}  // namespace carreau::results
