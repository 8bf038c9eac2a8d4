// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_writer.hpp"

#include "files/database.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_writer.hpp"
#include "results/delineation_records.hpp"
#include "results/heading_list.hpp"
#include "results/layer_styles.hpp"
#include "results/result_parts.hpp"
#include "results/table_layer.hpp"

#include <array>
#include <span>

namespace carreau::results {

namespace {

namespace layers = inputs::result_layers;

/// Descriptions are in French, as a map program shows them to its users.
void write_zones(files::LayerWriter& writer, const char* layer, const char* description,
                 const DelineationOutput& output, const OutputOptions& options,
                 std::span<const Zone> zones, const ColumnTable<ZoneRecord>& columns) {
  const PolygonSet shapes =
      in_output_crs(outlines(output.input.cells, zones), output.input.cells, options);
  writer.start_layer(layer, description, columns.fields(), shapes.crs());
  const std::vector<ZoneRecord> records = zone_records(output, zones);
  for (std::size_t z = 0; z < records.size(); ++z) {
    writer.add_feature(columns.row(records[z]), shapes, z);
  }
}

void write_perimeters(files::LayerWriter& writer, const DelineationOutput& output,
                      const OutputOptions& options) {
  write_zones(writer, layers::kPerimeters, "Périmètres proposés", output, options,
              output.result.delineation.perimeters, perimeter_columns());
}

void write_near_misses(files::LayerWriter& writer, const DelineationOutput& output,
                       const OutputOptions& options) {
  write_zones(writer, layers::kNearMisses, "Quasi-quartiers : un seul critère manque", output,
              options, output.result.delineation.near_misses, near_miss_columns());
}

void write_cells(files::LayerWriter& writer, const DelineationOutput& output,
                 const OutputOptions& options) {
  const auto near_miss = near_miss_of_cells(output);
  writer.start_layer(layers::kCells, "Carreaux des unités candidates, avec leur décision",
                     cell_columns().fields(),
                     options.crs.value_or(Crs::epsg(output.input.cells.grid().epsg)));
  const auto chosen = chosen_cells(output);
  const CellProbabilities probabilities = cell_probabilities(output);
  write_cell_batches(writer, output.input.cells, options, chosen, [&](CellIndex cell) {
    const ZoneIndex zone = near_miss[cell.position()];
    const Zone* const held_by =
        zone.is_none() ? nullptr : &output.result.delineation.near_misses[zone.position()];
    // Rows are independent, so threads fill them in any order.
    return cell_columns().row(cell_record(output, probabilities, cell, held_by));
  });
}

/// Writes all layers into one file or one schema.
void write_whole(const DelineationOutput& output, const OutputOptions& options) {
  files::LayerWriter writer({options.path, options.overwrite, result_layers()}, options.format);
  write_perimeters(writer, output, options);
  // Near misses are always written, even when there are none: readers can rely on the layer.
  write_near_misses(writer, output, options);
  if (output.record.cells != CellChoice::none) write_cells(writer, output, options);
  write_table_layer(writer, layers::kUrbanUnits, "Chaque terme du seuil", unit_columns(),
                    unit_records(output));
  write_table_layer(writer, layers::kFindings, "Remarques sur les données", finding_columns(),
                    finding_records(output.findings));
  write_table_layer(writer, layers::kRun, "Provenance", run_columns(), run_records(output));
  // In a database, the table of styles is shared by all its users, and a result must not change it.
  if (options.format == files::OutputFormat::geopackage) {
    write_styles(writer,
                 std::array{drawn_style(layers::kCells, aliases_of(cell_columns())),
                            offered_style(layers::kCells, "cells_member",
                                          std::string(headings::kPMember.french),
                                          aliases_of(cell_columns())),
                            drawn_style(layers::kNearMisses, aliases_of(near_miss_columns())),
                            drawn_style(layers::kPerimeters, aliases_of(perimeter_columns())),
                            table_style(layers::kUrbanUnits, aliases_of(unit_columns())),
                            table_style(layers::kFindings, aliases_of(finding_columns())),
                            table_style(layers::kRun, aliases_of(run_columns()))});
  }
  writer.finish();
  writer.commit();
}

/// One file for each layer, the main one first.
std::vector<LayerFile> layer_files(const DelineationOutput& output, const OutputOptions& options) {
  const auto part = [&](auto write) {
    return
        [&output, &options, write](files::LayerWriter& writer) { write(writer, output, options); };
  };
  std::vector<LayerFile> files = {
      {options.path, part(write_perimeters)},
      {path_beside(options.path, layers::kNearMisses), part(write_near_misses)}};
  if (output.record.cells != CellChoice::none) {
    files.push_back({path_beside(options.path, layers::kCells), part(write_cells)});
  }
  return files;
}

}  // namespace

std::vector<std::string> result_layers() {
  return {layers::kPerimeters, layers::kNearMisses, layers::kCells,
          layers::kUrbanUnits, layers::kFindings,   layers::kRun};
}

std::vector<std::string> write_delineation(const DelineationOutput& output,
                                           const OutputOptions& options) {
  const std::string scenario = inputs::scenario_text(inputs::without_folders(output.record));
  // The standard output takes one layer only.
  if (options.path == "-") {
    files::LayerWriter writer("/vsistdout/", options.format);
    writer.add_note("scenario", scenario);
    write_perimeters(writer, output, options);
    writer.finish();
    return {};
  }
  if (options.format == files::OutputFormat::geopackage ||
      options.format == files::OutputFormat::database) {
    write_whole(output, options);
    return {files::shown_path(options.path)};
  }
  return write_layer_files(layer_files(output, options), options, scenario, result_layers());
}

}  // namespace carreau::results
