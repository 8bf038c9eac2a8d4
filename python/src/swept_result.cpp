// SPDX-License-Identifier: Apache-2.0
#include "swept_result.hpp"

#include "files/layer_writer.hpp"
#include "files/table_writer.hpp"
#include "geometry/dissolve.hpp"
#include "inputs/scenario_writer.hpp"
#include "layers.hpp"
#include "report/sweep_explanation.hpp"
#include "report/sweep_summary.hpp"
#include "results/delineation_records.hpp"
#include "results/sweep/computed_sweep.hpp"
#include "results/sweep/sweep_writer.hpp"

#include <algorithm>

namespace carreau::python {

namespace sweep_layers = results::sweep_layers;

results::SweepOutput SweptResult::output() const {
  const SweepStart& start = made_.sweep->start();
  const study::LoadedRun& run = made_.sweep->run();
  return {start,
          made_.tally,
          made_.stability,
          {start.input(), run.scenario, start.base(), made_.findings, run.record}};
}

std::vector<std::string> SweptResult::tables() const { return results::sweep_layer_names(); }

void SweptResult::add_rows(const std::string& table, const OpenTable& open) const {
  const results::SweepOutput made = output();
  if (table == sweep_layers::kScenarios) {
    const auto columns =
        results::swept_scenario_columns(results::varied_parameters(made.start.plan()));
    files::RowStream& stream =
        open({sweep_layers::kScenarios, {}, columns.fields(), Crs(), files::LayerGeometry::none});
    for (const SweepRow& row : made.tally.rows) {
      stream.add(columns.row(results::swept_scenario_record(made, row)), {});
    }
    stream.finish();
  } else if (table == sweep_layers::kCells) {
    add_cell_rows(made, open);
  } else if (table == sweep_layers::kZones) {
    add_zone_rows(made, open);
  } else if (table == sweep_layers::kSensitivities) {
    add_records(sweep_layers::kSensitivities, results::swept_effect_columns(),
                results::swept_effect_records(made), open);
  } else if (table == sweep_layers::kCurves) {
    add_records(sweep_layers::kCurves, results::curve_columns(), results::curve_records(made), open);
  } else if (table == sweep_layers::kFindings) {
    add_records(sweep_layers::kFindings, results::finding_columns(),
                results::finding_records(made_.findings), open);
  } else {
    add_records(sweep_layers::kRun, results::run_columns(), results::sweep_run_records(made), open);
  }
}

void SweptResult::add_cell_rows(const results::SweepOutput& made, const OpenTable& open) const {
  const auto columns = results::swept_cell_columns(results::varied_parameters(made.start.plan()));
  std::vector<CellIndex> chosen;
  for (const CellCount& count : made.tally.cells) chosen.push_back(count.cell);
  add_cells(
      sweep_layers::kCells, columns.fields(), made.base.input.cells, chosen,
      [&](CellIndex cell) {
        const auto place = std::ranges::lower_bound(chosen, cell) - chosen.begin();
        return columns.row(results::swept_cell_record(made, static_cast<std::size_t>(place)));
      },
      open);
}

void SweptResult::add_zone_rows(const results::SweepOutput& made, const OpenTable& open) const {
  const CellTable& cells = made.base.input.cells;
  std::vector<results::SweptZoneRecord> records;
  PolygonSet shapes(Crs::epsg(cells.grid().epsg));
  for (std::size_t z = 0; z < made.stability.zones.size(); ++z) {
    dissolve(results::swept_footprint(made, z), cells.grid().cell_size, shapes);
    records.push_back(results::swept_zone_record(made, made.stability.zones[z]));
  }
  add_features(sweep_layers::kZones,
               results::swept_zone_columns(results::varied_parameters(made.start.plan())), records,
               shapes, open);
}

std::vector<std::string> SweptResult::write(const Destination& to, Progress* /*progress*/) const {
  const files::TableFormat format = files::table_format(to.path, to.format);
  if (format == files::TableFormat::database) {
    files::check_output({to.path, to.overwrite, tables()}, inputs());
  } else {
    for (const std::string& path : results::sweep_paths(to.path, format)) {
      files::check_output({path, to.overwrite, {}}, inputs());
    }
  }
  results::SweepWriting writing{to.path, format, to.overwrite, {}};
  if (!writing_.crs.empty()) writing.crs = Crs(writing_.crs);
  const std::vector<std::string> written = results::write_sweep(output(), writing);
  study::discard_checkpoint({0, writing_.checkpoint});
  return written;
}

std::string SweptResult::json() const { return report::sweep_json(output()); }

std::string SweptResult::text(Language language) const {
  return report::sweep_text(output(), language);
}

std::string SweptResult::scenario() const {
  return inputs::scenario_text(made_.sweep->run().record);
}

std::string SweptResult::explain(const std::string& id, Language language) const {
  return report::explain_sweep(results::ComputedSweep(output()), id, language);
}

}  // namespace carreau::python
