// SPDX-License-Identifier: Apache-2.0
#include "cli/command_sweep.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/crs_option.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "cli/written_line.hpp"
#include "cli/zones_options.hpp"
#include "files/database.hpp"
#include "report/sweep_summary.hpp"
#include "results/sweep/sweep_writer.hpp"
#include "study/sweep.hpp"

#include <iostream>
#include <limits>
#include <utility>

namespace carreau::cli {

void SweepCommand::setup(OptionList& options) {
  run_.add_to(options, RuleNeed::checked_by_verb);
  add_repair_option(options, run_.repair_listed);
  options.texts("--vary NAME=VALUE", vary_, "help_sweep_vary");
  options.whole("--sample N", sample_, {1, kMostCombinations}, "help_sweep_sample");
  options.whole("--seed N", seed_, {0, std::numeric_limits<std::int64_t>::max()},
                "help_sweep_seed");
  table_.add_to(options);
  options.text("--crs EPSG:N", crs_, "help_sweep_crs");
  options.text("--checkpoint FILE", checkpoint_, "help_sweep_checkpoint").written();
  summary_.add_to(options);
  options.check([this] {
    take_scenario();
    run_.check_given(RuleNeed::required);
    if (vary_.empty() && sample_ == 0) throw ArgumentError(Message{"sweep_nothing_varied"});
  });
}

void SweepCommand::take_scenario() {
  if (!run_.scenario.empty() || !run_.rule.empty() || run_.grids.size() != 1) return;
  run_.scenario = std::exchange(run_.grids, {}).front();
}

SweepChoices SweepCommand::choices() const {
  SweepChoices choices{vary_, {}, seed_};
  if (sample_ > 0) choices.sample = sample_;
  return choices;
}

std::string SweepCommand::checkpoint() const {
  if (!checkpoint_.empty()) return checkpoint_;
  const bool is_file =
      !table_.output.empty() && table_.output != "-" && !files::is_database(table_.output);
  return is_file ? table_.output + ".checkpoint" : std::string();
}

void SweepCommand::check_outputs(const std::vector<std::string>& inputs) const {
  table_.check(inputs, summary_.json);
  if (!crs_.empty()) (void)parse_crs("--crs", crs_);
  if (table_.output.empty() || table_.output == "-") return;
  const files::TableFormat format = files::table_format(table_.output, table_.format);
  if (format == files::TableFormat::database) return;
  for (const std::string& path : results::sweep_paths(table_.output, format)) {
    files::check_output({path, table_.overwrite, {}}, inputs);
  }
}

void SweepCommand::write(const results::SweepOutput& output) const {
  if (table_.output.empty()) return;
  const files::TableFormat format = files::table_format(table_.output, table_.format);
  if (table_.output == "-") {
    results::write_swept_scenarios(output, std::cout, format);
    return;
  }
  results::SweepWriting writing{table_.output, format, table_.overwrite, {}};
  if (!crs_.empty()) writing.crs = parse_crs("--crs", crs_);
  const std::vector<std::string> written = results::write_sweep(output, writing);
  if (!summary_.is_printed()) return;
  for (const std::string& path : written) say_written(path, summary_.language());
}

void SweepCommand::run() {
  const ThreadLimit limit(run_.threads);
  const Language language = summary_.language();
  const ScenarioRecord record = run_.found_record();
  check_outputs(run_.read_paths(record));
  const auto progress = terminal_progress(language, !summary_.is_printed());
  const study::Watch watch{progress.get(), nullptr};
  const auto sweep =
      study::Sweep::prepare(study::load_run(record, run_.changed(), watch), choices(), watch);
  const study::SweepExecution execution{run_.threads, checkpoint()};
  const study::SweepResult result = study::run_sweep(sweep, execution, watch);
  const study::LoadedRun& run = sweep->run();
  const results::SweepOutput output{
      sweep->start(),
      result.tally,
      result.stability,
      {sweep->start().input(), run.scenario, sweep->start().base(), result.findings, run.record}};
  write(output);
  study::discard_checkpoint(execution);
  if (summary_.json) std::cout << report::sweep_json(output);
  if (!summary_.is_printed()) return;
  // The summary goes to stderr when the table takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::sweep_text(output, language);
}

}  // namespace carreau::cli
