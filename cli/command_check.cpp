// SPDX-License-Identifier: Apache-2.0
#include "cli/command_check.hpp"

#include "base/parallel.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "cli/written_line.hpp"
#include "cli/zones_request.hpp"
#include "report/check_summary.hpp"
#include "results/table_names.hpp"
#include "results/zoning_rows.hpp"
#include "study/check.hpp"

#include <iostream>

namespace carreau::cli {

void CheckCommand::setup(OptionList& options) {
  options.text("ZONES", zones_, "help_check_zones").required();
  run_.add_to(options);
  zones_options_.add_to(options);
  zones_options_.add_people_to(options);
  table_.add_to(options);
  summary_.add_to(options);
}

void CheckCommand::run() {
  const ThreadLimit limit(run_.threads);
  const Language language = summary_.language();
  const study::ZonesRequest request =
      zones_request({zones_, run_, zones_options_, table_, summary_.json});
  const auto progress = terminal_progress(language, !summary_.is_printed());
  const study::ZoneCheckResult checked = study::check(request, {progress.get(), nullptr});
  const Zoning& zones = checked.laid.zones;
  const std::string written =
      table_.write({table_.layer, results::kCheckTable.description, results::check_fields(),
                    results::check_rows(zones, checked.result.checks,
                                        checked.run->territory.territory, checked.has_households()),
                    checked.laid.shares.zones()});
  const report::NamedChecks named{zones, checked.result.checks, checked.run->scenario,
                                  checked.findings};
  if (summary_.json) std::cout << report::check_json(named);
  if (!summary_.is_printed()) return;
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::check_text(named, language);
  if (!written.empty()) say_written(written, language);
}

}  // namespace carreau::cli
