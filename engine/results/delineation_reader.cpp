// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_reader.hpp"

#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"

#include <gdal_priv.h>

#include <map>
#include <utility>

namespace carreau::results {

DelineationFile::DelineationFile(std::string path) : path_(std::move(path)) {
  (void)files::LayerTable::open_layer(path_, "run");
}

bool DelineationFile::has_layer(const std::string& layer) const {
  return files::has_layer(*files::open_dataset(path_), layer);
}

std::optional<OutputRecord> DelineationFile::find(const std::string& layer,
                                                  const std::string& column,
                                                  const std::string& value) const {
  files::LayerTable table = files::LayerTable::open_layer(path_, layer);
  const std::string_view name = column;
  const std::size_t key = table.require(std::span(&name, 1), Message{"column_layer_key"});
  while (table.next()) {
    if (table.field(key) != value) continue;
    std::map<std::string, std::string, std::less<>> fields;
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      fields.emplace(table.columns()[c], table.field(c));
    }
    return OutputRecord(std::move(fields));
  }
  return std::nullopt;
}

std::vector<std::string> DelineationFile::column(const std::string& layer,
                                                 const std::string& column) const {
  files::LayerTable table = files::LayerTable::open_layer(path_, layer);
  const std::string_view name = column;
  const std::size_t key = table.require(std::span(&name, 1), Message{"column_layer_key"});
  std::vector<std::string> values;
  while (table.next()) values.emplace_back(table.field(key));
  return values;
}

std::string DelineationFile::name() const { return files::base_name(path_); }

std::vector<std::string> read_cell_reasons(const std::string& path, const CellTable& cells) {
  if (!files::has_layer(*files::open_dataset(path), "cells")) return {};
  files::LayerTable table = files::LayerTable::open_layer(path, "cells");
  const auto id = table.find("cell_id");
  const auto reason = table.find("reason");
  if (!id || !reason) return {};
  std::vector<std::string> reasons(cells.size(), "not_in_result");
  while (table.next()) {
    const auto cell_id = CellId::parse(table.field(*id));
    if (!cell_id || cell_id->grid != cells.grid()) continue;
    const CellIndex cell = cells.find(cell_id->position);
    if (!cell.is_none()) reasons[cell.position()] = table.field(*reason);
  }
  return reasons;
}

}  // namespace carreau::results
