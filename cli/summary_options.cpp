// SPDX-License-Identifier: Apache-2.0
#include "cli/summary_options.hpp"

#include "cli/option_list.hpp"

namespace carreau::cli {

void SummaryOptions::add_to(OptionList& options) {
  language_ = options.language();
  options.flag("--quiet", quiet, "help_quiet");
  options.flag("--json", json, "help_json");
}

}  // namespace carreau::cli
