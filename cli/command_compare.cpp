// SPDX-License-Identifier: Apache-2.0
#include "cli/command_compare.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "cli/option_list.hpp"
#include "cli/written_line.hpp"
#include "report/comparison_summary.hpp"
#include "results/comparison_rows.hpp"
#include "results/table_names.hpp"

#include <iostream>
#include <utility>

namespace carreau::cli {

namespace {

/// Parses "2%" or "0.02".
Share parse_share(const std::string& option, const std::string& word) {
  const bool is_percent = word.ends_with('%');
  const auto parsed = parse_number(is_percent ? word.substr(0, word.size() - 1) : word);
  const double fraction = parsed ? parsed->value / (is_percent ? 100.0 : 1.0) : -1.0;
  if (fraction >= 0.0 && fraction <= 1.0) return Share::from_fraction(fraction);
  throw ArgumentError(option, Message{"usage_share", {{"found", word}}});
}

}  // namespace

void CompareCommand::setup(OptionList& options) {
  options.text("BEFORE", before_.zones, "help_compare_before").required();
  options.text("AFTER", after_.zones, "help_compare_after").required();
  run_.add_to(options, RuleNeed::optional);
  zones_.add_to(options);
  zones_.add_people_to(options);
  options.text("--pockets-before FILE", before_.pockets, "help_compare_pockets_before");
  options.text("--pockets-after FILE", after_.pockets, "help_compare_pockets_after");
  options.text("--tolerance SHARE", tolerance_, "help_compare_tolerance");
  options.text("--link SHARE", link_, "help_compare_link");
  table_.add_to(options);
  options.text("--matrix FILE", matrix_, "help_compare_matrix").written();
  summary_.add_to(options);
}

ScenarioRecord CompareCommand::request() const {
  if (run_.has_rule()) return run_.found_record();
  ScenarioRecord record;
  record.inputs.push_back({InputRole::grid, run_.grids, {}});
  if (!run_.columns.empty()) record.inputs.push_back({InputRole::columns, {run_.columns}, {}});
  return record;
}

void CompareCommand::check_outputs(const ScenarioRecord& record) const {
  std::vector<std::string> inputs = run_.read_paths(record);
  for (const study::GenerationRequest* side : {&before_, &after_}) {
    for (std::string& path : side->paths(zones_.reading())) inputs.push_back(std::move(path));
  }
  for (std::string& path : zones_.read_paths({})) inputs.push_back(std::move(path));
  table_.check(inputs, summary_.json);
  if (matrix_.empty()) return;
  TableOptions matrix(results::kTransferTable.layer);
  matrix.output = matrix_;
  matrix.overwrite = table_.overwrite;
  if (files::has_shapes(files::table_format(matrix_, {}))) {
    throw ArgumentError("--matrix", Message{"usage_matrix_without_outlines"});
  }
  if (matrix_ == table_.output) {
    throw ArgumentError("--matrix", Message{"usage_matrix_is_table", {{"file", matrix_}}});
  }
  matrix.check(inputs, summary_.json);
}

std::shared_ptr<const study::LoadedRun> CompareCommand::load(const ScenarioRecord& record) const {
  if (run_.has_rule()) return study::load_run(record, run_.changed());
  return study::load_grid(run_.grids,
                          run_.without_headcount ? Headcount::absent : Headcount::present, {}, {},
                          run_.columns);
}

void CompareCommand::write(const results::NamedComparison& named,
                           const PolygonSet& outlines) const {
  files::FileBatch together;
  const std::string written =
      table_.write({table_.layer, results::kComparisonTable.description,
                    results::comparison_fields(), results::comparison_rows(named), outlines});
  if (!matrix_.empty()) {
    TableOptions matrix(results::kTransferTable.layer);
    matrix.output = matrix_;
    matrix.overwrite = table_.overwrite;
    (void)matrix.write({matrix.layer, results::kTransferTable.description,
                        results::transfer_fields(), results::transfer_rows(named), outlines});
  }
  together.commit();
  if (!summary_.is_printed()) return;
  for (const std::string& path : {written, matrix_ == "-" ? std::string() : matrix_}) {
    if (!path.empty()) say_written(path, summary_.language());
  }
}

void CompareCommand::print(const results::NamedComparison& named, const Findings& findings) const {
  if (summary_.json) std::cout << report::comparison_json(named, findings);
  if (!summary_.is_printed()) return;
  // The summary goes to stderr when a table takes stdout.
  const bool is_taken = table_.output == "-" || matrix_ == "-";
  (is_taken ? std::cerr : std::cout)
      << report::comparison_text(named, findings, summary_.language());
}

void CompareCommand::run() {
  const ThreadLimit limit(run_.threads);
  const ComparisonOptions options{parse_share("--tolerance", tolerance_),
                                  parse_share("--link", link_)};
  run_.repair_listed = zones_.repair;
  const ScenarioRecord record = request();
  check_outputs(record);
  const study::ComparisonResult made =
      study::compare(load(record), {before_, after_, zones_.reading(), options});
  const results::NamedComparison named = made.named();
  write(named, made.outlines());
  print(named, made.findings);
}

}  // namespace carreau::cli
