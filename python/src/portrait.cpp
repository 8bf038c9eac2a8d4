// SPDX-License-Identifier: Apache-2.0
#include "study/portrait.hpp"

#include "bindings.hpp"
#include "files/database.hpp"
#include "files/page_folder.hpp"
#include "inputs/scenario_writer.hpp"
#include "language.hpp"
#include "report/portrait_page.hpp"
#include "report/portrait_summary.hpp"
#include "requests.hpp"
#include "result.hpp"
#include "results/portrait/portrait_rows.hpp"
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

class PortrayedResult final : public TableResult {
 public:
  PortrayedResult(std::vector<std::string> inputs, study::PortraitResult made)
      : TableResult(std::move(inputs)), made_(std::move(made)) {}

  [[nodiscard]] std::vector<std::string> tables() const override {
    return {results::kPortraitTable.layer};
  }
  void add_rows(const std::string& /*table*/, const OpenTable& open) const override {
    const report::PortraitView view = this->view();
    const auto columns = results::portrait_columns(view.supplements.indicators.list());
    files::RowStream& stream =
        open({results::kPortraitTable.layer, results::kPortraitTable.description, columns.fields(),
              view.shares.zones().crs()});
    results::add_portrait_rows(
        {view.zones, view.portraits, view.scenario.vintage, view.shares.zones(), view.supplements},
        columns, stream);
  }
  [[nodiscard]] std::string json() const override { return report::portrait_json(view(), 0); }
  [[nodiscard]] std::string text(Language language) const override {
    return report::portrait_text(view(), language);
  }
  [[nodiscard]] const Findings& findings() const override { return made_.checked.findings; }
  [[nodiscard]] std::string scenario() const override {
    return inputs::scenario_text(made_.checked.run->record);
  }
  [[nodiscard]] std::optional<Zoning> zones() const override { return made_.checked.laid.zones; }

  /// Writes the printable page of each zone, or nothing.
  std::vector<std::string> write_pages(const std::string& folder, bool overwrite,
                                       Language language) const {
    const report::PortraitView view = this->view();
    const report::Words w(language);
    const auto names = report::portrait_page_names(view);
    const std::size_t zones = view.portraits.zones.size();
    files::PageFolder pages(folder, "portrait", overwrite);
    for (std::size_t p = 0; p < names.size(); ++p) {
      pages.add(names[p], p < zones ? report::portrait_page(view, p, w)
                                    : report::portrait_group_page(view, p - zones, w));
    }
    pages.add(files::kIndexPage, report::portrait_index(view, names, w));
    pages.commit();
    return pages.paths();
  }

 private:
  [[nodiscard]] report::PortraitView view() const {
    const study::ZoneCheckResult& checked = made_.checked;
    const study::LoadedRun& run = *checked.run;
    return {checked.laid.zones,
            made_.portraits,
            run.cells,
            checked.laid.shares,
            run.scenario,
            checked.findings,
            study::grid_names(run.record),
            made_.supplements};
  }

  study::PortraitResult made_;
};

std::shared_ptr<PortrayedResult> portrait(const ZonesArgument& zones,
                                          const study::RunRequest& request,
                                          const ReadingOptions& options,
                                          study::PortraitSources sources, const Control& control) {
  study::ZonesSource source = zones_of(zones);
  // The published people are shown, and the people of cut cells are shared to agree with them.
  sources.populations = options.populations;
  return watched(control, [&](const study::Watch& watch) {
    auto run = load(request, RuleNeed::required, watch, all_traits());
    auto inputs = read_paths(request, *run, options, {path_of(zones)});
    for (std::string& path : sources.read_paths()) inputs.push_back(std::move(path));
    return std::make_shared<PortrayedResult>(
        std::move(inputs),
        study::portray_zones(std::move(run), std::move(source), options.reading(), sources, watch));
  });
}

}  // namespace

void bind_portrait(nb::module_& module) {
  using study::PortraitSources;
  nb::class_<PortraitSources>(module, "PortraitSources", "Files that add to a portrait.")
      .def(nb::init<>())
      .def_rw("contracts", &PortraitSources::contracts)
      .def_rw("tables", &PortraitSources::tables)
      .def_rw("indicators", &PortraitSources::indicators)
      .def_rw("grids", &PortraitSources::grids);
  nb::class_<PortrayedResult, TableResult>(module, "PortrayedResult", "A portrait.")
      .def(
          "write_pages",
          [](const PortrayedResult& result, const std::string& folder, bool overwrite,
             const std::string& language, const Control& control) {
            const Language parsed = parse_language(language);
            return watched(control, [&](const study::Watch&) {
              return result.write_pages(folder, overwrite, parsed);
            });
          },
          nb::arg("folder"), nb::arg("overwrite"), nb::arg("language"), nb::arg("control"));
  module.def("portrait", portrait, nb::arg("zones"), nb::arg("request"), nb::arg("reading"),
             nb::arg("sources"), nb::arg("control"));
}

}  // namespace carreau::python
