// SPDX-License-Identifier: Apache-2.0
/// What the writers of results share: cells as squares, batch by batch, and one file a layer.
#pragma once

#include "files/layer_writer.hpp"
#include "files/row_stream.hpp"
#include "grid/cell_table.hpp"
#include "results/delineation_writer.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

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

/// A layer that is written into a file of its own.
struct LayerFile {
  std::string path;
  std::function<void(files::LayerWriter&)> write;
};
/// Writes each layer into its file; the scenario goes into the first one, from which it can be
/// replayed, or beside it where the format has no place for it. Nothing is visible until all files
/// are complete. `layers` are all that a result of this kind may have: the file of one that
/// this result has not, left by the result that it replaces, goes. Returns the paths.
[[nodiscard]] std::vector<std::string> write_layer_files(const std::vector<LayerFile>& parts,
                                                         const OutputOptions& options,
                                                         const std::string& scenario,
                                                         const std::vector<std::string>& layers);

/// "quartiers.geojson" becomes "quartiers.cells.geojson".
[[nodiscard]] std::string path_beside(const std::string& path, const char* layer);

}  // namespace carreau::results
