// SPDX-License-Identifier: Apache-2.0
#include "study/compare.hpp"

#include "bindings.hpp"
#include "inputs/scenario_writer.hpp"
#include "report/comparison_summary.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/comparison_rows.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;

class ComparedResult final : public TableResult {
 public:
  ComparedResult(std::vector<std::string> inputs, study::ComparisonResult made)
      : TableResult(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kComparisonTable.layer, results::kTransferTable.layer};
  }
  void add_rows(const std::string& table, const OpenTable& open) const override {
    const results::NamedComparison named = made_.named();
    if (table == results::kComparisonTable.layer) {
      return add_all(results::kComparisonTable, results::comparison_fields(),
                     results::comparison_rows(named), made_.outlines(), open);
    }
    add_all(results::kTransferTable, results::transfer_fields(), results::transfer_rows(named),
            PolygonSet(), open, files::LayerGeometry::none);
  }
  [[nodiscard]] std::string json() const override {
    return report::comparison_json(made_.named(), made_.findings);
  }
  [[nodiscard]] std::string text(Language language) const override {
    return report::comparison_text(made_.named(), made_.findings, language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }
  [[nodiscard]] std::string scenario() const override {
    return made_.run->has_rule() ? inputs::scenario_text(made_.run->record) : std::string();
  }

 private:
  study::ComparisonResult made_;
};

/// One side: zones, and pockets where they are given.
struct Side {
  ZonesArgument zones;
  ZonesArgument pockets;  ///< an empty path: those that belong to the zones
};

study::GenerationRequest request_of(const Side& side) {
  study::GenerationRequest request;
  auto zones = zones_of(side.zones);
  if (Zoning* const held = std::get_if<Zoning>(&zones)) {
    request.held_zones = std::move(*held);
    request.held_pockets = std::get<std::shared_ptr<const Result>>(side.zones)->pockets();
  } else {
    request.zones = std::get<std::string>(zones);
  }
  auto pockets = zones_of(side.pockets);
  if (Zoning* const held = std::get_if<Zoning>(&pockets)) {
    request.held_pockets = std::move(*held);
  } else if (const std::string& path = std::get<std::string>(pockets); !path.empty()) {
    request.held_pockets.reset();
    request.pockets = path;
  }
  return request;
}

std::shared_ptr<TableResult> compare(const Side& before, const Side& after,
                                     const study::RunRequest& request,
                                     const ReadingOptions& options, double tolerance, double link,
                                     const Control& control) {
  const study::ComparisonRequest sides{
      request_of(before),
      request_of(after),
      options.reading(),
      {Share::from_fraction(tolerance), Share::from_fraction(link)}};
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<TableResult> {
    auto run = load(request, RuleNeed::optional, watch);
    auto inputs = read_paths(request, *run, options, {});
    for (const study::GenerationRequest* side : {&sides.before, &sides.after}) {
      for (std::string& path : side->paths(sides.reading)) inputs.push_back(std::move(path));
    }
    return std::make_shared<ComparedResult>(std::move(inputs),
                                            study::compare(std::move(run), sides, watch));
  });
}

}  // namespace

void bind_compare(nb::module_& module) {
  nb::class_<Side>(module, "Side", "One side of a comparison.")
      .def(
          "__init__",
          [](Side* self, ZonesArgument zones, ZonesArgument pockets) {
            new (self) Side{std::move(zones), std::move(pockets)};
          },
          nb::arg("zones"), nb::arg("pockets") = std::string());
  module.def("compare", compare, nb::arg("before"), nb::arg("after"), nb::arg("request"),
             nb::arg("reading"), nb::arg("tolerance"), nb::arg("link"), nb::arg("control"));
}

}  // namespace carreau::python
