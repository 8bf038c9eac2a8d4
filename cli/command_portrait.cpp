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
#include "results/portrait_rows.hpp"
#include "study/portrait.hpp"

#include <iostream>

namespace carreau::cli {

void PortraitCommand::setup(OptionList& options) {
  options.text("ZONES", zones_, "help_portrait_zones").required();
  zones_options_.add_to(options);
  run_.add_to(options);
  table_.add_to(options);
  options.text("--pages FOLDER", pages_, "help_portrait_pages");
  summary_.add_to(options);
}

void PortraitCommand::run() {
  const ThreadLimit limit(run_.threads);
  const study::ZonesRequest request =
      zones_request({zones_, run_, zones_options_, table_, summary_.json});
  const auto progress = terminal_progress(summary_.language(), !summary_.is_printed());
  const study::PortraitResult made = study::portray_zones(request, {progress.get(), nullptr});
  const study::ZoneCheckResult& checked = made.checked;
  const study::LoadedRun& run = *checked.run;
  write({checked.laid.zones, made.portraits, run.cells, checked.laid.shares, run.scenario,
         checked.findings, study::grid_names(run.record)});
}

/// Pages appear only after the table is written, so that a failure leaves neither.
void PortraitCommand::write(const report::PortraitView& view) const {
  const Language language = summary_.language();
  std::optional<files::PageFolder> folder;
  if (!pages_.empty()) draw_pages(view, folder.emplace(pages_, table_.overwrite));
  if (!table_.output.empty()) write_table(view);
  if (folder) folder->commit();
  if (summary_.json) std::cout << report::portrait_json(view, folder ? view.zones.codes.size() : 0);
  if (!summary_.is_printed()) return;
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::portrait_text(view, language);
  for (const std::string& path : {table_.output == "-" ? std::string() : table_.output, pages_}) {
    if (!path.empty()) say_written(files::shown_path(path), language);
  }
}

void PortraitCommand::write_table(const report::PortraitView& view) const {
  const auto stream = table_.open({table_.layer, "Les zones à côté de leurs territoires",
                                   results::portrait_fields(), view.shares.zones().crs()});
  results::add_portrait_rows(
      {view.zones, view.portraits, view.scenario.vintage, view.shares.zones()}, *stream);
}

void PortraitCommand::draw_pages(const report::PortraitView& view,
                                 files::PageFolder& folder) const {
  const report::Words w(summary_.language());
  const auto names = files::page_names(view.zones.codes);
  for (std::size_t z = 0; z < names.size(); ++z) {
    folder.add(names[z], report::portrait_page(view, z, w));
  }
  folder.add(files::kIndexPage, report::portrait_index(view, names, w));
}

}  // namespace carreau::cli
