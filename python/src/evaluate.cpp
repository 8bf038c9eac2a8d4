// SPDX-License-Identifier: Apache-2.0
#include "study/evaluate.hpp"

#include "bindings.hpp"
#include "inputs/case_reader.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "report/agreement_summary.hpp"
#include "report/case_summary.hpp"
#include "report/findings_text.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/case_rows.hpp"
#include "results/delineation_reader.hpp"
#include "results/zoning_rows.hpp"
#include "study/evaluate_cases.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;

class EvaluatedResult final : public TableResult {
 public:
  EvaluatedResult(std::vector<std::string> inputs, study::EvaluationResult made)
      : TableResult(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kAgreementTable.layer};
  }
  void add_rows(const std::string& /*table*/, const OpenTable& open) const override {
    add_all(results::kAgreementTable, results::agreement_fields(),
            results::agreement_rows(made_.agreement, made_.proposed.zones, made_.reference.zones),
            made_.outlines(), open);
  }
  [[nodiscard]] std::string json() const override { return report::agreement_json(named()); }
  [[nodiscard]] std::string text(Language language) const override {
    return report::findings_text(made_.findings, language) +
           report::agreement_text(named(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.findings; }

 private:
  [[nodiscard]] report::NamedAgreement named() const {
    const Zoning& proposed = made_.proposed.zones;
    const Zoning& reference = made_.reference.zones;
    return {made_.agreement, made_.by_area,   proposed.codes,
            proposed.names,  reference.codes, reference.names};
  }

  study::EvaluationResult made_;
};

/// The agreement of several towns.
class EvaluatedCases final : public TableResult {
 public:
  EvaluatedCases(std::vector<std::string> inputs, const std::vector<study::CaseResult>& cases)
      : TableResult(std::move(inputs)) {
    for (const study::CaseResult& made : cases) {
      records_.push_back(
          results::case_record(made.named.key, made.named.title, made.by_people, made.by_area));
      of_cases_.push_back(made.findings);
      findings_.append(made.findings);
    }
  }

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kCaseTable.layer};
  }
  void add_rows(const std::string& /*table*/, const OpenTable& open) const override {
    const auto& columns = results::case_columns();
    add_all(results::kCaseTable, columns.fields(), columns.rows(records_), PolygonSet(), open,
            files::LayerGeometry::none);
  }
  [[nodiscard]] std::string json() const override {
    return report::cases_json(records_, of_cases_);
  }
  [[nodiscard]] std::string text(Language language) const override {
    return report::cases_text(records_, language);
  }
  [[nodiscard]] const Findings& findings() const override { return findings_; }

 private:
  std::vector<results::CaseRecord> records_;
  std::vector<Findings> of_cases_;
  Findings findings_;
};

/// Both sides in memory, or one of them.
study::EvaluationResult evaluate_held(const ZonesArgument& proposed, const ZonesArgument& reference,
                                      const study::RunRequest& grid,
                                      const inputs::ZonesReadOptions& reading,
                                      const study::Watch& watch) {
  Findings findings;
  Zoning of_proposed = study::read_source(zones_of(proposed), reading, findings);
  Zoning of_reference = study::read_source(zones_of(reference), reading, findings);
  const auto cells =
      study::load_grid(grid.grids, Headcount::absent, watch, {}, grid.columns, grid.read_grid);
  const auto* const result = std::get_if<std::shared_ptr<const Result>>(&proposed);
  const std::vector<std::string> reasons =
      result == nullptr
          ? results::read_cell_reasons(
                inputs::find_zoning(path_of(proposed), reading.catalogue).path, cells->cells)
          : (*result)->reasons(cells->cells);
  study::EvaluationResult made =
      study::evaluate(*cells, std::move(of_proposed), std::move(of_reference), reasons, watch);
  findings.append(made.findings);
  made.findings = std::move(findings);
  return made;
}

std::shared_ptr<TableResult> evaluate(const ZonesArgument& proposed, const ZonesArgument& reference,
                                      const study::RunRequest& grid, const ReadingOptions& options,
                                      const Control& control) {
  const inputs::ZonesReadOptions reading = options.reading();
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<TableResult> {
    auto inputs = zoning_paths(options, {path_of(proposed), path_of(reference)});
    inputs.insert(inputs.end(), grid.grids.begin(), grid.grids.end());
    return std::make_shared<EvaluatedResult>(
        std::move(inputs), evaluate_held(proposed, reference, grid, reading, watch));
  });
}

std::shared_ptr<TableResult> evaluate_cases(const std::string& path, const ReadingOptions& options,
                                            const Control& control) {
  const inputs::ZonesReadOptions reading = options.reading();
  return watched(control, [&](const study::Watch& watch) -> std::shared_ptr<TableResult> {
    const auto cases = inputs::read_cases(path);
    auto inputs = zoning_paths(options, {});
    inputs.push_back(path);
    for (const inputs::EvaluationCase& one : cases) {
      inputs.push_back(one.result);
      inputs.push_back(one.reference);
      inputs.insert(inputs.end(), one.grids.begin(), one.grids.end());
    }
    return std::make_shared<EvaluatedCases>(std::move(inputs),
                                            study::evaluate_cases(cases, reading, watch));
  });
}

}  // namespace

void bind_evaluate(nb::module_& module) {
  module.def("evaluate", evaluate, nb::arg("proposed"), nb::arg("reference"), nb::arg("grid"),
             nb::arg("reading"), nb::arg("control"));
  module.def("evaluate_cases", evaluate_cases, nb::arg("cases"), nb::arg("reading"),
             nb::arg("control"));
}

}  // namespace carreau::python
