// SPDX-License-Identifier: Apache-2.0
#include "cli/command_compare.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/text.hpp"
#include "income/law_fit.hpp"
#include "report/comparison_report.hpp"
#include "study/zone_findings.hpp"
#include "zoning/official_code.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <optional>
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

/// A generation on the grid.
struct LaidGeneration {
  ReadGeneration zones;
  CellShares quartiers;
  CellShares pockets;
};

LaidGeneration lay(ReadGeneration zones, const CellCommunes& grid, bool may_overlap,
                   Findings& findings) {
  CellShares quartiers = shares_on(grid, zones.quartiers, findings);
  if (!may_overlap) study::refuse_overlaps(grid.cells(), zones.quartiers, quartiers);
  study::note_odd_zones(grid.cells(), zones.quartiers, quartiers, findings);
  CellShares pockets = shares_on(grid, zones.pockets, findings);
  return {std::move(zones), std::move(quartiers), std::move(pockets)};
}

void check_codes(const Zoning& zoning, const std::vector<ComparedZone>& zones, Findings& findings) {
  for (std::size_t z = 0; z < zones.size(); ++z) {
    const auto letter = past_letter(zoning.codes[z]);
    if (!letter || is_borne_out(*letter, zones[z].change)) continue;
    findings.warn("code_not_borne_out", {zoning.codes[z], std::string(1, *letter),
                                         std::string(to_text(zones[z].change))});
  }
}

/// INSEE's own figures are public cell by cell; exact counts are the user's, and secret on fewer.
void withhold_secret(std::vector<PerimeterCheck>& checks, Findings& findings) {
  std::int64_t withheld = 0;
  for (PerimeterCheck& check : checks) {
    if (!check.has_data() || check.parts.households >= kFewestHouseholds) continue;
    check = PerimeterCheck();
    ++withheld;
  }
  if (withheld > 0) findings.notice("criteria_secret", {}, {}, withheld);
}

/// The criteria on the quartiers of both sides.
struct CheckedSides {
  std::vector<PerimeterCheck> before;
  std::vector<PerimeterCheck> after;
};

CheckedSides check_sides(study::LoadedRun& run, const CellShares& before, const CellShares& after) {
  CheckResult result = check_scenario(run.input(), run.scenario, before, run.findings);
  const RunInput input = run.input();
  CheckedSides sides{
      std::move(result.checks),
      check_perimeters(delineation_input(input, run.scenario, *result.income, result.thresholds),
                       after)};
  if (run.record.has(InputRole::brackets)) {
    withhold_secret(sides.before, run.findings);
    withhold_secret(sides.after, run.findings);
  }
  return sides;
}

PolygonSet outlines_of(const LaidGeneration& before, const LaidGeneration& after) {
  PolygonSet all(before.quartiers.zones().crs());
  for (const CellShares* zones :
       {&before.quartiers, &after.quartiers, &before.pockets, &after.pockets}) {
    for (std::size_t z = 0; z < zones->zone_count(); ++z) all.add_feature(zones->zones(), z);
  }
  return all;
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
  if (run_.has_rule()) {
    ScenarioRecord record = run_.request();
    run_.find_inputs(record);
    return record;
  }
  ScenarioRecord record;
  record.inputs.push_back({InputRole::grid, run_.grids, {}});
  return record;
}

void CompareCommand::check_outputs(const ScenarioRecord& record) const {
  std::vector<std::string> inputs = run_.read_paths(record);
  for (const GenerationOptions* side : {&before_, &after_}) {
    for (std::string& path : side->files(reading_)) inputs.push_back(std::move(path));
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

std::unique_ptr<study::LoadedRun> CompareCommand::load(const ScenarioRecord& record) const {
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
  const auto loaded = load(record);
  const CellTable& cells = loaded->cells;
  const CellCommunes places = loaded->places();
  const LaidGeneration before = lay(read_generation(before_, reading_, loaded->findings), places,
                                    reading_.repair, loaded->findings);
  const LaidGeneration after = lay(read_generation(after_, reading_, loaded->findings), places,
                                   reading_.repair, loaded->findings);

  const ZoningComparison comparison =
      compare_zonings(cells, before.quartiers, after.quartiers, options);
  const FollowedPockets followed =
      follow_pockets(cells, {before.quartiers, before.pockets}, {after.quartiers, after.pockets},
                     comparison, options.link);
  check_codes(after.zones.quartiers, comparison.after, loaded->findings);
  std::optional<CheckedSides> checks;
  if (run_.has_rule()) checks = check_sides(*loaded, before.quartiers, after.quartiers);
  const results::NamedComparison named{
      {before.zones.quartiers, before.zones.pockets, checks ? &checks->before : nullptr},
      {after.zones.quartiers, after.zones.pockets, checks ? &checks->after : nullptr},
      comparison,
      followed,
      options,
      cells.headcount()};
  write(named, outlines_of(before, after));
  print(named, loaded->findings);
}

}  // namespace carreau::cli
