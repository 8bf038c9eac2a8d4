// SPDX-License-Identifier: Apache-2.0
#include "results/sweep/sweep_writer.hpp"

#include "files/database.hpp"
#include "geometry/dissolve.hpp"
#include "results/delineation_records.hpp"
#include "results/result_parts.hpp"
#include "results/table_layer.hpp"

#include <algorithm>
#include <utility>

namespace carreau::results {

namespace {

namespace layers = sweep_layers;

OutputOptions options_of(const SweepWriting& writing) {
  OutputOptions options;
  options.path = writing.path;
  options.crs = writing.crs;
  return options;
}

void write_scenarios(files::LayerWriter& writer, const SweepOutput& output) {
  const auto columns = swept_scenario_columns(varied_parameters(output.start.plan()));
  writer.start_layer(layers::kScenarios, "Scénarios, un par ligne", columns.fields(), std::nullopt);
  // One at a time: there may be millions.
  for (const SweepRow& row : output.tally.rows) {
    writer.add_row(columns.row(swept_scenario_record(output, row)));
  }
}

void write_cells(files::LayerWriter& writer, const SweepOutput& output,
                 const SweepWriting& writing) {
  const CellTable& cells = output.base.input.cells;
  const auto columns = swept_cell_columns(varied_parameters(output.start.plan()));
  writer.start_layer(layers::kCells, "Stabilité des carreaux", columns.fields(),
                     writing.crs.value_or(Crs::epsg(cells.grid().epsg)));
  std::vector<CellIndex> chosen;
  for (const CellCount& count : output.tally.cells) chosen.push_back(count.cell);
  // The place of a cell among those counted.
  const auto place_of = [&](CellIndex cell) {
    return static_cast<std::size_t>(std::ranges::lower_bound(chosen, cell) - chosen.begin());
  };
  write_cell_batches(writer, cells, options_of(writing), chosen, [&](CellIndex cell) {
    return columns.row(swept_cell_record(output, place_of(cell)));
  });
}

void write_zones(files::LayerWriter& writer, const SweepOutput& output,
                 const SweepWriting& writing) {
  const CellTable& cells = output.base.input.cells;
  PolygonSet shapes(Crs::epsg(cells.grid().epsg));
  for (std::size_t z = 0; z < output.stability.zones.size(); ++z) {
    dissolve(swept_footprint(output, z), cells.grid().cell_size, shapes);
  }
  shapes = in_output_crs(std::move(shapes), cells, options_of(writing));
  const auto columns = swept_zone_columns(varied_parameters(output.start.plan()));
  writer.start_layer(layers::kZones, "Stabilité des zones", columns.fields(), shapes.crs());
  for (std::size_t z = 0; z < output.stability.zones.size(); ++z) {
    writer.add_feature(columns.row(swept_zone_record(output, output.stability.zones[z])), shapes,
                       z);
  }
}

void write_whole(const SweepOutput& output, const SweepWriting& writing) {
  files::LayerWriter writer({writing.path, writing.overwrite, sweep_layer_names()},
                            writing.format == files::TableFormat::database
                                ? files::OutputFormat::database
                                : files::OutputFormat::geopackage);
  write_zones(writer, output, writing);
  write_cells(writer, output, writing);
  write_scenarios(writer, output);
  write_table_layer(writer, layers::kSensitivities, "Quel choix déplace quoi",
                    swept_effect_columns(), swept_effect_records(output));
  write_table_layer(writer, layers::kCurves, "Un paramètre à la fois", curve_columns(),
                    curve_records(output));
  write_table_layer(writer, layers::kFindings, "Remarques sur les données", finding_columns(),
                    finding_records(output.base.findings));
  write_table_layer(writer, layers::kRun, "Provenance", run_columns(), sweep_run_records(output));
  writer.finish();
  writer.commit();
}

/// Writes one layer into a file of its own, complete or not at all.
class FlatFiles {
 public:
  explicit FlatFiles(const SweepWriting& writing) : writing_(writing) {}

  template <class Record, class Make>
  void write(const char* layer, const ColumnTable<Record>& columns, std::size_t count,
             const Make& make) {
    const std::string path =
        layer == layers::kScenarios ? writing_.path : path_beside(writing_.path, layer);
    const auto stream = files::stream_rows(
        path, writing_.format, writing_.overwrite,
        {layer, {}, columns.fields(), Crs::epsg(3035), files::LayerGeometry::none});
    for (std::size_t i = 0; i < count; ++i) stream->add(columns.row(make(i)), {});
    stream->finish();
  }
  template <class Record>
  void write(const char* layer, const ColumnTable<Record>& columns,
             const std::vector<Record>& records) {
    write(layer, columns, records.size(), [&](std::size_t i) { return records[i]; });
  }

 private:
  const SweepWriting& writing_;
};

/// All of them appear together.
void write_files(const SweepOutput& output, const SweepWriting& writing) {
  const auto varied = varied_parameters(output.start.plan());
  files::FileBatch together;
  FlatFiles files(writing);
  files.write(layers::kCells, swept_cell_columns(varied), output.tally.cells.size(),
              [&](std::size_t i) { return swept_cell_record(output, i); });
  files.write(layers::kZones, swept_zone_columns(varied), output.stability.zones.size(),
              [&](std::size_t i) { return swept_zone_record(output, output.stability.zones[i]); });
  files.write(layers::kSensitivities, swept_effect_columns(), swept_effect_records(output));
  files.write(layers::kCurves, curve_columns(), curve_records(output));
  files.write(layers::kFindings, finding_columns(), finding_records(output.base.findings));
  files.write(layers::kRun, run_columns(), sweep_run_records(output));
  files.write(layers::kScenarios, swept_scenario_columns(varied), output.tally.rows.size(),
              [&](std::size_t i) { return swept_scenario_record(output, output.tally.rows[i]); });
  together.commit();
}

}  // namespace

std::vector<std::string> sweep_layer_names() {
  return {layers::kScenarios, layers::kCells,    layers::kZones, layers::kSensitivities,
          layers::kCurves,    layers::kFindings, layers::kRun};
}

std::vector<std::string> sweep_paths(const std::string& path, files::TableFormat format) {
  std::vector<std::string> paths{path};
  if (files::has_shapes(format)) return paths;
  for (const char* const layer : {layers::kCells, layers::kZones, layers::kSensitivities,
                                  layers::kCurves, layers::kFindings, layers::kRun}) {
    paths.push_back(path_beside(path, layer));
  }
  return paths;
}

std::vector<std::string> write_sweep(const SweepOutput& output, const SweepWriting& writing) {
  if (files::has_shapes(writing.format)) write_whole(output, writing);
  else write_files(output, writing);
  std::vector<std::string> shown;
  for (const std::string& path : sweep_paths(writing.path, writing.format)) {
    shown.push_back(files::shown_path(path));
  }
  return shown;
}

void write_swept_scenarios(const SweepOutput& output, std::ostream& out,
                           files::TableFormat format) {
  const auto columns = swept_scenario_columns(varied_parameters(output.start.plan()));
  const auto stream = files::stream_rows(
      out, format,
      {layers::kScenarios, {}, columns.fields(), Crs::epsg(3035), files::LayerGeometry::none});
  for (const SweepRow& row : output.tally.rows) {
    stream->add(columns.row(swept_scenario_record(output, row)), {});
  }
  stream->finish();
}

}  // namespace carreau::results
