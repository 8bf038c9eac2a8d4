// SPDX-License-Identifier: Apache-2.0
#include "study/delineate.hpp"

#include "bindings.hpp"
#include "delineation/zone_shape.hpp"
#include "files/layer_writer.hpp"
#include "inputs/result_layers.hpp"
#include "inputs/scenario_writer.hpp"
#include "language.hpp"
#include "layers.hpp"
#include "report/delineation_summary.hpp"
#include "report/explanation.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/computed_result.hpp"
#include "results/delineation_records.hpp"
#include "study/explain.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;
namespace layers = inputs::result_layers;

class DelineatedResult final : public Result {
 public:
  DelineatedResult(std::vector<std::string> inputs, study::DelineationResult made)
      : Result(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return results::result_layers();
  }
  void add_rows(const std::string& table, const OpenTable& open) const override {
    const results::DelineationOutput output = made_.output();
    const auto& zones = made_.result.delineation;
    if (table == layers::kPerimeters) {
      add_zones(layers::kPerimeters, results::perimeter_columns(), zones.perimeters, open);
    } else if (table == layers::kNearMisses) {
      add_zones(layers::kNearMisses, results::near_miss_columns(), zones.near_misses, open);
    } else if (table == layers::kCells) {
      add_cell_rows(open);
    } else if (table == layers::kUrbanUnits) {
      add_records(layers::kUrbanUnits, results::unit_columns(), results::unit_records(output),
                  open);
    } else if (table == layers::kFindings) {
      add_records(layers::kFindings, results::finding_columns(),
                  results::finding_records(made_.findings), open);
    } else {
      add_records(layers::kRun, results::run_columns(), results::run_records(output), open);
    }
  }
  std::vector<std::string> write(const Destination& to, Progress* progress) const override {
    results::OutputOptions options{
        to.path, files::output_format(to.path, to.format), to.overwrite, {}, progress};
    const std::string& crs = made_.run->record.crs;
    if (!crs.empty()) options.crs = Crs(crs);
    files::check_output({to.path, to.overwrite, results::result_layers()}, inputs());
    return results::write_delineation(made_.output(), options);
  }
  [[nodiscard]] std::string json() const override {
    return report::delineation_json(made_.output(), {});
  }
  [[nodiscard]] std::string text(Language language) const override {
    return report::delineation_summary(made_.output(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }
  [[nodiscard]] std::string scenario() const override {
    return inputs::scenario_text(made_.run->record);
  }
  [[nodiscard]] std::string explain(const std::string& id, Language language) const override {
    const results::DelineationOutput output = made_.output();
    return report::explain(results::ComputedResult(output), id, language);
  }
  [[nodiscard]] std::optional<Zoning> zones() const override { return made_.perimeters(); }
  [[nodiscard]] Zoning pockets() const override { return made_.near_misses(); }
  [[nodiscard]] std::shared_ptr<const study::LoadedRun> run() const override { return made_.run; }
  [[nodiscard]] std::vector<std::string> reasons(const CellTable& cells) const override {
    const results::DelineationOutput output = made_.output();
    const auto probabilities = results::cell_probabilities(output);
    // As a file of the result has them, which leaves out the cells of places without candidates.
    std::vector<std::string> reasons(cells.size(), "not_in_result");
    for (const CellIndex cell : results::chosen_cells(output)) {
      const CellIndex there = cells.find(made_.run->cells.positions()[cell.position()]);
      if (there.is_none()) continue;
      reasons[there.position()] =
          to_text(results::cell_record(output, probabilities, cell, nullptr).reason);
    }
    return reasons;
  }

 private:
  void add_zones(const char* layer, const results::ColumnTable<results::ZoneRecord>& columns,
                 const std::vector<Zone>& zones, const OpenTable& open) const {
    add_features(layer, columns, results::zone_records(made_.output(), zones),
                 outlines(made_.run->cells, zones), open);
  }
  void add_cell_rows(const OpenTable& open) const {
    const results::DelineationOutput output = made_.output();
    const auto near_miss = results::near_miss_of_cells(output);
    const auto chosen = results::chosen_cells(output);
    const auto probabilities = results::cell_probabilities(output);
    const auto& zones = made_.result.delineation.near_misses;
    const auto row = [&](CellIndex cell) {
      const ZoneIndex zone = near_miss[cell.position()];
      const Zone* const held_by = zone.is_none() ? nullptr : &zones[zone.position()];
      return results::cell_columns().row(
          results::cell_record(output, probabilities, cell, held_by));
    };
    add_cells(layers::kCells, results::cell_columns().fields(), made_.run->cells, chosen, row,
              open);
  }

  study::DelineationResult made_;
};

std::shared_ptr<Result> delineate(const study::RunRequest& request, const std::string& cells,
                                  const std::string& crs, const Control& control) {
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<Result> {
    const ScenarioRecord record = shown_record(request, cells, crs);
    auto inputs = request.read_paths(record);
    return std::make_shared<DelineatedResult>(
        std::move(inputs),
        study::delineate(study::load_run(record, request.changed(), watch, {}, request.read_grid),
                         watch));
  });
}

}  // namespace

void bind_explain(nb::module_& module) {
  module.def(
      "explain",
      [](const std::string& result, const std::string& id, std::string_view language) {
        const Language parsed = parse_language(language);
        const nb::gil_scoped_release free;
        return study::explain(result, id, parsed);
      },
      nb::arg("result"), nb::arg("id"), nb::arg("language"));
}

void bind_delineate(nb::module_& module) {
  module.def("delineate", delineate, nb::arg("request"), nb::arg("cells"), nb::arg("crs"),
             nb::arg("control"));
}

}  // namespace carreau::python
