// SPDX-License-Identifier: Apache-2.0
#include "cli/command_portrait.hpp"

#include "base/parallel.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "cli/written_line.hpp"
#include "cli/zones_request.hpp"
#include "files/database.hpp"
#include "files/page_folder.hpp"
#include "report/portrait_page.hpp"
#include "report/portrait_summary.hpp"
#include "results/portrait/portrait_rows.hpp"
#include "results/table_names.hpp"

#include <iostream>

namespace carreau::cli {

void PortraitCommand::setup(OptionList& options) {
  options.text("ZONES", zones_, "help_portrait_zones").required();
  zones_options_.add_to(options);
  zones_options_.add_limits_to(options);
  run_.add_to(options);
  options.text("--contracts FILE", sources_.contracts, "help_portrait_contracts");
  options.text("--populations FILE", zones_options_.populations, "help_portrait_populations");
  options.texts("--table FILE", sources_.tables, "help_portrait_table");
  options.texts("--indicator NAME", sources_.indicators, "help_portrait_indicator");
  options.texts("--with-grid FILE", sources_.grids, "help_portrait_with_grid");
  table_.add_to(options);
  options.text("--pages FOLDER", pages_, "help_portrait_pages");
  summary_.add_to(options);
}

void PortraitCommand::run() {
  const ThreadLimit limit(run_.threads);
  // The published people are shown, and the people of cut cells are shared to agree with them.
  sources_.populations = zones_options_.populations;
  const study::ZonesRequest request =
      zones_request({zones_, run_, zones_options_, table_, summary_.json, sources_.read_paths()});
  const auto progress = terminal_progress(summary_.language(), !summary_.is_printed());
  const study::PortraitResult made =
      study::portray_zones(request, sources_, {progress.get(), nullptr});
  const study::ZoneCheckResult& checked = made.checked;
  const study::LoadedRun& run = *checked.run;
  write({checked.laid.zones, made.portraits, run.cells, checked.laid.shares, run.scenario,
         checked.findings, study::grid_names(run.record), made.supplements});
}

/// Pages and table appear together.
void PortraitCommand::write(const report::PortraitView& view) const {
  const Language language = summary_.language();
  std::optional<files::PageFolder> folder;
  if (!pages_.empty()) draw_pages(view, folder.emplace(pages_, "portrait", table_.overwrite));
  files::FileBatch together;
  if (!table_.output.empty()) write_table(view);
  if (folder) folder->commit();
  together.commit();
  if (summary_.json)
    std::cout << report::portrait_json(view, folder ? report::portrait_page_names(view).size() : 0);
  if (!summary_.is_printed()) return;
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::portrait_text(view, language);
  for (const std::string& path : {table_.output == "-" ? std::string() : table_.output, pages_}) {
    if (!path.empty()) say_written(files::shown_path(path), language);
  }
}

void PortraitCommand::write_table(const report::PortraitView& view) const {
  const auto columns = results::portrait_columns(view.supplements.indicators.list());
  const auto stream = table_.open({table_.layer, results::kPortraitTable.description,
                                   columns.fields(), view.shares.zones().crs()});
  results::add_portrait_rows(
      {view.zones, view.portraits, view.scenario.vintage, view.shares.zones(), view.supplements},
      columns, *stream);
}

void PortraitCommand::draw_pages(const report::PortraitView& view,
                                 files::PageFolder& folder) const {
  const report::Words w(summary_.language());
  const auto names = report::portrait_page_names(view);
  const std::size_t zones = view.portraits.zones.size();
  for (std::size_t p = 0; p < names.size(); ++p) {
    folder.add(names[p], p < zones ? report::portrait_page(view, p, w)
                                   : report::portrait_group_page(view, p - zones, w));
  }
  folder.add(files::kIndexPage, report::portrait_index(view, names, w));
}

}  // namespace carreau::cli
