// SPDX-License-Identifier: Apache-2.0
#include "cli/command_check.hpp"

#include "base/parallel.hpp"
#include "cli/laid_zones.hpp"
#include "cli/option_list.hpp"
#include "report/check_report.hpp"
#include "results/zoning_rows.hpp"

#include <iostream>

namespace carreau::cli {

void CheckCommand::setup(OptionList& options) {
  options.text("ZONES", zones_, "help_check_zones").required();
  run_.add_to(options);
  reading_.add_to(options);
  table_.add_to(options);
  summary_.add_to(options);
}

void CheckCommand::run() {
  const ThreadLimit limit(run_.threads);
  const Language language = summary_.language();
  const auto [loaded, zones, shares] =
      lay_zones({zones_, run_, reading_, table_, language, summary_.quiet, summary_.json, {}});
  const CheckResult result =
      check_scenario(loaded->input(), loaded->scenario, shares, loaded->findings);
  const bool has_households = loaded->cells.headcount() == Headcount::present;
  const std::string written = table_.write(
      {table_.layer, "Les critères sur chaque périmètre", results::check_fields(),
       results::check_rows(zones, result.checks, loaded->territory.territory, has_households),
       shares.zones()});
  const report::NamedChecks named{zones, result.checks, loaded->scenario, loaded->findings};
  if (summary_.json) std::cout << report::check_json(named);
  if (!summary_.is_told()) return;
  // The summary makes way for a table on stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::check_text(named, language);
  if (!written.empty()) {
    std::cerr << (language == Language::french ? "Écrit : " : "Written: ") << written << '\n';
  }
}

}  // namespace carreau::cli
