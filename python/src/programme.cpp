// SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"
#include "geometry/french_planes.hpp"
#include "inputs/programme/refused_rows.hpp"
#include "inputs/result_layers.hpp"
#include "language.hpp"
#include "layers.hpp"
#include "report/programme/actions_report.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/actions_layers.hpp"
#include "results/delineation_columns.hpp"
#include "results/delineation_records.hpp"
#include "study/attributed_programme.hpp"
#include "work.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <utility>

namespace carreau::python {

namespace {

namespace nb = nanobind;
namespace layers = inputs::result_layers;

constexpr const char* kQuartiers = "quartiers";
constexpr const char* kActions = "actions";
constexpr const char* kFunding = "funding";

class AttributedResult final : public Result {
 public:
  AttributedResult(std::vector<std::string> inputs,
                   std::unique_ptr<study::AttributedProgramme> made)
      : Result(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {kQuartiers, kActions, kFunding, layers::kFindings};
  }
  void add_rows(const std::string& table, const OpenTable& open) const override {
    const results::ActionsOutput output = made_->output();
    if (table == kQuartiers) {
      std::vector<results::FundedQuartierRecord> records;
      for (std::size_t t = 0; t < output.attribution.targets.size(); ++t) {
        records.push_back(results::funded_quartier_record(output, t));
      }
      add_features(kQuartiers, results::funded_quartier_columns(), records,
                   results::plane_outlines(output), open);
    } else if (table == kActions) {
      add_actions(output, open);
    } else if (table == kFunding) {
      std::vector<results::FundingRecord> records;
      for (const FundingLine& line : output.programme.lines) {
        for (auto& record : results::funding_records(output, line)) {
          records.push_back(std::move(record));
        }
      }
      add_records(kFunding, results::funding_columns(), records, open);
    } else {
      add_records(layers::kFindings, results::finding_columns(),
                  results::finding_records(made_->findings), open);
    }
  }
  /// The folder of the report, in French as the command line without a locale.
  std::vector<std::string> write(const Destination& to, Progress* /*progress*/) const override {
    return write_report(to.path, to.overwrite, {}, Language::french);
  }
  std::vector<std::string> write_report(const std::string& folder, bool overwrite,
                                        const std::string& title, Language language) const {
    return report::write_actions_report(study::view_of(*made_, title),
                                        {folder, overwrite, language});
  }
  std::vector<std::string> write_refused(const std::string& path, bool overwrite,
                                         Language language) const {
    files::check_output({path, overwrite, {}}, inputs());
    return inputs::write_refused(made_->import.refused, made_->import.refused_tables(), path,
                                 language, overwrite);
  }
  [[nodiscard]] std::string json() const override {
    return report::actions_json(study::view_of(*made_, {}), {});
  }
  [[nodiscard]] std::string text(Language language) const override {
    return report::actions_text(study::view_of(*made_, {}), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_->findings; }

 private:
  static void add_actions(const results::ActionsOutput& output, const OpenTable& open) {
    const Crs& crs = output.programme.crs;
    const auto& columns = results::funded_action_columns();
    files::RowStream& stream =
        open({kActions,
              {},
              columns.fields(),
              crs,
              crs.is_known() ? files::LayerGeometry::points : files::LayerGeometry::none});
    for (std::size_t a = 0; a < output.programme.actions.size(); ++a) {
      stream.add(columns.row(results::funded_action_record(output, a)),
                 {output.programme.actions[a].place, nullptr, 0});
    }
    stream.finish();
  }

  std::unique_ptr<study::AttributedProgramme> made_;
};

std::shared_ptr<AttributedResult> attribute(study::ProgrammeSources sources,
                                            const ReadingOptions& options, bool without_headcount,
                                            const Control& control) {
  sources.headcount = without_headcount ? Headcount::absent : Headcount::present;
  sources.reading = options.reading();
  study::check_sources(sources);
  return watched(control, [&](const study::Watch& watch) {
    return std::make_shared<AttributedResult>(study::read_paths(sources),
                                              study::load_programme(sources, watch));
  });
}

}  // namespace

void bind_programme(nb::module_& module) {
  using study::ProgrammeSources;
  nb::class_<ProgrammeSources>(module, "ProgrammeSources", "The sources of a programme.")
      .def(nb::init<>())
      .def_rw("files", &ProgrammeSources::files)
      .def_rw("zones", &ProgrammeSources::zones)
      .def_rw("grids", &ProgrammeSources::grids)
      .def_rw("fewest_households", &ProgrammeSources::fewest_households)
      .def_rw("former", &ProgrammeSources::former)
      .def_rw("communes", &ProgrammeSources::communes)
      .def_rw("contracts", &ProgrammeSources::contracts)
      .def_rw("populations", &ProgrammeSources::populations)
      .def_rw("pockets", &ProgrammeSources::pockets)
      .def_rw("aliases", &ProgrammeSources::aliases)
      .def_rw("envelopes", &ProgrammeSources::envelopes)
      .def_rw("funders", &ProgrammeSources::funders)
      .def_rw("objectives", &ProgrammeSources::objectives)
      .def_rw("mapping", &ProgrammeSources::mapping)
      .def_rw("sheet", &ProgrammeSources::actions_sheet)
      .def_rw("lines_sheet", &ProgrammeSources::lines_sheet)
      .def_rw("indicators_sheet", &ProgrammeSources::indicators_sheet)
      .def_rw("constants", &ProgrammeSources::constants)
      .def_rw("crs", &ProgrammeSources::crs)
      .def_rw("nomenclatures", &ProgrammeSources::nomenclatures)
      .def_rw("themes", &ProgrammeSources::themes);
  nb::class_<AttributedResult, Result>(module, "AttributedResult", "Attributed actions.")
      .def(
          "write_report",
          [](const AttributedResult& result, const std::string& folder, bool overwrite,
             const std::string& title, std::string_view language, const Control& control) {
            const Language parsed = parse_language(language);
            return watched(control, [&](const study::Watch&) {
              return result.write_report(folder, overwrite, title, parsed);
            });
          },
          nb::arg("folder"), nb::arg("overwrite"), nb::arg("title"), nb::arg("language"),
          nb::arg("control"))
      .def(
          "write_refused",
          [](const AttributedResult& result, const std::string& path, bool overwrite,
             std::string_view language) {
            return result.write_refused(path, overwrite, parse_language(language));
          },
          nb::arg("path"), nb::arg("overwrite"), nb::arg("language"));
  module.def("attribute", attribute, nb::arg("sources"), nb::arg("reading"),
             nb::arg("without_headcount"), nb::arg("control"));
}

}  // namespace carreau::python
