// SPDX-License-Identifier: Apache-2.0
/// Writes cells as squares, batch by batch.
#pragma once

#include "files/layer_writer.hpp"
#include "files/row_stream.hpp"
#include "grid/cell_table.hpp"
#include "results/delineation_writer.hpp"

#include <functional>
#include <span>

namespace carreau::results {

/// Outlines in the requested CRS. Edges are cut at every cell corner first, so that they do not
/// move on the ground.
[[nodiscard]] PolygonSet in_output_crs(PolygonSet set, const CellTable& cells,
                                       const OutputOptions& options);

/// Adds a feature for each chosen cell to the layer that was started. `row` is called from several
/// threads.
void write_cell_batches(files::LayerWriter& writer, const CellTable& cells,
                        const OutputOptions& options, std::span<const CellIndex> chosen,
                        const std::function<files::Row(CellIndex)>& row);

/// "quartiers.geojson" becomes "quartiers.cells.geojson".
[[nodiscard]] std::string path_beside(const std::string& path, const char* layer);

}  // namespace carreau::results
