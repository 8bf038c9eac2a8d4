// SPDX-License-Identifier: Apache-2.0
#include "result.hpp"

#include "arrow.hpp"
#include "base/error.hpp"
#include "bindings.hpp"
#include "files/database.hpp"
#include "files/layer_writer.hpp"
#include "files/table_writer.hpp"
#include "language.hpp"
#include "messages.hpp"
#include "preview.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>

namespace carreau::python {

namespace nb = nanobind;

std::string Result::explain(const std::string& id, Language /*language*/) const {
  throw ArgumentError("id", Message{"nothing_explained", {{"found", id}}});
}

std::vector<std::string> TableResult::write(const Destination& to, Progress* /*progress*/) const {
  return write_table(tables().front(), to);
}

std::vector<std::string> TableResult::write_table(const std::string& table,
                                                  const Destination& to) const {
  const files::TableFormat format = files::table_format(to.path, to.format);
  std::unique_ptr<files::RowStream> stream;
  add_rows(table, [&](const files::RowLayer& layer) -> files::RowStream& {
    files::check_output({to.path, to.overwrite, {layer.name}}, inputs());
    stream = files::stream_rows(to.path, format, to.overwrite, layer);
    return *stream;
  });
  return {files::shown_path(to.path)};
}

void add_all(const results::TableName& name, const std::vector<files::FieldSpec>& fields,
             const std::vector<files::Row>& rows, const PolygonSet& shapes, const OpenTable& open,
             files::LayerGeometry geometry) {
  files::RowStream& stream = open({name.layer, name.description, fields, shapes.crs(), geometry});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    stream.add(rows[i], i < shapes.size() ? files::RowPlace{{}, &shapes, i} : files::RowPlace{});
  }
  stream.finish();
}

std::variant<std::string, Zoning> zones_of(const ZonesArgument& zones) {
  if (const auto* const path = std::get_if<std::string>(&zones)) return *path;
  auto held = std::get<std::shared_ptr<const Result>>(zones)->zones();
  if (!held) throw ArgumentError("zones", Message{"result_without_zones"});
  return std::move(*held);
}

std::string path_of(const ZonesArgument& zones) {
  const auto* const path = std::get_if<std::string>(&zones);
  return path == nullptr ? std::string() : *path;
}

namespace {

void check_table(const Result& result, const std::string& table) {
  const auto names = result.tables();
  if (std::ranges::find(names, table) != names.end()) return;
  throw ArgumentError("table", Message{"usage_choice", {{"choices", names}, {"found", table}}});
}

nb::object arrow_of(const Result& result, const std::string& table, const Control& control) {
  check_table(result, table);
  ArrowExport rows;
  run_watched(control, [&](const study::Watch&) {
    result.add_rows(
        table, [&](const files::RowLayer& layer) -> files::RowStream& { return rows.open(layer); });
  });
  return rows.capsule();
}

Preview preview_of(const Result& result, const std::string& table, std::size_t rows,
                   const Control& control) {
  check_table(result, table);
  return watched(control, [&](const study::Watch&) {
    PreviewRows preview(rows);
    result.add_rows(table, [&](const files::RowLayer& layer) -> files::RowStream& {
      return preview.open(layer);
    });
    return preview.take();
  });
}

std::vector<std::string> write(const Result& result, const Destination& to,
                               const Control& control) {
  return watched(control,
                 [&](const study::Watch& watch) { return result.write(to, watch.progress); });
}

std::vector<std::string> write_table(const TableResult& result, const std::string& table,
                                     const Destination& to, const Control& control) {
  check_table(result, table);
  return watched(control, [&](const study::Watch&) { return result.write_table(table, to); });
}

}  // namespace

void bind_result(nb::module_& module) {
  nb::class_<Destination>(module, "Destination", "A file to write, and how.")
      .def(
          "__init__",
          [](Destination* self, std::string path, std::string format, bool overwrite) {
            new (self) Destination{std::move(path), std::move(format), overwrite};
          },
          nb::arg("path"), nb::arg("format") = "", nb::arg("overwrite") = false);
  bind_preview(module);
  nb::class_<Result>(module, "Result", "A result in memory; see carreau.Result.")
      .def("tables", &Result::tables)
      .def("arrow_stream", arrow_of, nb::arg("table"), nb::arg("control"),
           nb::sig("def arrow_stream(self, table: str, control: Control) -> object"))
      .def("preview", preview_of, nb::arg("table"), nb::arg("rows"), nb::arg("control"))
      .def("write", write, nb::arg("destination"), nb::arg("control"))
      .def("json", &Result::json)
      .def(
          "text",
          [](const Result& result, std::string_view name) {
            return result.text(parse_language(name));
          },
          nb::arg("language"))
      .def("findings", [](const Result& result) { return findings_of(result.findings()); })
      .def("scenario", &Result::scenario)
      .def(
          "explain",
          [](const Result& result, const std::string& id, std::string_view name) {
            return result.explain(id, parse_language(name));
          },
          nb::arg("id"), nb::arg("language"));
  nb::class_<TableResult, Result>(module, "TableResult", "A result that is written as a table.")
      .def("write_table", write_table, nb::arg("table"), nb::arg("destination"),
           nb::arg("control"));
}

}  // namespace carreau::python
