// SPDX-License-Identifier: Apache-2.0
#include "cli/command_delineate.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/crs_option.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "cli/written_line.hpp"
#include "cli/zones_options.hpp"
#include "inputs/scenario_writer.hpp"
#include "report/delineation_summary.hpp"
#include "report/words.hpp"
#include "results/delineation_records.hpp"
#include "study/delineate.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <utility>

namespace carreau::cli {

namespace {

/// The standard output takes one document: a layer as GeoJSON, or the summary as JSON.
void check_stdout(files::OutputFormat format, bool json) {
  if (json) throw ArgumentError(Message{"usage_stdout_taken"});
  if (format != files::OutputFormat::geojson) {
    throw ArgumentError(Message{"usage_stdout_geojson"});
  }
}

}  // namespace

void DelineateCommand::setup(OptionList& options) {
  run_.add_to(options);
  add_repair_option(options, run_.repair_listed);
  options.text("-o,--output FILE", output_, "help_delineate_output").written();
  options.text("--format FORMAT", format_, "help_delineate_format");
  options.text("--crs EPSG:N", crs_, "help_delineate_crs");
  options.text("--cells CHOICE", cells_, "help_delineate_cells")
      .one_of({"candidates", "all", "none"});
  options.text("--save-scenario FILE", saved_scenario_, "help_delineate_save_scenario").written();
  options.flag("--overwrite", overwrite_, "help_delineate_overwrite");
  summary_.add_to(options);
  // Checked when all options are read, since either of the two is enough.
  options.check([this] {
    if (output_.empty() && saved_scenario_.empty()) {
      throw missing_option("--output");
    }
    if (!saved_scenario_.empty() && !saved_scenario_.ends_with(".toml")) {
      throw ArgumentError(
          "--save-scenario",
          Message{"usage_ending", {{"ending", ".toml"}, {"found", saved_scenario_}}});
    }
  });
}

ScenarioRecord DelineateCommand::request() const {
  ScenarioRecord record = run_.record();
  if (!cells_.empty()) record.cells = parse_cell_choice(cells_).value_or(record.cells);
  if (!crs_.empty()) record.crs = crs_;
  return record;
}

void DelineateCommand::check_output(const std::string& path, const ScenarioRecord& record) const {
  files::check_output({path, overwrite_, results::result_layers()}, run_.read_paths(record));
}

void DelineateCommand::check_saved_scenario(const ScenarioRecord& record) const {
  if (saved_scenario_.empty()) return;
  // A FlatGeobuf has one layer, so its scenario goes into a file beside it, which `--save-scenario`
  // must not overwrite.
  const bool has_own =
      !output_.empty() && files::output_format(output_, format_) == files::OutputFormat::flatgeobuf;
  const std::filesystem::path own(inputs::scenario_beside(output_));
  if (has_own &&
      // Two spellings of one path, such as "./a.toml" and "a.toml", must be recognised.
      own.lexically_normal() == std::filesystem::path(saved_scenario_).lexically_normal()) {
    throw ArgumentError("--save-scenario",
                        Message{"usage_scenario_beside", {{"file", saved_scenario_}}});
  }
  check_output(saved_scenario_, record);
}

void DelineateCommand::say_written(const std::string& path) const {
  if (summary_.is_printed()) cli::say_written(path, summary_.language());
}

/// Cells that nobody asked for are not written; whoever misses them learns how to get them.
void DelineateCommand::say_cells(const results::DelineationOutput& output) const {
  if (output_ == "-" || output.record.cells != CellChoice::candidates) return;
  const report::Words words(summary_.language());
  const auto count = [&](std::size_t cells) { return words.count(static_cast<double>(cells)); };
  std::cerr << text_of({"cells_written",
                        {{"written", count(results::chosen_cells(output).size())},
                         {"cells", count(output.input.cells.size())}}},
                       summary_.language())
            << '\n';
}

/// Without a result only the scenario is written. Inputs that already have their digests need not
/// be read; otherwise the run is loaded to complete the record.
void DelineateCommand::save_alone(ScenarioRecord record) const {
  auto saved = study::complete_unread(record);
  if (!saved) {
    run_.find_inputs(record);
    check_output(saved_scenario_, record);
    saved = study::load_run(record, run_.changed())->record;
  }
  inputs::write_scenario_file(*saved, saved_scenario_, overwrite_);
  say_written(saved_scenario_);
}

void DelineateCommand::run() {
  const ThreadLimit limit(run_.threads);
  results::OutputOptions options;
  options.path = output_;
  options.overwrite = overwrite_;
  if (!output_.empty()) options.format = files::output_format(output_, format_);
  // Everything that can be refused is refused before the first input is read.
  if (output_ == "-") check_stdout(options.format, summary_.json);
  ScenarioRecord record = request();
  if (!record.crs.empty()) options.crs = parse_crs("--crs", record.crs);
  check_saved_scenario(record);
  if (output_.empty()) return save_alone(std::move(record));
  run_.find_inputs(record);
  if (output_ != "-") check_output(output_, record);
  const auto progress = terminal_progress(summary_.language(), summary_.quiet);
  options.progress = progress.get();
  const study::Watch watch{progress.get(), nullptr};
  const study::DelineationResult made =
      study::delineate(study::load_run(record, run_.changed(), watch), watch);
  const results::DelineationOutput output = made.output();
  files::FileBatch together;
  const auto paths = results::write_delineation(output, options);
  // Ends the line of progress before anything else is printed.
  if (progress) progress->end();
  // The record of the run, not of the request: it has the digests of the inputs.
  if (!saved_scenario_.empty()) {
    inputs::write_scenario_file(made.run->record, saved_scenario_, overwrite_);
  }
  together.commit();
  if (summary_.json) std::cout << report::delineation_json(output, paths);
  if (!summary_.is_printed()) return;
  // The summary goes to the error stream, so that the standard output can hold the result.
  std::cerr << report::delineation_summary(output, summary_.language());
  for (const std::string& path : paths) say_written(path);
  say_cells(output);
  if (!saved_scenario_.empty()) say_written(saved_scenario_);
}

}  // namespace carreau::cli
