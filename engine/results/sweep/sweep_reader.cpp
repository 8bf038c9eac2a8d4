// SPDX-License-Identifier: Apache-2.0
#include "results/sweep/sweep_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "results/delineation_columns.hpp"
#include "results/heading_list.hpp"
#include "results/record_reader.hpp"
#include "results/sweep/sweep_writer.hpp"

#include <gdal_priv.h>

#include <utility>

namespace carreau::results {

namespace {

namespace layers = sweep_layers;

}  // namespace

bool is_sweep(const std::string& path) {
  const files::Dataset dataset = files::open_dataset(path);
  return files::has_layer(*dataset, layers::kSensitivities) &&
         files::has_layer(*dataset, layers::kRun);
}

SweepFile::SweepFile(std::string path) : path_(std::move(path)) {
  files::LayerTable layer = files::LayerTable::open_layer(path_, layers::kRun);
  const RecordReader<RunRecord> reader(layer, run_columns());
  while (layer.next()) {
    const RunRecord line = reader.read();
    if (line.section != "sweep") continue;
    if (line.key == "scenarios") designed_ = parse_plain_decimal(line.value, 0).value_or(0);
    if (const Parameter* const parameter = find_parameter(line.key)) varied_.push_back(parameter);
  }
  if (designed_ > 0) return;
  throw DataError({files::base_name(path_), {}, {}},
                  Message{"run_line_missing", {{"key", "scenarios"}}}, Message{"is_this_version"});
}

std::optional<SweptZoneRecord> SweepFile::find_zone(const std::string& id) const {
  return find_record(path_, layers::kZones, swept_zone_columns(varied_), headings::kZoneId, id);
}

std::optional<SweptCellRecord> SweepFile::find_cell(const std::string& id) const {
  return find_record(path_, layers::kCells, swept_cell_columns(varied_), headings::kCellId, id);
}

std::vector<SweptEffectRecord> SweepFile::effects_on(const std::string& zone) const {
  files::LayerTable layer = files::LayerTable::open_layer(path_, layers::kSensitivities);
  const RecordReader<SweptEffectRecord> reader(layer, swept_effect_columns());
  std::vector<SweptEffectRecord> effects;
  while (layer.next()) {
    SweptEffectRecord effect = reader.read();
    if (effect.zone_id == zone) effects.push_back(std::move(effect));
  }
  return effects;
}

std::vector<std::string> SweepFile::zone_ids() const {
  files::LayerTable table = files::LayerTable::open_layer(path_, layers::kZones);
  const std::size_t place = require_column(table, std::string(headings::kZoneId.name));
  std::vector<std::string> ids;
  while (table.next()) ids.emplace_back(table.field(place));
  return ids;
}

}  // namespace carreau::results
