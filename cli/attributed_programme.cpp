// SPDX-License-Identifier: Apache-2.0
#include "cli/attributed_programme.hpp"

#include "actions/action_places.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/loaded_run.hpp"
#include "cli/zone_findings.hpp"
#include "io/digest.hpp"
#include "io/envelope_reader.hpp"
#include "io/gdal_source.hpp"
#include "io/nomenclature_reader.hpp"
#include "io/territory_reader.hpp"
#include "io/zones_reader.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace carreau::cli {

namespace {

/// Builds the programme, in the order in which its parts need each other.
class ProgrammeLoader {
 public:
  explicit ProgrammeLoader(const ProgrammeOptions& options) : options_(options) {}

  std::unique_ptr<AttributedProgramme> run() {
    // The actions first: what is wrong with them costs no reading of a grid.
    read_programme();
    choose_themes();
    read_quartiers();
    attribute_actions();
    note_inputs();
    return std::move(out_);
  }

 private:
  Findings& findings() { return out_->findings; }

  void read_programme() {
    out_->nomenclatures = io::read_nomenclatures(options_.nomenclatures);
    io::ActionReading how;
    how.mapping = options_.mapping;
    how.sheets = {options_.actions_sheet, options_.lines_sheet, options_.indicators_sheet};
    how.crs = options_.crs;
    how.nomenclatures = out_->nomenclatures;
    for (const std::string& word : options_.constants) {
      const std::size_t equals = word.find('=');
      const auto field = io::action_field(word.substr(0, equals));
      if (equals == std::string::npos || !field) throw unknown_constant(word);
      how.constants[*field] = word.substr(equals + 1);
    }
    out_->import = io::read_actions(options_.files, how, findings());
    if (!options_.envelopes.empty()) {
      out_->import.programme.envelopes = io::read_envelopes(options_.envelopes, findings());
    }
  }

  static ArgumentError unknown_constant(const std::string& word) {
    std::vector<std::string> names;
    for (const std::string_view name : io::action_field_names()) names.emplace_back(name);
    return ArgumentError(
        fmt::format("--constant: expected FIELD=VALUE with a field of {}, found \"{}\"",
                    join(names, ", "), word));
  }

  /// The list asked for, or the one in force in the last year of the programme.
  void choose_themes() {
    const auto& lists = out_->nomenclatures;
    const Programme& programme = out_->import.programme;
    const Nomenclature* list = nullptr;
    if (!options_.themes.empty()) {
      const auto found = std::find_if(
          lists.begin(), lists.end(),
          [&](const Nomenclature& candidate) { return candidate.key == options_.themes; });
      if (found == lists.end()) throw unknown_list();
      list = &*found;
    } else if (!programme.actions.empty()) {
      list = nomenclature_of(
          lists, std::max_element(programme.actions.begin(), programme.actions.end(),
                                  [](const Action& a, const Action& b) { return a.year < b.year; })
                     ->year);
    }
    const Nomenclature none;
    out_->nomenclature = list != nullptr ? list->title : std::string();
    out_->themes = reported_themes(programme, lists, list != nullptr ? *list : none, findings());
  }

  [[nodiscard]] ArgumentError unknown_list() const {
    std::vector<std::string> keys;
    for (const Nomenclature& list : out_->nomenclatures) keys.push_back(list.key);
    return ArgumentError(fmt::format("--themes: expected one of {}, found \"{}\"", join(keys, ", "),
                                     options_.themes));
  }

  void read_quartiers() {
    const io::ZonesReading reading = options_.reading.reading();
    out_->zoning = io::read_zones(options_.zones, reading, findings());
    if (!options_.former.empty()) {
      out_->older = io::read_zones(options_.former, reading, findings());
    }
    if (options_.grids.empty()) out_->quartiers = quartier_facts(out_->zoning);
    else lay_quartiers();
    if (options_.contracts.empty()) return;
    const auto contracts = io::read_quartier_contracts(options_.contracts, findings());
    for (auto* const list : {&out_->quartiers, &out_->former}) {
      for (QuartierFacts& facts : *list) {
        const auto found = contracts.find(facts.code);
        if (found != contracts.end()) facts.contract = found->second;
      }
    }
  }

  void lay_quartiers() {
    const auto grid = load_grid(
        options_.grids, options_.without_headcount ? Headcount::absent : Headcount::present);
    findings().append(grid->findings);
    grid_digest_ = io::grid_digest(grid->cells);
    const CellCommunes places(grid->cells);
    const auto names = commune_names();
    const CellShares shares = shares_on(places, out_->zoning, findings());
    note_odd_zones(grid->cells, out_->zoning, shares, findings());
    out_->quartiers = quartier_facts(out_->zoning, shares, places, names);
    if (!out_->older) return;
    const CellShares before = shares_on(places, *out_->older, findings());
    const auto older = quartier_facts(*out_->older, before, places, names);
    QuartierHistory history =
        quartier_history(older, compare_zonings(grid->cells, before, shares, {}), out_->quartiers);
    out_->former = std::move(history.former);
    successors_ = std::move(history.successors);
  }

