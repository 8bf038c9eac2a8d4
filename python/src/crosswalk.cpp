// SPDX-License-Identifier: Apache-2.0
#include "study/crosswalk.hpp"

#include "base/error.hpp"
#include "bindings.hpp"
#include "report/crosswalk_summary.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/crosswalk_rows.hpp"
#include "work.hpp"
#include "zoning/moved_variables.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;

class MovedResult final : public TableResult {
 public:
  MovedResult(std::vector<std::string> inputs, study::CrosswalkResult made)
      : TableResult(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kCrosswalkTable.layer};
  }
  void add_rows(const std::string& /*table*/, const OpenTable& open) const override {
    const results::CrosswalkRows rows(made_.to, made_.variables);
    add_all(results::kCrosswalkTable, rows.fields(), rows.rows(), made_.outlines(), open);
  }
  [[nodiscard]] std::string json() const override { return report::crosswalk_json(named()); }
  [[nodiscard]] std::string text(Language language) const override {
    return report::crosswalk_text(named(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }
  [[nodiscard]] std::optional<Zoning> zones() const override { return made_.to; }

 private:
  [[nodiscard]] report::NamedCrosswalk named() const {
    const CrosswalkWeights& w = made_.weights.weights;
    return {w.from_count, w.to_count, w.pair_count(), made_.variables, made_.findings};
  }

  study::CrosswalkResult made_;
};

CountRequest count_of(const std::string& column, const std::string& base, const char* argument) {
  const auto parsed = parse_base(base);
  if (!parsed) throw ArgumentError(argument, Message{"usage_base", {{"found", base}}});
  if (column.empty()) throw ArgumentError(argument, Message{"usage_column_name"});
  return {column, *parsed};
}

/// Variables to move, filled in by Python.
struct Variables {
  MoveRequest moved;
  std::vector<std::string> medians;

  void add_count(const std::string& column, const std::string& base) {
    moved.counts.push_back(count_of(column, base, "count"));
  }
  void add_rate(const std::string& name, const std::pair<std::string, std::string>& numerator,
                const std::optional<std::pair<std::string, std::string>>& denominator) {
    RateRequest rate{name, count_of(numerator.first, numerator.second, "rate"), {}};
    if (denominator) rate.denominator = count_of(denominator->first, denominator->second, "rate");
    moved.rates.push_back(std::move(rate));
  }
};

struct CrosswalkOptions {
  std::vector<std::string> tables;
  std::string key;
  std::string weights;
  std::optional<double> deviation;
  double tolerance = 0.0;
};

void check_share(const char* argument, double value, double most) {
  if (value >= 0.0 && value <= most) return;
  throw ArgumentError(argument,
                      Message{"usage_number", {{"least", 0.0}, {"most", most}, {"found", value}}});
}

std::shared_ptr<TableResult> crosswalk(const std::string& from, const std::string& to,
                                       const study::RunRequest& run, const ReadingOptions& options,
                                       const Variables& variables, const CrosswalkOptions& choices,
                                       const Control& control) {
  study::CrosswalkRequest request;
  request.from = from;
  request.to = to;
  request.reading = options.reading();
  request.run = run;
  request.tables = choices.tables;
  request.key = choices.key;
  request.variables = variables.moved;
  request.medians = variables.medians;
  request.weights = choices.weights;
  check_share("tolerance", choices.tolerance, 1.0);
  request.options.unknown_tolerance = choices.tolerance;
  if (choices.deviation) {
    check_share("deviation", *choices.deviation, 10.0);
    request.options.deviation.fill(*choices.deviation);
  }
  // A result may be drawn whenever its grid can tell the outlines.
  request.outlines = run.grids.empty() ? study::Outlines::not_needed : study::Outlines::needed;
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<TableResult> {
    auto inputs = zoning_paths(options, {from, to});
    inputs.insert(inputs.end(), run.grids.begin(), run.grids.end());
    inputs.insert(inputs.end(), choices.tables.begin(), choices.tables.end());
    if (!choices.weights.empty()) inputs.push_back(choices.weights);
    return std::make_shared<MovedResult>(std::move(inputs), study::crosswalk(request, watch));
  });
}

}  // namespace

void bind_crosswalk(nb::module_& module) {
  nb::class_<Variables>(module, "Variables", "Statistics to move.")
      .def(nb::init<>())
      .def("add_count", &Variables::add_count, nb::arg("column"), nb::arg("base"))
      .def("add_rate", &Variables::add_rate, nb::arg("name"), nb::arg("numerator"),
           nb::arg("denominator").none())
      .def_rw("medians", &Variables::medians);
  nb::class_<CrosswalkOptions>(module, "CrosswalkOptions", "How statistics are moved.")
      .def(nb::init<>())
      .def_rw("tables", &CrosswalkOptions::tables)
      .def_rw("key", &CrosswalkOptions::key)
      .def_rw("weights", &CrosswalkOptions::weights)
      .def_rw("deviation", &CrosswalkOptions::deviation)
      .def_rw("tolerance", &CrosswalkOptions::tolerance);
  module.def("crosswalk", crosswalk, nb::arg("from_zones"), nb::arg("to_zones"), nb::arg("request"),
             nb::arg("reading"), nb::arg("variables"), nb::arg("options"), nb::arg("control"));
}

}  // namespace carreau::python
