// SPDX-License-Identifier: Apache-2.0
#include "study/assign.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "bindings.hpp"
#include "report/assignment_summary.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <deque>
#include <set>
#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;

/// Rows with their places, kept in memory.
class HeldRows final : public files::RowStream {
 public:
  void begin(const study::AssignmentLayer& layer) {
    for (const files::FieldSpec& field : layer.fields) {
      // A deque keeps the names where the fields point to.
      fields_.push_back({names_.emplace_back(field.name).c_str(), field.type});
    }
    crs_ = layer.crs;
    geometry_ = layer.geometry;
    footprints_ = PolygonSet(layer.crs);
  }
  void add(const files::Row& row, const files::RowPlace& place) override {
    rows_.push_back(row);
    points_.push_back(place.point);
    if (geometry_ != files::LayerGeometry::polygons) return;
    if (place.polygons == nullptr) footprints_.begin_feature();
    else footprints_.add_feature(*place.polygons, place.feature);
  }
  void finish() override {}

  void add_to(const results::TableName& name, const OpenTable& open) const {
    files::RowStream& stream = open({name.layer, name.description, fields_, crs_, geometry_});
    const bool has_footprints = geometry_ == files::LayerGeometry::polygons;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      stream.add(rows_[i], has_footprints ? files::RowPlace{{}, &footprints_, i}
                                          : files::RowPlace{points_[i], nullptr, 0});
    }
    stream.finish();
  }

 private:
  std::deque<std::string> names_;
  std::vector<files::FieldSpec> fields_;
  Crs crs_;
  files::LayerGeometry geometry_ = files::LayerGeometry::points;
  std::vector<files::Row> rows_;
  std::vector<std::optional<Point>> points_;
  PolygonSet footprints_;
};

/// Hands rows on to rows that outlive it.
class Forwarded final : public files::RowStream {
 public:
  explicit Forwarded(HeldRows& rows) : rows_(rows) {}
  void add(const files::Row& row, const files::RowPlace& place) override { rows_.add(row, place); }
  void finish() override { rows_.finish(); }

 private:
  HeldRows& rows_;
};

class AssignedResult final : public TableResult {
 public:
  AssignedResult(std::vector<std::string> inputs, const study::AssignmentRequest& request,
                 const study::Watch& watch)
      : TableResult(std::move(inputs)) {
    made_ = study::assign(
        request,
        [this](const study::AssignmentLayer& layer) {
          rows_.begin(layer);
          return std::make_unique<Forwarded>(rows_);
        },
        watch);
  }

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kAssignmentTable.layer};
  }
  void add_rows(const std::string& /*table*/, const OpenTable& open) const override {
    rows_.add_to(results::kAssignmentTable, open);
  }
  [[nodiscard]] std::string json() const override { return report::assignment_json(named()); }
  [[nodiscard]] std::string text(Language language) const override {
    return report::assignment_text(named(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }

 private:
  [[nodiscard]] report::NamedCounts named() const {
    return {made_.counts, made_.zonings, made_.findings, made_.has_footprints};
  }

  HeldRows rows_;
  study::AssignmentResult made_;
};

/// How places are read and assigned, filled in by Python.
struct AssignOptions {
  std::vector<double> within;
  std::string crs;
  std::string x;
  std::string y;
  std::optional<std::vector<std::string>> keep;
  std::optional<double> precision;
  std::optional<double> limit_precision;
  std::string plane;
};

AssignmentOptions options_of(const AssignOptions& given) {
  AssignmentOptions options;
  for (const double metres : given.within) {
    if (metres > 0.0 && metres <= 100'000.0) continue;
    throw ArgumentError("within", Message{"usage_distance", {{"found", metres}}});
  }
  const std::set<double> bands(given.within.begin(), given.within.end());
  options.bands.assign(bands.begin(), bands.end());
  if (given.limit_precision) options.limit_precision = *given.limit_precision;
  if (!given.plane.empty()) {
    const Crs plane = check_crs("plane", given.plane);
    if (!is_plane_in_metres(plane)) {
      throw ArgumentError("plane", Message{"usage_plane", {{"found", given.plane}}});
    }
    options.plane = plane;
  }
  return options;
}

/// Zonings by the names of their columns; an empty name is made from the path.
using NamedZones = std::vector<std::pair<std::string, ZonesArgument>>;

std::shared_ptr<TableResult> assign(const std::string& points, const NamedZones& zonings,
                                    const ReadingOptions& options, const AssignOptions& given,
                                    const Control& control) {
  if (given.x.empty() != given.y.empty()) throw ArgumentError(Message{"usage_both_columns"});
  (void)check_crs("crs", given.crs);
  study::AssignmentRequest request{points,
                                   {given.x, given.y, given.crs, given.keep, given.precision},
                                   {},
                                   options.reading(),
                                   options_of(given)};
  auto inputs = zoning_paths(options, {});
  inputs.push_back(points);
  std::set<std::string> names;
  for (const auto& [name, zones] : zonings) {
    const std::string path = path_of(zones);
    std::string column =
        name.empty() ? study::default_zoning_name(path) : study::zoning_column_name(name);
    if (!names.insert(to_lower(column)).second) {
      throw ArgumentError(Message{"usage_zoning_named_twice", {{"name", column}, {"file", path}}});
    }
    request.zonings.push_back({std::move(column), zones_of(zones)});
    if (!path.empty()) {
      for (std::string& read : zoning_paths(options, {path})) inputs.push_back(std::move(read));
    }
  }
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<TableResult> {
    return std::make_shared<AssignedResult>(std::move(inputs), request, watch);
  });
}

}  // namespace

void bind_assign(nb::module_& module) {
  nb::class_<AssignOptions>(module, "AssignOptions", "How places are read and assigned.")
      .def(nb::init<>())
      .def_rw("within", &AssignOptions::within)
      .def_rw("crs", &AssignOptions::crs)
      .def_rw("x", &AssignOptions::x)
      .def_rw("y", &AssignOptions::y)
      .def_rw("keep", &AssignOptions::keep)
      .def_rw("precision", &AssignOptions::precision)
      .def_rw("limit_precision", &AssignOptions::limit_precision)
      .def_rw("plane", &AssignOptions::plane);
  module.def("assign", assign, nb::arg("points"), nb::arg("zonings"), nb::arg("reading"),
             nb::arg("options"), nb::arg("control"));
}

}  // namespace carreau::python
