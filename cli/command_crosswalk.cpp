// SPDX-License-Identifier: Apache-2.0
#include "cli/command_crosswalk.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "files/gdal_source.hpp"
#include "inputs/grid_reader.hpp"
#include "inputs/statistics_reader.hpp"
#include "report/crosswalk_report.hpp"
#include "results/crosswalk_rows.hpp"
#include "study/zone_findings.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>

namespace carreau::cli {

namespace {

bool is_wanted(const MoveRequest& request, Base base) {
  const auto has = [&](const CountRequest& count) { return count.base == base; };
  return std::any_of(request.counts.begin(), request.counts.end(), has) ||
         std::any_of(request.rates.begin(), request.rates.end(), [&](const RateRequest& rate) {
           return has(rate.numerator) || (rate.denominator && has(*rate.denominator));
         });
}

void check_bases(const MoveRequest& request, const CrosswalkWeights& weights) {
  for (const Base base : kBases) {
    if (weights.has_base(base) || !is_wanted(request, base)) continue;
    throw ArgumentError(
        base == Base::households
            ? "the grid was read without households: move by :people, or give a grid that has them"
            : "the grid has no column log_soc, households in social housing: move by :households, "
              "or give a grid that has it");
  }
}

/// The median of a perimeter, as `check` tells it.
MovedValue median_of(const PerimeterCheck& check, bool has_households) {
  MovedValue v;
  if (!check.has_data()) return v;
  v.share_imputed = check.share_imputed();
  const bool is_small = has_households ? check.parts.households < kFewestHouseholds
                                       : check.parts.people < kFewestPeople;
  v.state = is_small ? MovedState::withheld : MovedState::complete;
  if (is_small) return v;
  const Interval& median = check.figures.median_disposable;
  v.value = median.value;
  v.low = median.low;
  v.high = median.high;
  return v;
}

}  // namespace

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

bool CrosswalkCommand::has_weights_file() const {
  std::error_code error;
  return !weights_.empty() && std::filesystem::exists(weights_, error);
}

void CrosswalkCommand::check_words() const {
  const bool moves = !variables_.counts.empty() || !variables_.rates.empty();
  if (moves && tables_.empty()) {
    throw ArgumentError("--count and --rate name columns of a table: give it with --table FILE");
  }
  if (!moves && !tables_.empty()) {
    throw ArgumentError("--table: nothing of it is asked for; name columns with --count or --rate");
  }
  if (variables_.is_empty() && weights_.empty()) {
    throw ArgumentError(
        "nothing is asked for: name variables with --count, --rate or --median, or a file for the "
        "weights with --weights");
  }
  if (!table_.output.empty() && variables_.is_empty()) {
    throw ArgumentError("-o: there is nothing to write but the weights; name variables");
  }
  const bool has_rule = !run_.rule.empty() || !run_.scenario.empty();
  if (!variables_.medians.empty() && !has_rule) {
    throw ArgumentError(
        "--median: medians cannot be moved, they are estimated anew from the grid: give --rule, "
        "--urban-units and --communes as for carreau check");
  }
  if (variables_.medians.empty() && has_rule) {
    throw ArgumentError("--rule and --scenario serve --median: name one, or leave them out");
  }
  if (!has_rule && run_.grids.empty() && !has_weights_file()) {
    throw ArgumentError("expected the grid, for the people of each cell: give it as GRID");
  }
}

void CrosswalkCommand::check_files() const {
  std::vector<std::string> inputs = run_.grids;
  inputs.insert(inputs.end(), {reading_.file_of(from_), reading_.file_of(to_), weights_});
  inputs.insert(inputs.end(), tables_.begin(), tables_.end());
  table_.check(inputs, summary_.json);
  if (!weights_.empty() && weights_ == table_.output) {
    throw ArgumentError("-o and --weights name the same file: give each its own");
  }
  if (!weights_.empty() && !has_weights_file()) const files::PendingFile probe(weights_, false);
}

MoveOptions CrosswalkCommand::move_options() const {
  MoveOptions options;
  options.unknown_tolerance = tolerance_;
  if (deviation_) options.deviation.fill(*deviation_);
  return options;
}

/// Zones of communes are drawn around their cells.
bool CrosswalkCommand::needs_cells(const Zoning& to) const {
  if (!has_weights_file()) return true;
  const bool is_drawn = !table_.output.empty() &&
                        files::has_shapes(files::table_format(table_.output, table_.format));
  if (!is_drawn || to.kind != ZoningKind::communes) return false;
  if (run_.grids.empty()) {
    throw ArgumentError(
        "-o: zones of communes are drawn around their cells: give the grid as well, or write CSV "
        "or JSON");
  }
  return true;
}

/// The whole run where medians are asked for, else the cells alone; nothing where neither is
/// needed.
std::unique_ptr<study::LoadedRun> CrosswalkCommand::load_cells(const Zoning& to,
                                                               Findings& findings) const {
  if (variables_.medians.empty() && !needs_cells(to)) return nullptr;
  std::unique_ptr<study::LoadedRun> run;
  if (variables_.medians.empty()) {
    run = study::load_grid(run_.grids,
                           run_.without_headcount ? Headcount::absent : Headcount::present,
                           only(Trait::log_soc));
  } else {
    RunOptions options = run_;
    options.repair_listed = reading_.repair;
    ScenarioRecord record = options.request();
    run_.find_inputs(record);
    run = study::load_run(record, run_.changed(), nullptr, only(Trait::log_soc));
  }
  findings.append(run->findings);
  return run;
}

results::CrosswalkFile CrosswalkCommand::weights(const Zoning& from, const Zoning& to,
                                                 const study::LoadedRun* run,
                                                 const CellShares* to_shares,
                                                 Findings& findings) const {
  // A scenario may name the grid in the place of the command line.
  const bool is_named = run != nullptr && run->record.has(InputRole::grid);
  const auto& grids = is_named ? run->record.find(InputRole::grid)->paths : run_.grids;
  results::CrosswalkFile file =
      results::crosswalk_sources(reading_.file_of(from_), reading_.file_of(to_), grids);
  file.from_codes = from.codes;
  file.to_codes = to.codes;
  if (has_weights_file()) {
    results::CrosswalkFile read = results::read_crosswalk(weights_);
    results::check_crosswalk(read, file, weights_);
    if (grids.empty()) findings.notice("weights_on_trust", {files::base_name(weights_)});
    return read;
  }
  const CellShares from_shares = shares_on(run->places(), from, findings);
  study::note_odd_zones(run->cells, from, from_shares, findings);
  study::note_odd_zones(run->cells, to, *to_shares, findings);
  const auto social = run->cells.traits().column(Trait::log_soc);
  file.weights = crosswalk_weights({run->cells, social, from_shares, *to_shares});
  if (!weights_.empty()) results::write_crosswalk(file, weights_);
  return file;
}

std::vector<MovedVariable> CrosswalkCommand::move(const MoveRequest& request,
                                                  const results::CrosswalkFile& weights,
                                                  Findings& findings) const {
  check_bases(request, weights.weights);
  const auto columns = request.columns();
  if (columns.empty()) return {};
  const inputs::ZoneStatistics statistics =
      inputs::read_statistics({tables_, columns, key_}, weights.from_codes, findings);
  auto variables = move_variables(
      weights.weights, request,
      [&](const std::string& name) -> const SourceColumn& { return statistics.at(name); },
      move_options());
  for (const MovedVariable& variable : variables) {
    if (!variable.totals || variable.totals->fallen_back == 0) continue;
    findings.warn("source_by_another_base", {variable.name, std::string(to_text(*variable.base))},
                  {}, static_cast<std::int64_t>(variable.totals->fallen_back));
  }
  return variables;
}

void CrosswalkCommand::add_medians(const study::LoadedRun& run, const CellShares& shares,
                                   std::vector<MovedVariable>& variables,
                                   Findings& findings) const {
  const CheckResult result = check_scenario(run.input(), run.scenario, shares, findings);
  MovedVariable median{{}, VariableKind::median, {}, 0, {}, {}};
  const bool has_households = run.cells.headcount() == Headcount::present;
  for (const PerimeterCheck& check : result.checks) {
    median.zones.push_back(median_of(check, has_households));
  }
  for (const std::string& name : variables_.medians) {
    variables.push_back(median);
    variables.back().name = name;
  }
}

void CrosswalkCommand::print(const results::CrosswalkFile& weights,
                             const std::vector<MovedVariable>& variables, const Findings& findings,
                             const std::string& written) const {
  const CrosswalkWeights& w = weights.weights;
  const report::NamedCrosswalk named{w.from_count, w.to_count, w.pair_count(), variables, findings};
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
  const MoveRequest request = variables_.parse();
  check_words();
  check_files();
  Findings findings;
  const Zoning from = inputs::read_zones(from_, reading_.reading(), findings);
  const Zoning to = inputs::read_zones(to_, reading_.reading(), findings);
  const auto run = load_cells(to, findings);
  std::optional<CellShares> shares;
  // By the grid's own communes, so that weights rest on nothing but what their file names.
  if (run) shares = shares_on(run->places(), to, findings);
  const results::CrosswalkFile file =
      weights(from, to, run.get(), shares ? &*shares : nullptr, findings);
  std::vector<MovedVariable> variables = move(request, file, findings);
  if (!variables_.medians.empty()) add_medians(*run, *shares, variables, findings);
  const results::CrosswalkRows rows(to, variables);
  const std::string written =
      table_.write({table_.layer, "Statistiques d'un autre zonage, avec ce sur quoi elles reposent",
                    rows.fields(), rows.rows(), shares ? shares->zones() : to.polygons});
  print(file, variables, findings, written);
}

}  // namespace carreau::cli
