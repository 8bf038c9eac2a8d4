// SPDX-License-Identifier: Apache-2.0
#include "requests.hpp"

#include "base/error.hpp"
#include "bindings.hpp"
#include "files/gdal_source.hpp"
#include "geometry/crs.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "study/field_error.hpp"
#include "zoning/limits.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <map>
#include <utility>

namespace carreau::python {

namespace nb = nanobind;

namespace {

/// Whether the request says more than which cells are meant.
bool speaks_of_rule(const study::RunRequest& request) {
  const std::size_t kept = request.without_headcount ? 1 : 0;
  return request.named_inputs().size() > 1 || request.named_settings().size() > kept ||
         request.vintage.has_value();
}

void use_grid(study::RunRequest& request, std::shared_ptr<const Grid> grid) {
  request.grids = grid->paths();
  request.without_headcount = request.without_headcount || grid->headcount() == Headcount::absent;
  request.read_grid = reader_of(std::move(grid));
}

}  // namespace

inputs::ZonesReadOptions ReadingOptions::reading() const {
  const auto stated = parse_limits(limits);
  if (!limits.empty() && !stated) {
    throw ArgumentError("limits", Message{"usage_limits", {{"found", limits}}});
  }
  return {repair ? files::InvalidPolygons::repair : files::InvalidPolygons::refuse,
          merge_parts ? inputs::RepeatedCodes::merge : inputs::RepeatedCodes::refuse, catalogue,
          stated, populations};
}

std::shared_ptr<const study::LoadedRun> load(const study::RunRequest& request, RuleNeed need,
                                             const study::Watch& watch, TraitSet traits) {
  if (request.has_rule()) return study::load_run(request, watch, traits);
  if (request.grids.empty()) throw study::FieldError::missing(study::RequestField::grids);
  if (need == RuleNeed::required || speaks_of_rule(request)) {
    throw study::FieldError::missing(study::RequestField::rule);
  }
  return study::load_grid(request.grids,
                          request.without_headcount ? Headcount::absent : Headcount::present, watch,
                          traits, request.columns, request.read_grid);
}

ScenarioRecord shown_record(const study::RunRequest& request, const std::string& cells,
                            const std::string& crs) {
  ScenarioRecord record = request.record();
  if (!cells.empty()) {
    const auto choice = parse_cell_choice(cells);
    if (!choice) {
      const std::vector<std::string> choices{"candidates", "all", "none"};
      throw ArgumentError("cells",
                          Message{"usage_choice", {{"choices", choices}, {"found", cells}}});
    }
    record.cells = *choice;
  }
  if (!crs.empty()) record.crs = crs;
  check_crs("crs", record.crs);
  request.find_inputs(record);
  return record;
}

Crs check_crs(const std::string& argument, const std::string& text) {
  const Crs crs(text);
  if (text.empty()) return crs;
  try {
    (void)Transform(crs, Crs::epsg(4326));
  } catch (const ArgumentError&) {
    throw ArgumentError(argument, Message{"usage_crs", {{"found", text}}});
  }
  return crs;
}

std::vector<std::string> read_paths(const study::RunRequest& request, const study::LoadedRun& run,
                                    const ReadingOptions& options,
                                    const std::vector<std::string>& zonings) {
  std::vector<std::string> paths = request.read_paths(run.record);
  paths.insert(paths.end(), request.grids.begin(), request.grids.end());
  for (std::string& path : zoning_paths(options, zonings)) paths.push_back(std::move(path));
  return paths;
}

std::vector<std::string> zoning_paths(const ReadingOptions& options,
                                      const std::vector<std::string>& zonings) {
  std::vector<std::string> paths;
  for (const std::string& zoning : zonings) {
    if (!zoning.empty()) paths.push_back(inputs::find_zoning(zoning, options.catalogue).path);
  }
  for (const std::string& path : {options.catalogue, options.populations}) {
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

void bind_requests(nb::module_& module) {
  using study::RunRequest;
  nb::class_<RunRequest>(module, "RunRequest", "The request for a run, see study/run_request.hpp.")
      .def(nb::init<>())
      .def_rw("grids", &RunRequest::grids)
      .def_rw("columns", &RunRequest::columns)
      .def("use_grid", use_grid, nb::arg("grid"))
      .def_rw("urban_units", &RunRequest::urban_units)
      .def_rw("communes", &RunRequest::communes)
      .def_rw("urban_incomes", &RunRequest::urban_incomes)
      .def_rw("listed", &RunRequest::listed)
      .def_rw("repair_listed", &RunRequest::repair_listed)
      .def_rw("rule", &RunRequest::rule)
      .def_rw("rule_text", &RunRequest::rule_text)
      .def_rw("vintage", &RunRequest::vintage)
      .def_rw("settings", &RunRequest::settings)
      .def_rw("method", &RunRequest::method)
      .def_rw("calibrate", &RunRequest::calibrate)
      .def_rw("bridge", &RunRequest::bridge)
      .def_rw("bounds", &RunRequest::bounds)
      .def_rw("brackets", &RunRequest::brackets)
      .def_rw("brackets_of", &RunRequest::brackets_of)
      .def_rw("fewest_households", &RunRequest::fewest_households)
      .def_rw("model", &RunRequest::model)
      .def_rw("without_headcount", &RunRequest::without_headcount)
      .def_rw("scenario", &RunRequest::scenario)
      .def_rw("base", &RunRequest::base)
      .def_rw("input_folders", &RunRequest::input_folders)
      .def_rw("accept_changed_inputs", &RunRequest::accept_changed_inputs);
  nb::class_<ReadingOptions>(module, "ReadingOptions", "How zonings are read.")
      .def(nb::init<>())
      .def_rw("catalogue", &ReadingOptions::catalogue)
      .def_rw("merge_parts", &ReadingOptions::merge_parts)
      .def_rw("repair", &ReadingOptions::repair)
      .def_rw("limits", &ReadingOptions::limits)
      .def_rw("populations", &ReadingOptions::populations);
}

void bind_refusals(nb::module_& module) {
  module.def(
      "refuse",
      [](const std::string& argument, const std::string& code,
         const std::map<std::string, std::string>& details) {
        Message message{code, {}};
        for (const auto& [name, value] : details) message.details.push_back({name, value});
        throw ArgumentError(argument, std::move(message));
      },
      nb::arg("argument"), nb::arg("code"), nb::arg("details"),
      nb::sig("def refuse(argument: str, code: str, details: dict[str, str]) -> typing.NoReturn"),
      "Throws the ArgumentError with this message of the catalogue.");
  module.def(
      "refuse_file",
      [](const std::string& path, const std::string& reason) {
        throw IoError(path, Message{"file_refused", {{"reason", reason}}}, Message{"check_path"});
      },
      nb::arg("path"), nb::arg("reason"),
      nb::sig("def refuse_file(path: str, reason: str) -> typing.NoReturn"),
      "Throws the IoError of a file that another library cannot read.");
}

void bind_data_folders(nb::module_& module) {
  module.def(
      "use_data_folders",
      [](const std::string& gdal, const std::string& proj) {
        use_proj_folder(proj);
        files::use_gdal_folders(gdal, proj);
      },
      nb::arg("gdal"), nb::arg("proj"));
}

}  // namespace carreau::python
