// SPDX-License-Identifier: Apache-2.0
#include "cli/command_explain.hpp"

#include "cli/option_list.hpp"
#include "report/explanation.hpp"
#include "results/delineation_reader.hpp"

#include <iostream>

namespace carreau::cli {

void ExplainCommand::setup(OptionList& options) {
  language_ = options.language();
  options.text("OUT", result_, "help_explain_out").required();
  options.text("CELL|ZONE", id_, "help_explain_id").required();
}

void ExplainCommand::run() {
  const results::DelineationFile file(result_);
  std::cout << report::explain(file, id_, language_);
}

}  // namespace carreau::cli