  std::map<std::string, std::string> commune_names() {
    TerritoryParts parts;
    for (const std::string& path : options_.communes) {
      io::read_communes(path, parts, findings());
    }
    std::map<std::string, std::string> names;
    for (const auto& [code, facts] : parts.communes) names[code] = facts.name;
    return names;
  }

  void attribute_actions() {
    const Programme& programme = out_->import.programme;
    const auto places = locate_actions(programme, out_->zoning.polygons);
    out_->attribution =
        attribute({programme, out_->quartiers, out_->former, successors_, places}, findings());
    const auto ledger = make_ledger(programme, out_->attribution, out_->themes.of);
    out_->summary = summarise({programme, out_->attribution, ledger, out_->themes});
  }

  static std::string names_of(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const std::string& path : paths) names.push_back(io::base_name(path));
    return join(names, ", ");
  }

  void note_inputs() {
    const auto add = [&](const char* role, const std::string& path) {
      if (path.empty()) return;
      out_->inputs.push_back({role, io::base_name(path), io::file_digest(path)});
    };
    for (const std::string& file : options_.files) add("actions", file);
    add("zones", options_.reading.file_of(options_.zones));
    if (!options_.former.empty()) add("former", options_.reading.file_of(options_.former));
    if (!options_.grids.empty()) {
      out_->inputs.push_back({"grid", names_of(options_.grids), grid_digest_});
    }
    for (const std::string& file : options_.communes) add("communes", file);
    add("contracts", options_.contracts);
    add("envelopes", options_.envelopes);
    for (const std::string& file : options_.nomenclatures) add("nomenclature", file);
  }

  const ProgrammeOptions& options_;
  Successors successors_;
  std::string grid_digest_;
  std::unique_ptr<AttributedProgramme> out_ = std::make_unique<AttributedProgramme>();
};

}  // namespace

void ProgrammeOptions::add_to(CLI::App& app) {
  app.add_option("FILE", files, "actions: CSV, spreadsheet, JSON or GeoPackage; several make one")
      ->required();
  app.add_option("--zones", zones, "quartiers: polygons, communes or cells with a code")
      ->required();
  app.add_option("--grid", grids,
                 "the grid, for the people of quartiers and what is shared by them; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_flag("--without-headcount", without_headcount,
               "the grid has no households: nothing is told per poor household");
  app.add_option("--former", former,
                 "quartiers of an older list: its codes are understood, and what left is told");
  app.add_option("--communes", communes, "communes by code and name; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--contracts", contracts, "contract of each quartier: a table of codes");
  app.add_option("--envelopes", envelopes, "money promised for several years: a table");
  reading.add_to(app);
  add_import_to(app);
}

void ProgrammeOptions::add_import_to(CLI::App& app) {
  app.add_option(
      "--mapping", mapping,
      fmt::format("which column holds what: a file, or {}", join(io::mapping_names(), ", ")));
  app.add_option("--sheet", actions_sheet, "sheet of the actions, where its columns do not tell");
  app.add_option("--lines-sheet", lines_sheet, "sheet of the money by funder");
  app.add_option("--indicators-sheet", indicators_sheet, "sheet of the indicators");
  app.add_option("--constant", constants, "FIELD=VALUE for every row, such as year=2024; repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--crs", crs, "of coordinates in columns, where they are no degrees: EPSG:2154");
  app.add_option("--nomenclature", nomenclatures, "another list of themes (.toml); repeats")
      ->take_all()
      ->allow_extra_args(false);
  app.add_option("--themes", themes,
                 "list that themes are told in; default that of the programme's last year");
}

void ProgrammeOptions::check() const {
  if (grids.empty() && !former.empty()) {
    throw ArgumentError(
        "--former: where the people of an older quartier live now is told by the grid: give it "
        "with --grid");
  }
  if (grids.empty() && !communes.empty()) {
    throw ArgumentError(
        "--communes gives names to the communes that the grid places quartiers in: give the grid "
        "with --grid");
  }
}

std::vector<std::string> ProgrammeOptions::read_paths() const {
  std::vector<std::string> paths = files;
  paths.push_back(reading.file_of(zones));
  if (!former.empty()) paths.push_back(reading.file_of(former));
  paths.insert(paths.end(), grids.begin(), grids.end());
  paths.insert(paths.end(), communes.begin(), communes.end());
  paths.insert(paths.end(), nomenclatures.begin(), nomenclatures.end());
  for (const std::string& path : {contracts, envelopes, mapping}) {
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

report::ActionsView view_of(const AttributedProgramme& programme, const std::string& title) {
  return {programme.output(), title, programme.nomenclature,
          static_cast<std::int64_t>(programme.import.refused.size())};
}

std::unique_ptr<AttributedProgramme> load_programme(const ProgrammeOptions& options) {
  options.check();
  return ProgrammeLoader(options).run();
}

}  // namespace carreau::cli
