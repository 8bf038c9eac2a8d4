// SPDX-License-Identifier: Apache-2.0
#include "cli/command_crosswalk.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "report/crosswalk_report.hpp"
#include "results/crosswalk_rows.hpp"

#include <CLI/CLI.hpp>

#include <iostream>

namespace carreau::cli {

std::string_view CrosswalkCommand::examples() const {
  return "  carreau crosswalk communes.geojson qpv2024.gpkg carreaux_200m_met.csv \\\n"
         "      --table FILO2019_DISP_COM.csv --count NBPERS19 --count NBMEN19:households \\\n"
         "      --weights communes_qpv.json -o qpv.csv\n"
         "  carreau crosswalk communes.geojson qpv2024.gpkg --weights communes_qpv.json \\\n"
         "      --table another.csv --rate POOR=MENPAUV/MEN:households -o poor.csv\n";
}

void CrosswalkCommand::setup(CLI::App& app) {
  app.add_option("FROM", from_, "zoning of the tables: polygons, communes or cells with a code")
      ->required();
  app.add_option("TO", to_, "zoning to move them to")->required();
  run_.add_to(app);
  reading_.add_to(app);
  app.add_option("--table", tables_, "statistics by zone of FROM: CSV, spreadsheet…; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--key", key_, "column of the code in the tables; default its usual names");
  variables_.add_to(app);
  app.add_option("--weights", weights_,
                 "file of the weights: read where it exists, and else written");
  app.add_option("--deviation", deviation_,
                 "log-standard deviation of the odds in the intervals; default by base: area 1.5, "
                 "people and households 0.5, social 1")
      ->check(CLI::Range(0.0, 10.0));
  app.add_option("--tolerance", tolerance_,
                 "share of a target that may be unknown before its value is partial; default 0.01")
      ->check(CLI::Range(0.0, 1.0));
  table_.add_to(app);
  summary_.add_to(app);
  // Of the options of a run only the grid and, for medians, the rule are needed here.
  app.parse_complete_callback([] {});
}

study::CrosswalkRequest CrosswalkCommand::request() const {
  study::CrosswalkRequest request;
  request.from = from_;
  request.to = to_;
  request.reading = reading_.reading();
  request.run = run_;
  request.run.repair_listed = reading_.repair;
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
    throw ArgumentError("-o: there is nothing to write but the weights; name variables");
  }
  std::vector<std::string> inputs = run_.grids;
  inputs.insert(inputs.end(), {reading_.file_of(from_), reading_.file_of(to_), weights_});
  inputs.insert(inputs.end(), tables_.begin(), tables_.end());
  table_.check(inputs, summary_.json);
  if (!weights_.empty() && weights_ == table_.output) {
    throw ArgumentError("-o and --weights name the same file: give each its own");
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
  if (!summary_.is_told()) return;
  const Language language = summary_.language();
  // The summary makes way for a table on stdout.
  (table_.output == "-" ? std::cerr : std::cout) << report::crosswalk_text(named, language);
  if (!written.empty()) {
    std::cerr << (language == Language::french ? "Écrit : " : "Written: ") << written << '\n';
  }
}

void CrosswalkCommand::run() {
  const ThreadLimit limit(run_.threads);
  const study::CrosswalkRequest asked = request();
  study::check_request(asked);
  check_files(asked);
  const study::CrosswalkResult made = study::crosswalk(asked);
  const results::CrosswalkRows rows(made.to, made.variables);
  const std::string written =
      table_.write({table_.layer, "Statistiques d'un autre zonage, avec ce sur quoi elles reposent",
                    rows.fields(), rows.rows(), made.outlines()});
  print(made, written);
}

}  // namespace carreau::cli
