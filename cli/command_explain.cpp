// SPDX-License-Identifier: Apache-2.0
#include "cli/command_explain.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "study/explain.hpp"

#include <iostream>
#include <utility>

namespace carreau::cli {

void ExplainCommand::setup(OptionList& options) {
  language_ = options.language();
  options.text("OUT", result_, "help_explain_out").required();
  options.text("CELL|ZONE", id_, "help_explain_id").required();
  options.flag("--reach", tells_reach_, "help_explain_reach");
  options.text("--zones ZONES", zones_, "help_explain_zones");
  zones_options_.add_to(options);
  options.texts("--inputs FOLDER", request_.input_folders, "help_explain_inputs");
  options.flag("--accept-changed-inputs", request_.accept_changed_inputs,
               "help_run_accept_changed_inputs");
  add_threads_option(options, threads_);
  options.check([this] { check_given(); });
}

void ExplainCommand::check_given() const {
  if (runs_again() || (request_.input_folders.empty() && !request_.accept_changed_inputs)) return;
  throw ArgumentError(request_.accept_changed_inputs ? "--accept-changed-inputs" : "--inputs",
                      Message{"usage_needs", {{"other", "--reach"}}});
}

void ExplainCommand::run() {
  if (!runs_again()) {
    std::cout << study::explain(result_, id_, language_);
    return;
  }
  const ThreadLimit limit(threads_);
  study::RunRequest request = request_;
  request.scenario = result_;
  request.repair_listed = zones_options_.repair;
  ScenarioRecord record = request.found_record();
  const auto progress = terminal_progress(language_, false);
  const study::Watch watch{progress.get(), nullptr};
  if (zones_.empty()) {
    std::cout << study::explain_reach(record, request.changed(), id_, language_, watch);
    return;
  }
  std::cout << study::explain_quartier(
      {std::move(record), request.changed(), zones_, zones_options_.reading()}, id_,
      tells_reach_ ? study::ExplainedReach::told : study::ExplainedReach::left_out, language_,
      watch);
}

}  // namespace carreau::cli
