// SPDX-License-Identifier: Apache-2.0
/// Writes the result of a revision as files, or as tables of a database.
#pragma once

#include "results/delineation_writer.hpp"
#include "results/revision_records.hpp"

#include <string>
#include <vector>

namespace carreau::results {

/// The layers of a complete revision.
[[nodiscard]] std::vector<std::string> revision_layers();

/// A GeoPackage, or a schema of a database, has the layers `perimeters` (the map that follows),
/// `extensions`, `left`, `cells`, `urban_units`, `findings`, `run`, and a GeoPackage also QGIS
/// styles. GeoJSON and FlatGeobuf hold one layer in a file: `perimeters` at the path itself,
/// `extensions`, `left` and `cells` next to it. Each result contains the scenario that gives the
/// map in whole cells. Returns the paths written, as messages show them. After an error nothing is
/// left behind.
std::vector<std::string> write_revision(const RevisionOutput& output, const OutputOptions& options);

}  // namespace carreau::results
