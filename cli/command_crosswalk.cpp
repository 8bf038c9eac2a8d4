// SPDX-License-Identifier: Apache-2.0
#include "cli/command_crosswalk.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/option_list.hpp"
#include "cli/written_line.hpp"
#include "report/crosswalk_summary.hpp"
#include "results/crosswalk_rows.hpp"
#include "results/table_names.hpp"

#include <iostream>

namespace carreau::cli {

void CrosswalkCommand::setup(OptionList& options) {
  options.text("FROM", from_, "help_crosswalk_from").required();
  options.text("TO", to_, "help_crosswalk_to").required();
  // Only the grid and, for medians, the rule are required here; check_words() checks them.
  run_.add_to(options, RuleNeed::checked_by_verb);
  zones_.add_to(options);
  zones_.add_people_to(options);
  options.texts("--table FILE", tables_, "help_crosswalk_table");
  options.text("--key COLUMN", key_, "help_crosswalk_key");
  variables_.add_to(options);
  options.text("--weights FILE", weights_, "help_crosswalk_weights").written();
  options.decimal("--deviation NUMBER", deviation_, {0.0, 10.0}, "help_crosswalk_deviation");
  options.decimal("--tolerance SHARE", tolerance_, {0.0, 1.0}, "help_crosswalk_tolerance");
  table_.add_to(options);
  summary_.add_to(options);
}

study::CrosswalkRequest CrosswalkCommand::request() const {
  study::CrosswalkRequest request;
  request.from = from_;
  request.to = to_;
  request.reading = zones_.reading();
  request.run = run_;
  request.run.repair_listed = zones_.repair;
  request.tables = tables_;
  request.key = key_;
  request.variables = variables_.parse();
  request.medians = variables_.medians;
  request.weights = weights_;
  request.options.unknown_tolerance = tolerance_;
  if (deviation_) request.options.deviation.fill(*deviation_);
  const bool is_drawn = !table_.output.empty() &&
                        files::has_shapes(files::table_format(table_.output, table_.format));
  request.outlines = is_drawn ? study::Outlines::needed : study::Outlines::not_needed;
  return request;
}

void CrosswalkCommand::check_files(const study::CrosswalkRequest& request) const {
  if (!table_.output.empty() && variables_.is_empty()) {
    throw ArgumentError("-o", Message{"usage_nothing_to_write"});
  }
  std::vector<std::string> inputs = zones_.read_paths({from_, to_});
  inputs.insert(inputs.end(), run_.grids.begin(), run_.grids.end());
  inputs.push_back(weights_);
  inputs.insert(inputs.end(), tables_.begin(), tables_.end());
  table_.check(inputs, summary_.json);
  if (!weights_.empty() && weights_ == table_.output) {
    throw ArgumentError(Message{"usage_weights_are_output"});
  }
  if (!weights_.empty() && !request.has_weights_file()) {
    const files::PendingFile probe(weights_, false);
  }
}

void CrosswalkCommand::print(const study::CrosswalkResult& made, const std::string& written) const {
  const CrosswalkWeights& w = made.weights.weights;
  const report::NamedCrosswalk named{w.from_count, w.to_count, w.pair_count(), made.variables,
                                     made.findings};
  if (summary_.json) std::cout << report::crosswalk_json(named);
  if (!summary_.is_printed()) return;
  const Language language = summary_.language();
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::crosswalk_text(named, language);
  if (!written.empty()) say_written(written, language);
}

void CrosswalkCommand::run() {
  const ThreadLimit limit(run_.threads);
  const study::CrosswalkRequest requested = request();
  study::check_request(requested);
  check_files(requested);
  // The weights and the table appear together.
  files::FileBatch together;
  const study::CrosswalkResult made = study::crosswalk(requested);
  const results::CrosswalkRows rows(made.to, made.variables);
  const std::string written = table_.write({table_.layer, results::kCrosswalkTable.description,
                                            rows.fields(), rows.rows(), made.outlines()});
  together.commit();
  print(made, written);
}

}  // namespace carreau::cli
