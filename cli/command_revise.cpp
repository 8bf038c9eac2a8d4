// SPDX-License-Identifier: Apache-2.0
#include "cli/command_revise.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "cli/crs_option.hpp"
#include "cli/option_list.hpp"
#include "cli/progress_bar.hpp"
#include "cli/written_line.hpp"
#include "report/revision_summary.hpp"
#include "results/revision_writer.hpp"
#include "results/table_names.hpp"
#include "study/delineate.hpp"

#include <iostream>
#include <utility>

namespace carreau::cli {

void ReviseCommand::setup(OptionList& options) {
  options.text("ZONES", zones_, "help_revise_zones").required();
  run_.add_to(options);
  zones_options_.add_to(options);
  zones_options_.add_people_to(options);
  options.text("-o,--output FILE", table_.output, "help_revise_output").written();
  options.text("--format FORMAT", table_.format, "help_revise_format");
  options.text("--crs EPSG:N", crs_, "help_delineate_crs");
  options.text("--cells CHOICE", cells_, "help_delineate_cells")
      .one_of({"candidates", "all", "none"});
  options.text("--date DATE", date_, "help_revise_date");
  options.flag("--overwrite", table_.overwrite, "help_delineate_overwrite");
  summary_.add_to(options);
  options.check([this] {
    // The quartiers that are revised are those listed; a second map of them would contradict.
    if (!run_.listed.empty()) {
      throw ArgumentError("--listed", Message{"usage_listed_is_zones"});
    }
    if (!date_.empty() && !is_date(date_)) {
      throw ArgumentError("--date", Message{"usage_date", {{"found", date_}}});
    }
  });
}

bool ReviseCommand::is_table() const {
  if (!table_.format.empty()) return table_.format == "csv" || table_.format == "json";
  return table_.output.ends_with(".csv") || table_.output.ends_with(".json");
}

study::RevisionRequest ReviseCommand::request() const {
  RunOptions run = run_;
  run.repair_listed = zones_options_.repair;
  ScenarioRecord record = run.record();
  if (!cells_.empty()) record.cells = parse_cell_choice(cells_).value_or(record.cells);
  if (!crs_.empty()) record.crs = crs_;
  // The map that is revised takes the place of listed quartiers that a scenario names.
  std::erase_if(record.inputs,
                [](const InputRecord& input) { return input.role == InputRole::listed; });
  run.find_inputs(record);
  return {std::move(record), run_.changed(), zones_, zones_options_.reading(), date_, {}};
}

void ReviseCommand::check_output(const ScenarioRecord& record) const {
  std::vector<std::string> inputs = run_.read_paths(record);
  for (std::string& path : zones_options_.read_paths({zones_})) inputs.push_back(std::move(path));
  if (table_.output.empty() || is_table()) return table_.check(inputs, summary_.json);
  const files::OutputFormat format = files::output_format(table_.output, table_.format);
  if (table_.output != "-") {
    return files::check_output({table_.output, table_.overwrite, results::revision_layers()},
                               inputs);
  }
  // The standard output takes one document: the map as GeoJSON, or the summary as JSON.
  if (summary_.json) throw ArgumentError(Message{"usage_stdout_taken"});
  if (format != files::OutputFormat::geojson) throw ArgumentError(Message{"usage_stdout_geojson"});
}

std::vector<std::string> ReviseCommand::write(const study::RevisionResult& made,
                                              Progress* progress) const {
  if (table_.output.empty()) return {};
  const results::RevisionOutput output = made.output();
  if (is_table()) {
    const auto& columns = results::revised_columns();
    const std::string path =
        table_.write({table_.layer, results::kRevisedTable.description, columns.fields(),
                      columns.rows(results::revised_records(output)), output.map.polygons});
    return path.empty() ? std::vector<std::string>() : std::vector{path};
  }
  results::OutputOptions options;
  options.path = table_.output;
  options.format = files::output_format(table_.output, table_.format);
  options.overwrite = table_.overwrite;
  options.progress = progress;
  const std::string& crs = made.record.crs;
  if (!crs.empty()) options.crs = parse_crs("--crs", crs);
  return results::write_revision(output, options);
}

void ReviseCommand::run() {
  const ThreadLimit limit(run_.threads);
  const Language language = summary_.language();
  const study::RevisionRequest asked = request();
  if (!asked.record.crs.empty()) (void)parse_crs("--crs", asked.record.crs);
  check_output(asked.record);
  const auto progress = terminal_progress(language, !summary_.is_printed());
  const study::RevisionResult made = study::revise(asked, {progress.get(), nullptr});
  const auto paths = write(made, progress.get());
  // Ends the line of progress before anything else is printed.
  if (progress) progress->end();
  const results::RevisionOutput output = made.output();
  if (summary_.json) std::cout << report::revision_json(output, paths);
  if (!summary_.is_printed()) return;
  // The summary goes to stderr when the map takes stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::revision_text(output, language);
  for (const std::string& path : paths) say_written(path, language);
}

}  // namespace carreau::cli
