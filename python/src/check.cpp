// SPDX-License-Identifier: Apache-2.0
#include "study/check.hpp"

#include "bindings.hpp"
#include "inputs/scenario_writer.hpp"
#include "report/check_summary.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/zoning_rows.hpp"
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

class CheckedResult final : public TableResult {
 public:
  CheckedResult(std::vector<std::string> inputs, study::ZoneCheckResult made)
      : TableResult(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kCheckTable.layer};
  }
  void add_rows(const std::string& /*table*/, const OpenTable& open) const override {
    add_all(results::kCheckTable, results::check_fields(),
            results::check_rows(made_.laid.zones, made_.result.checks,
                                made_.run->territory.territory, made_.has_households()),
            made_.laid.shares.zones(), open);
  }
  [[nodiscard]] std::string json() const override { return report::check_json(named()); }
  [[nodiscard]] std::string text(Language language) const override {
    return report::check_text(named(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }
  [[nodiscard]] std::string scenario() const override {
    return inputs::scenario_text(made_.run->record);
  }
  [[nodiscard]] std::optional<Zoning> zones() const override { return made_.laid.zones; }

 private:
  [[nodiscard]] report::NamedChecks named() const {
    return {made_.laid.zones, made_.result.checks, made_.run->scenario, made_.findings};
  }

  study::ZoneCheckResult made_;
};

std::shared_ptr<Result> check(const ZonesArgument& zones, const study::RunRequest& request,
                              const ReadingOptions& options, const Control& control) {
  study::ZonesSource source = zones_of(zones);
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<Result> {
    auto run = load(request, RuleNeed::required, watch);
    auto inputs = read_paths(request, *run, options, {path_of(zones)});
    return std::make_shared<CheckedResult>(
        std::move(inputs),
        study::check(std::move(run), std::move(source), options.reading(), watch));
  });
}

}  // namespace

void bind_check(nb::module_& module) {
  module.def("check", check, nb::arg("zones"), nb::arg("request"), nb::arg("reading"),
             nb::arg("control"));
}

}  // namespace carreau::python
