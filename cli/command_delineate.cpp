// SPDX-License-Identifier: Apache-2.0
#include "cli/command_delineate.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "io/delineation_writer.hpp"
#include "report/delineation_summary.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>

namespace carreau::cli {

namespace {

io::CellChoice parse_cells(const std::string& text) {
  if (text == "none") return io::CellChoice::none;
  if (text == "all") return io::CellChoice::all;
  return io::CellChoice::candidates;
}

/// An unknown CRS costs no reading.
Crs parse_crs(const std::string& text) {
  Crs crs(text);
  try {
    (void)Transform(crs, Crs::epsg(4326));
  } catch (const ArgumentError&) {
    throw ArgumentError(
        fmt::format("--crs: unknown coordinate reference system \"{}\": expected a code such as "
                    "EPSG:2154",
                    text));
  }
  return crs;
}

void check_stdout(io::OutputFormat format, bool json) {
  if (json) throw ArgumentError("-o - and --json both write to stdout: keep one");
  if (format != io::OutputFormat::geojson) {
    throw ArgumentError("-o - writes GeoJSON: name a file to have another format");
  }
}

/// --overwrite must not replace what the run reads.
void refuse_input_as_output(const RunOptions& run, const std::string& output) {
  for (const std::string& input : run.inputs()) {
    std::error_code error;
    if (std::filesystem::equivalent(input, output, error)) {
      throw ArgumentError(
          fmt::format("the output {} is also an input: choose another name", output));
    }
  }
}

}  // namespace

std::string_view DelineateCommand::examples() const {
  return "  carreau delineate carreaux_200m_met.csv --urban-units UU2020.xlsx \\\n"
         "      --communes communes.csv --rule metropole-2023 -o perimeters.gpkg\n"
         "  carreau delineate carreaux_200m_mart.csv --communes communes.csv \\\n"
         "      --rule martinique-reunion-2014 --set poverty_ratio=0.55 -o martinique.gpkg\n";
}

void DelineateCommand::setup(CLI::App& app) {
  run_.add_to(app);
  app.add_option("-o,--output", output_,
                 "result: .gpkg, .geojson, .fgb, or - for GeoJSON on stdout")
      ->required();
  app.add_option("--format", format_, "gpkg, geojson or fgb, where the name does not tell");
  app.add_option("--crs", crs_, "coordinate reference system of the result; the grid's by default");
  app.add_option("--cells", cells_, "which cells to write: candidates, all or none")
      ->check(CLI::IsMember({"candidates", "all", "none"}));
  app.add_option("--lang", language_, "language of the summary: fr or en")
      ->check(CLI::IsMember({"fr", "en"}));
  app.add_flag("--overwrite", overwrite_, "replace an existing result");
  app.add_flag("--quiet", quiet_, "no summary");
  app.add_flag("--json", json_, "print the summary as JSON on stdout");
}

void DelineateCommand::run() {
  const ThreadLimit limit(run_.threads);
  io::OutputOptions options;
  options.path = output_;
  options.format = io::output_format(output_, format_);
  options.overwrite = overwrite_;
  if (!crs_.empty()) options.crs = parse_crs(crs_);
  if (output_ == "-") check_stdout(options.format, json_);
  if (output_ != "-") {
    refuse_input_as_output(run_, output_);
    const io::PendingFile probe(output_, overwrite_);
  }
  const auto loaded = load_run(run_);
  const RunInput input = loaded->input();
  const RunResult result = run_scenario(input, loaded->scenario, loaded->findings);
  const io::DelineationOutput output{input,          loaded->scenario,   result, loaded->findings,
                                     loaded->inputs, parse_cells(cells_)};
  const auto paths = io::write_delineation(output, options);
  if (json_) std::cout << report::delineation_json(output, paths);
  if (quiet_ || json_) return;
  const auto language = report::parse_language(language_);
  std::cerr << report::delineation_summary(output, language);
  for (const std::string& path : paths) {
    std::cerr << (language == Language::french ? "Écrit : " : "Written: ") << path << '\n';
  }
}

}  // namespace carreau::cli
