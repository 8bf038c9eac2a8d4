// SPDX-License-Identifier: Apache-2.0
#include "results/revision_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "inputs/result_layers.hpp"
#include "results/heading_list.hpp"
#include "results/record_reader.hpp"

#include <gdal_priv.h>

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

namespace layers = inputs::result_layers;

}  // namespace

bool is_revision(const std::string& path) {
  const files::Dataset dataset = files::open_dataset(path);
  return files::has_layer(*dataset, layers::kExtensions) &&
         files::has_layer(*dataset, layers::kRun);
}

RevisionFile::RevisionFile(std::string path) : path_(std::move(path)) {
  files::LayerTable layer = files::LayerTable::open_layer(path_, layers::kRun);
  const RecordReader<RunRecord> reader(layer, run_columns());
  while (layer.next()) run_.push_back(reader.read());
}

std::optional<RevisedRecord> RevisionFile::find_quartier(const std::string& code) const {
  auto found = find_record(path_, layers::kPerimeters, revised_columns(), headings::kCode, code);
  return found ? found
               : find_record(path_, layers::kLeft, revised_columns(), headings::kCode, code);
}

std::optional<RevisedCellRecord> RevisionFile::find_cell(const std::string& id) const {
  return find_record(path_, layers::kCells, revised_cell_columns(), headings::kCellId, id);
}

bool RevisionFile::has_cells() const {
  return files::has_layer(*files::open_dataset(path_), layers::kCells);
}

std::vector<std::string> RevisionFile::codes() const {
  std::vector<std::string> codes;
  for (const char* const layer : {layers::kPerimeters, layers::kLeft}) {
    files::LayerTable table = files::LayerTable::open_layer(path_, layer);
    const std::size_t place = require_column(table, std::string(headings::kCode.name));
    while (table.next()) codes.emplace_back(table.field(place));
  }
  return codes;
}

const RunRecord& RevisionFile::provenance(const std::string& key) const {
  const auto line = std::find_if(run_.begin(), run_.end(),
                                 [&](const RunRecord& record) { return record.key == key; });
  if (line == run_.end()) {
    throw DataError({files::base_name(path_), {}, {}}, Message{"run_line_missing", {{"key", key}}},
                    Message{"is_this_version"});
  }
  return *line;
}

double RevisionFile::number(const std::string& key) const {
  const RunRecord& line = provenance(key);
  const auto parsed = parse_number(line.value);
  if (!parsed) {
    throw DataError({files::base_name(path_), {}, {}},
                    Message{"run_value_unreadable", {{"key", key}, {"found", line.value}}},
                    Message{"is_unchanged"});
  }
  return parsed->value;
}

}  // namespace carreau::results
