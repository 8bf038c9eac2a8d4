// SPDX-License-Identifier: Apache-2.0
#include "grid.hpp"

#include "arrow.hpp"
#include "base/error.hpp"
#include "bindings.hpp"
#include "inputs/grid_columns.hpp"
#include "inputs/grid_mapping.hpp"
#include "messages.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

namespace carreau::python {

namespace {

namespace nb = nanobind;

Headcount headcount_of(bool has_households) {
  return has_households ? Headcount::present : Headcount::absent;
}

/// Reads the grid at once, so that what cannot be used is refused where it is named.
std::shared_ptr<Grid> checked(std::shared_ptr<Grid> grid, const Control& control) {
  run_watched(control, [&](const study::Watch& watch) {
    (void)grid->read(grid->headcount(), {}, watch.progress);
  });
  return grid;
}

std::shared_ptr<Grid> grid_of_files(std::vector<std::string> paths, bool households,
                                    const inputs::GridMapping& mapping, const Control& control) {
  inputs::check_mapping(mapping);
  auto source = [paths, mapping](Headcount headcount, TraitSet traits, Findings& findings,
                                 Progress* progress) {
    return inputs::read_grid(paths, headcount, findings, progress, traits, mapping);
  };
  return checked(
      std::make_shared<Grid>(std::move(paths), headcount_of(households), std::move(source)),
      control);
}

std::shared_ptr<Grid> grid_of_arrow(const nb::object& capsule, const std::string& name,
                                    bool households, const inputs::GridMapping& mapping,
                                    const Control& control) {
  inputs::check_mapping(mapping);
  // Its batches stay where the producer put them, for verbs that read further columns.
  auto source = [table = table_of(capsule, name), mapping](Headcount headcount, TraitSet traits,
                                                           Findings& findings, Progress* progress) {
    std::vector<std::unique_ptr<files::Table>> tables;
    tables.push_back(std::make_unique<files::ArrowTable>(table));
    return inputs::read_grid(std::move(tables), headcount, findings, progress, traits, mapping);
  };
  return checked(
      std::make_shared<Grid>(std::vector{name}, headcount_of(households), std::move(source)),
      control);
}

const Grid::Read& read_of(const Grid& grid, std::shared_ptr<const Grid::Read>& held) {
  held = grid.read(grid.headcount(), {}, nullptr);
  return *held;
}

Values facts_of(const Grid& grid) {
  std::shared_ptr<const Grid::Read> held;
  const Grid::Read& read = read_of(grid, held);
  const CellTable& cells = read.grid.cells;
  std::int64_t tenths = 0;
  for (const Persons people : cells.people()) tenths += people.tenths();
  nb::dict facts;
  facts["cells"] = cells.size();
  facts["people"] = static_cast<double>(tenths) / 10.0;
  facts["households"] = cells.headcount() == Headcount::present;
  facts["epsg"] = cells.grid().epsg;
  facts["cell_size"] = cells.grid().cell_size.count();
  facts["layout"] = inputs::to_text(read.grid.layout);
  facts["vintage"] = read.grid.vintage;
  facts["vintage_assumed"] = read.grid.is_vintage_assumed;
  return facts;
}

Listed grid_findings(const Grid& grid) {
  std::shared_ptr<const Grid::Read> held;
  return findings_of(read_of(grid, held).findings);
}

}  // namespace

std::shared_ptr<const Grid::Read> Grid::read(Headcount headcount, TraitSet traits,
                                             Progress* progress) const {
  const std::lock_guard lock(mutex_);
  auto& held = read_[{headcount, traits.to_ullong()}];
  if (held) return held;
  auto made = std::make_shared<Read>();
  made->grid = source_(headcount, traits, made->findings, progress);
  return held = std::move(made);
}

study::GridReader reader_of(std::shared_ptr<const Grid> grid) {
  return [grid = std::move(grid)](Headcount headcount, TraitSet traits, Findings& findings,
                                  Progress* progress) {
    const auto read = grid->read(headcount, traits, progress);
    findings.append(read->findings);
    return read->grid;
  };
}

void bind_grid(nb::module_& module) {
  nb::class_<Grid>(module, "Grid", "Cells of a grid; see carreau.Grid.")
      .def_prop_ro("paths", &Grid::paths)
      .def_prop_ro("has_households",
                   [](const Grid& grid) { return grid.headcount() == Headcount::present; })
      .def("facts", facts_of)
      .def("findings", grid_findings);
  using inputs::GridMapping;
  nb::class_<GridMapping>(module, "GridMapping", "Which column of a grid holds what.")
      .def(nb::init<>())
      .def_rw("id", &GridMapping::id)
      .def_rw("people", &GridMapping::people)
      .def_rw("incomes", &GridMapping::incomes)
      .def_rw("households", &GridMapping::households)
      .def_rw("poor_households", &GridMapping::poor_households)
      .def_rw("imputed", &GridMapping::imputed)
      .def_rw("communes", &GridMapping::communes)
      .def_rw("year", &GridMapping::year);
  module.def("grid_of_files", grid_of_files, nb::arg("paths"), nb::arg("households"),
             nb::arg("mapping"), nb::arg("control"));
  module.def("grid_of_arrow", grid_of_arrow, nb::arg("capsule"), nb::arg("name"),
             nb::arg("households"), nb::arg("mapping"), nb::arg("control"));
  module.def("grid_columns", inputs::used_columns, nb::arg("names"), nb::arg("mapping"));
}

}  // namespace carreau::python
