// SPDX-License-Identifier: Apache-2.0
#include "results/result_parts.hpp"

#include "base/parallel.hpp"
#include "geometry/dissolve.hpp"
#include "inputs/scenario_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <utility>
#include <vector>

namespace carreau::results {

namespace {

/// Cells ready to be written; feature i belongs to row i.
struct CellBatch {
  PolygonSet squares;
  std::vector<files::Row> rows;
};

CellBatch prepare_cells(const CellTable& cells, const OutputOptions& options,
                        std::span<const CellIndex> chosen,
                        const std::function<files::Row(CellIndex)>& row) {
  PolygonSet squares(Crs::epsg(cells.grid().epsg));
  for (const CellIndex cell : chosen) {
    // Squares by the same function as outlines of zones, so corners coincide.
    dissolve(cells.positions().subspan(cell.position(), 1), cells.grid().cell_size, squares);
  }
  CellBatch batch{in_output_crs(std::move(squares), cells, options),
                  std::vector<files::Row>(chosen.size())};
  parallel_for(
      chosen.size(),
      [&](std::size_t first, std::size_t last) {
        // Rows are independent, so threads fill them in any order.
        for (std::size_t i = first; i < last; ++i) batch.rows[i] = row(chosen[i]);
      },
      256);
  return batch;
}

}  // namespace

PolygonSet in_output_crs(PolygonSet set, const CellTable& cells, const OutputOptions& options) {
  if (!options.crs || *options.crs == set.crs()) return set;
  return reproject(set, *options.crs, static_cast<double>(cells.grid().cell_size.count()));
}

void write_cell_batches(files::LayerWriter& writer, const CellTable& cells,
                        const OutputOptions& options, std::span<const CellIndex> chosen,
                        const std::function<files::Row(CellIndex)>& row) {
  if (options.progress != nullptr) {
    options.progress->begin(Message{"progress_writing_cells"}, Progress::Unit::cells,
                            static_cast<std::int64_t>(chosen.size()));
  }
  constexpr std::size_t kBatch = 4096;  // limits the memory used by outlines
  const auto prepared = [&](std::size_t begin) {
    const std::size_t first = std::min(begin, chosen.size());
    const std::size_t count = std::min(kBatch, chosen.size() - first);
    return prepare_cells(cells, options, chosen.subspan(first, count), row);
  };
  // Only one thread may write, and writing takes longest, so the other threads prepare the next
  // batch meanwhile.
  CellBatch batch = prepared(0);
  for (std::size_t begin = 0; begin < chosen.size(); begin += kBatch) {
    CellBatch next;
    run_both([&] { writer.add_features(batch.rows, batch.squares); },
             [&] { next = prepared(begin + kBatch); });
    if (options.progress != nullptr) {
      options.progress->advance(static_cast<std::int64_t>(batch.rows.size()));
    }
    batch = std::move(next);
  }
}

std::string path_beside(const std::string& path, const char* layer) {
  const std::filesystem::path p(path);
  return (p.parent_path() /
          fmt::format("{}.{}{}", p.stem().string(), layer, p.extension().string()))
      .string();
}

std::vector<std::string> write_layer_files(const std::vector<LayerFile>& parts,
                                           const OutputOptions& options,
                                           const std::string& scenario,
                                           const std::vector<std::string>& layers) {
  std::deque<files::PendingFile> pending;
  std::vector<std::string> paths;
  for (const LayerFile& part : parts) {
    files::LayerWriter writer(pending.emplace_back(part.path, options.overwrite), options.format);
    if (paths.empty()) writer.add_note("scenario", scenario);
    part.write(writer);
    writer.finish();
    paths.push_back(part.path);
  }
  if (options.format == files::OutputFormat::flatgeobuf) {
    paths.push_back(inputs::scenario_beside(options.path));
    pending.emplace_back(paths.back(), options.overwrite).write(scenario);
  }
  for (const std::string& layer : layers) {
    const std::string path = path_beside(options.path, layer.c_str());
    const bool is_written = std::ranges::find(paths, path) != paths.end();
    if (!is_written && options.overwrite) pending.front().also_replaces(path);
  }
  files::FileBatch together;
  for (files::PendingFile& file : pending) file.commit();
  together.commit();
  return paths;
}

}  // namespace carreau::results
