// SPDX-License-Identifier: Apache-2.0
/// Writes funded actions as a GeoPackage: quartiers with their amounts, actions as points, and
/// every funding line.
#pragma once

#include "files/layer_writer.hpp"
#include "results/actions_records.hpp"

namespace carreau::results {

/// Outlines of all targets, feature t of target t, in the CRS of the zoning; empty features for
/// targets that have none.
[[nodiscard]] PolygonSet target_outlines(const ActionsOutput& output);

/// The same in the legal plane of where most of them are, which is Lambert-93 in métropole; as they
/// are where that is nowhere in France.
[[nodiscard]] PolygonSet plane_outlines(const ActionsOutput& output);

/// Writes the layers `quartiers`, `actions`, `funding` (lines × targets), `findings`, `run`, and
/// QGIS styles. Money is in euros; amounts that no file gives are null.
void write_actions_layers(const files::PendingFile& file, const ActionsOutput& output);

}  // namespace carreau::results
