// SPDX-License-Identifier: Apache-2.0
#include "results/revision_writer.hpp"

#include "files/database.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_writer.hpp"
#include "results/layer_styles.hpp"
#include "results/result_parts.hpp"
#include "results/table_layer.hpp"

#include <array>

namespace carreau::results {

namespace {

namespace layers = inputs::result_layers;

/// A layer with a feature for each record. Descriptions are in French, as a map program shows them.
template <class Record>
void write_features(files::LayerWriter& writer, const char* layer, const char* description,
                    const ColumnTable<Record>& columns, const std::vector<Record>& records,
                    const PolygonSet& shapes) {
  writer.start_layer(layer, description, columns.fields(), shapes.crs());
  for (std::size_t k = 0; k < records.size(); ++k) {
    writer.add_feature(columns.row(records[k]), shapes, k);
  }
}

PolygonSet shown(const PolygonSet& shapes, const RevisionOutput& o, const OutputOptions& options) {
  return in_output_crs(shapes, o.rule.input.cells, options);
}

void write_map(files::LayerWriter& writer, const RevisionOutput& o, const OutputOptions& options) {
  write_features(writer, layers::kPerimeters, "Carte révisée", revised_columns(),
                 revised_records(o), shown(o.map.polygons, o, options));
}

void write_extensions(files::LayerWriter& writer, const RevisionOutput& o,
                      const OutputOptions& options) {
  write_features(writer, layers::kExtensions, "Extensions proposées", extension_columns(),
                 extension_records(o), shown(o.extensions, o, options));
}

void write_left(files::LayerWriter& writer, const RevisionOutput& o, const OutputOptions& options) {
  PolygonSet limits(o.listed_limits.crs());
  for (const RevisedQuartier& quartier : o.revision.quartiers) {
    if (quartier.status == RevisedStatus::left) {
      limits.add_feature(o.listed_limits, *quartier.listed);
    }
  }
  write_features(writer, layers::kLeft, "Quartiers sortis, par décision", revised_columns(),
                 left_records(o), shown(limits, o, options));
}

void write_cells(files::LayerWriter& writer, const RevisionOutput& o,
                 const OutputOptions& options) {
  const CellTable& cells = o.rule.input.cells;
  writer.start_layer(layers::kCells, "Carreaux : la règle, et la révision",
                     revised_cell_columns().fields(),
                     options.crs.value_or(Crs::epsg(cells.grid().epsg)));
  const CellProbabilities probabilities = cell_probabilities(o.rule);
  write_cell_batches(writer, cells, options, revised_cells(o), [&](CellIndex cell) {
    return revised_cell_columns().row(revised_cell_record(o, probabilities, cell));
  });
}

/// Writes all layers into one file or one schema.
void write_whole(const RevisionOutput& o, const OutputOptions& options) {
  files::LayerWriter writer({options.path, options.overwrite, revision_layers()}, options.format);
  write_map(writer, o, options);
  write_extensions(writer, o, options);
  write_left(writer, o, options);
  if (o.rule.record.cells != CellChoice::none) write_cells(writer, o, options);
  write_table_layer(writer, layers::kUrbanUnits, "Chaque terme du seuil", unit_columns(),
                    unit_records(o.whole));
  write_table_layer(writer, layers::kFindings, "Remarques sur les données", finding_columns(),
                    finding_records(o.rule.findings));
  write_table_layer(writer, layers::kRun, "Provenance", run_columns(), revision_run_records(o));
  // In a database, the table of styles is shared by all its users, and a result must not change it.
  if (options.format == files::OutputFormat::geopackage) {
    write_styles(writer,
                 std::array{drawn_style(layers::kCells, aliases_of(revised_cell_columns())),
                            drawn_style(layers::kExtensions, aliases_of(extension_columns())),
                            drawn_style(layers::kPerimeters, aliases_of(revised_columns())),
                            table_style(layers::kUrbanUnits, aliases_of(unit_columns())),
                            table_style(layers::kFindings, aliases_of(finding_columns())),
                            table_style(layers::kRun, aliases_of(run_columns()))});
  }
  writer.finish();
  writer.commit();
}

/// One file for each layer, the main one first.
std::vector<LayerFile> layer_files(const RevisionOutput& o, const OutputOptions& options) {
  const auto part = [&](auto write) {
    return [&o, &options, write](files::LayerWriter& writer) { write(writer, o, options); };
  };
  std::vector<LayerFile> files = {
      {options.path, part(write_map)},
      {path_beside(options.path, layers::kExtensions), part(write_extensions)},
      {path_beside(options.path, layers::kLeft), part(write_left)}};
  if (o.rule.record.cells != CellChoice::none) {
    files.push_back({path_beside(options.path, layers::kCells), part(write_cells)});
  }
  return files;
}

}  // namespace

std::vector<std::string> revision_layers() {
  return {layers::kPerimeters, layers::kExtensions, layers::kLeft, layers::kCells,
          layers::kUrbanUnits, layers::kFindings,   layers::kRun};
}

std::vector<std::string> write_revision(const RevisionOutput& o, const OutputOptions& options) {
  const std::string scenario = inputs::scenario_text(inputs::without_folders(o.whole.record));
  // The standard output takes one layer only.
  if (options.path == "-") {
    files::LayerWriter writer("/vsistdout/", options.format);
    writer.add_note("scenario", scenario);
    write_map(writer, o, options);
    writer.finish();
    return {};
  }
  if (options.format == files::OutputFormat::geopackage ||
      options.format == files::OutputFormat::database) {
    write_whole(o, options);
    return {files::shown_path(options.path)};
  }
  return write_layer_files(layer_files(o, options), options, scenario, revision_layers());
}

}  // namespace carreau::results
