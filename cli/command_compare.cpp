// SPDX-License-Identifier: Apache-2.0
#include "cli/command_compare.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "report/comparison_report.hpp"
#include "results/comparison_rows.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <utility>

namespace carreau::cli {

namespace {

/// "2%" or "0.02".
Share parse_share(const std::string& option, const std::string& word) {
  const bool is_percent = word.ends_with('%');
  const auto parsed = parse_number(is_percent ? word.substr(0, word.size() - 1) : word);
  const double fraction = parsed ? parsed->value / (is_percent ? 100.0 : 1.0) : -1.0;
  if (fraction >= 0.0 && fraction <= 1.0) return Share::from_fraction(fraction);
  throw ArgumentError(fmt::format(
      "{}: expected a share from 0% to 100%, such as 2% or 0.02, found \"{}\"", option, word));
}

}  // namespace

std::string_view CompareCommand::examples() const {
  return "  carreau compare qpv2015.geojson qpv2024.gpkg carreaux_200m_met.csv \\\n"
         "      -o changes.gpkg --matrix moved.csv\n"
         "  carreau compare zonings.toml:qpv2015 zonings.toml:qpv2024 carreaux_200m_met.csv \\\n"
         "      --urban-units UU2020.xlsx --communes communes.csv --rule metropole-2023\n"
         "  carreau compare plain.toml compact.toml carreaux_200m_met.csv --json\n";
}

void CompareCommand::setup(CLI::App& app) {
  app.add_option("BEFORE", before_.zones,
                 "zones before: polygons, communes or cells with a code, a result, or a scenario")
      ->required();
  app.add_option("AFTER", after_.zones, "zones after, the same")->required();
  run_.add_to(app, RuleNeed::optional);
  reading_.add_to(app);
  app.add_option("--pockets-before", before_.pockets,
                 "pockets of vulnerability before; else the near misses of a result");
  app.add_option("--pockets-after", after_.pockets, "the same, after");
  app.add_option("--tolerance", tolerance_,
                 "people and ground that a mere redrafting may lose or gain; default 2%");
  app.add_option("--link", link_,
                 "share of the smaller zone's people from which two zones are linked; default 10%");
  table_.add_to(app);
  app.add_option("--matrix", matrix_, "who moved from which zone to which: .csv or .json");
  summary_.add_to(app);
}

ScenarioRecord CompareCommand::request() const {
  if (run_.has_rule()) return run_.found_record();
  ScenarioRecord record;
  record.inputs.push_back({InputRole::grid, run_.grids, {}});
  return record;
}

void CompareCommand::check_outputs(const ScenarioRecord& record) const {
  std::vector<std::string> inputs = run_.read_paths(record);
  for (const study::GenerationRequest* side : {&before_, &after_}) {
    for (std::string& path : side->paths(reading_.reading())) inputs.push_back(std::move(path));
  }
  table_.check(inputs, summary_.json);
  if (matrix_.empty()) return;
  TableOptions matrix("transfers");
  matrix.output = matrix_;
  matrix.overwrite = table_.overwrite;
  if (files::has_shapes(files::table_format(matrix_, {}))) {
    throw ArgumentError("--matrix: a matrix has no outlines: name a .csv or a .json");
  }
  if (matrix_ == table_.output) {
    throw ArgumentError(
        fmt::format("--matrix: {} is the table of -o: choose another name", matrix_));
  }
  matrix.check(inputs, summary_.json);
}

std::shared_ptr<const study::LoadedRun> CompareCommand::load(const ScenarioRecord& record) const {
  if (run_.has_rule()) return study::load_run(record, run_.changed());
  return study::load_grid(run_.grids,
                          run_.without_headcount ? Headcount::absent : Headcount::present);
}

void CompareCommand::write(const results::NamedComparison& named,
                           const PolygonSet& outlines) const {
  const std::string written =
      table_.write({table_.layer, "Ce que chaque zone est devenue", results::comparison_fields(),
                    results::comparison_rows(named), outlines});
  if (!matrix_.empty()) {
    TableOptions matrix("transfers");
    matrix.output = matrix_;
    matrix.overwrite = table_.overwrite;
    (void)matrix.write({matrix.layer, "Habitants de chaque zone avant par zone après",
                        results::transfer_fields(), results::transfer_rows(named), outlines});
  }
  if (!summary_.is_told()) return;
  const bool is_french = summary_.is_french();
  for (const std::string& path : {written, matrix_ == "-" ? std::string() : matrix_}) {
    if (!path.empty()) std::cerr << (is_french ? "Écrit : " : "Written: ") << path << '\n';
  }
}

void CompareCommand::print(const results::NamedComparison& named, const Findings& findings) const {
  if (summary_.json) std::cout << report::comparison_json(named, findings);
  if (!summary_.is_told()) return;
  // The summary makes way for a table on stdout.
  const bool is_taken = table_.output == "-" || matrix_ == "-";
  (is_taken ? std::cerr : std::cout)
      << report::comparison_text(named, findings, summary_.language());
}

void CompareCommand::run() {
  const ThreadLimit limit(run_.threads);
  const ComparisonOptions options{parse_share("--tolerance", tolerance_),
                                  parse_share("--link", link_)};
  run_.repair_listed = reading_.repair;
  const ScenarioRecord record = request();
  check_outputs(record);
  const study::ComparisonResult made =
      study::compare(load(record), {before_, after_, reading_.reading(), options});
  const results::NamedComparison named = made.named();
  write(named, made.outlines());
  print(named, made.findings);
}

}  // namespace carreau::cli
