// SPDX-License-Identifier: Apache-2.0
#include "cli/command_explain.hpp"

#include "cli/option_list.hpp"
#include "study/explain.hpp"

#include <iostream>

namespace carreau::cli {

void ExplainCommand::setup(OptionList& options) {
  language_ = options.language();
  options.text("OUT", result_, "help_explain_out").required();
  options.text("CELL|ZONE", id_, "help_explain_id").required();
}

void ExplainCommand::run() { std::cout << study::explain(result_, id_, language_); }

}  // namespace carreau::cli
