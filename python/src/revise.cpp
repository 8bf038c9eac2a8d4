// SPDX-License-Identifier: Apache-2.0
#include "study/revise.hpp"

#include "bindings.hpp"
#include "files/layer_writer.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_writer.hpp"
#include "layers.hpp"
#include "report/revision_summary.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/revision_writer.hpp"
#include "scenario/edit.hpp"
#include "study/field_error.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;
namespace layers = inputs::result_layers;

class RevisedResult final : public TableResult {
 public:
  RevisedResult(std::vector<std::string> inputs, study::RevisionResult made)
      : TableResult(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return results::revision_layers();
  }
  void add_rows(const std::string& table, const OpenTable& open) const override {
    const results::RevisionOutput output = made_.output();
    if (table == layers::kPerimeters) {
      add_features(layers::kPerimeters, results::revised_columns(),
                   results::revised_records(output), output.map.polygons, open);
    } else if (table == layers::kExtensions) {
      add_features(layers::kExtensions, results::extension_columns(),
                   results::extension_records(output), output.extensions, open);
    } else if (table == layers::kLeft) {
      add_left(output, open);
    } else if (table == layers::kCells) {
      const auto probabilities = results::cell_probabilities(output.rule);
      add_cells(
          layers::kCells, results::revised_cell_columns().fields(), made_.run->cells,
          results::revised_cells(output),
          [&](CellIndex cell) {
            return results::revised_cell_columns().row(
                results::revised_cell_record(output, probabilities, cell));
          },
          open);
    } else if (table == layers::kUrbanUnits) {
      add_records(layers::kUrbanUnits, results::unit_columns(), results::unit_records(output.whole),
                  open);
    } else if (table == layers::kFindings) {
      add_records(layers::kFindings, results::finding_columns(),
                  results::finding_records(made_.findings), open);
    } else {
      add_records(layers::kRun, results::run_columns(), results::revision_run_records(output),
                  open);
    }
  }
  std::vector<std::string> write(const Destination& to, Progress* progress) const override {
    const bool is_table = to.format.empty()
                              ? to.path.ends_with(".csv") || to.path.ends_with(".json")
                              : to.format == "csv" || to.format == "json";
    if (is_table) return write_table(layers::kPerimeters, to);
    results::OutputOptions options{
        to.path, files::output_format(to.path, to.format), to.overwrite, {}, progress};
    const std::string& crs = made_.record.crs;
    if (!crs.empty()) options.crs = Crs(crs);
    files::check_output({to.path, to.overwrite, results::revision_layers()}, inputs());
    return results::write_revision(made_.output(), options);
  }
  [[nodiscard]] std::string json() const override {
    return report::revision_json(made_.output(), {});
  }
  [[nodiscard]] std::string text(Language language) const override {
    return report::revision_text(made_.output(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }
  [[nodiscard]] std::string scenario() const override {
    return inputs::scenario_text(made_.record);
  }
  [[nodiscard]] std::optional<Zoning> zones() const override { return made_.map.zones; }

 private:
  static void add_left(const results::RevisionOutput& output, const OpenTable& open) {
    PolygonSet limits(output.listed_limits.crs());
    for (const RevisedQuartier& quartier : output.revision.quartiers) {
      if (quartier.status == RevisedStatus::left) {
        limits.add_feature(output.listed_limits, *quartier.listed);
      }
    }
    add_features(layers::kLeft, results::revised_columns(), results::left_records(output), limits,
                 open);
  }

  study::RevisionResult made_;
};

ScenarioRecord record_of(study::RunRequest request, const ReadingOptions& options,
                         const std::string& cells, const std::string& crs) {
  request.repair_listed = options.repair;
  ScenarioRecord record = shown_record(request, cells, crs);
  // The map that is revised takes the place of listed quartiers that a scenario names.
  std::erase_if(record.inputs,
                [](const InputRecord& input) { return input.role == InputRole::listed; });
  return record;
}

std::shared_ptr<TableResult> revise(const ZonesArgument& zones, const study::RunRequest& request,
                                    const ReadingOptions& options, const std::string& cells,
                                    const std::string& crs, const std::string& date,
                                    const Control& control) {
  if (!request.listed.empty()) throw ArgumentError("listed", Message{"usage_listed_is_zones"});
  if (!date.empty() && !is_date(date)) {
    throw ArgumentError("date", Message{"usage_date", {{"found", date}}});
  }
  study::ZonesSource source = zones_of(zones);
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<TableResult> {
    study::RevisionRequest asked{record_of(request, options, cells, crs),
                                 request.changed(),
                                 std::move(source),
                                 options.reading(),
                                 date,
                                 request.read_grid};
    auto inputs = request.read_paths(asked.record);
    for (std::string& path : zoning_paths(options, {path_of(zones)})) {
      inputs.push_back(std::move(path));
    }
    return std::make_shared<RevisedResult>(std::move(inputs), study::revise(asked, watch));
  });
}

}  // namespace

void bind_revise(nb::module_& module) {
  module.def("revise", revise, nb::arg("zones"), nb::arg("request"), nb::arg("reading"),
             nb::arg("cells"), nb::arg("crs"), nb::arg("date"), nb::arg("control"));
}

}  // namespace carreau::python
