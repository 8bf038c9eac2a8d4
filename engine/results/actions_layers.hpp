// SPDX-License-Identifier: Apache-2.0
/// Funded actions as a GeoPackage: quartiers with their measures, actions as points, every line.
#pragma once

#include "files/layer_writer.hpp"
#include "results/actions_records.hpp"

namespace carreau::results {

/// Outlines of all targets, feature t of target t, in the CRS of the zoning; empty features for
/// targets that have none.
[[nodiscard]] PolygonSet target_outlines(const ActionsOutput& output);

/// Layers `quartiers`, `actions`, `funding` (lines × targets), `findings`, `run`, and QGIS styles.
/// Money in euros; what no file says is null.
void write_actions_layers(const files::PendingFile& file, const ActionsOutput& output);

}  // namespace carreau::results
