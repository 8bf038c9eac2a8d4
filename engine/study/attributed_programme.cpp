// SPDX-License-Identifier: Apache-2.0
#include "study/attributed_programme.hpp"

#include "actions/action_places.hpp"
#include "actions/outside_credits.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/gdal_source.hpp"
#include "inputs/digest.hpp"
#include "inputs/populations_reader.hpp"
#include "inputs/programme/aliases_reader.hpp"
#include "inputs/programme/envelope_reader.hpp"
#include "inputs/programme/funder_directory_reader.hpp"
#include "inputs/programme/nomenclature_reader.hpp"
#include "inputs/programme/objectives_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "inputs/zones_reader.hpp"
#include "inputs/zoning_catalogue.hpp"
#include "study/fewest_households.hpp"
#include "study/loaded_run.hpp"
#include "study/zone_findings.hpp"
#include "territory/assembly.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace carreau::study {

namespace {

/// The file from which a zoning is read.
std::string file_of(const inputs::ZonesReadOptions& reading, const std::string& zoning) {
  return inputs::find_zoning(zoning, reading.catalogue).path;
}

/// Builds the programme step by step, in the order in which the steps depend on each other.
class ProgrammeLoader {
 public:
  ProgrammeLoader(const ProgrammeSources& sources, const Watch& watch)
      : sources_(sources), watch_(watch) {}

  std::unique_ptr<AttributedProgramme> run() {
    // The actions first: what is wrong with them costs no reading of a grid.
    for (const auto step : {&ProgrammeLoader::read_programme, &ProgrammeLoader::choose_themes,
                            &ProgrammeLoader::read_places, &ProgrammeLoader::read_quartiers,
                            &ProgrammeLoader::attribute_actions, &ProgrammeLoader::note_inputs}) {
      check_cancelled();
      (this->*step)();
    }
    return std::move(out_);
  }

 private:
  Findings& findings() { return out_->findings; }

  void read_programme() {
    out_->nomenclatures = inputs::read_nomenclatures(sources_.nomenclatures);
    inputs::ActionReadOptions how;
    how.mapping = sources_.mapping;
    how.sheets = {sources_.actions_sheet, sources_.lines_sheet, sources_.indicators_sheet};
    how.crs = sources_.crs;
    how.nomenclatures = out_->nomenclatures;
    const FunderDirectory directory =
        sources_.funders.empty() ? inputs::usual_funders() : inputs::read_funders(sources_.funders);
    how.funders = &directory;
    for (const std::string& word : sources_.constants) {
      const std::size_t equals = word.find('=');
      const auto field = inputs::action_field(word.substr(0, equals));
      if (equals == std::string::npos || !field) throw unknown_constant(word);
      how.constants[*field] = word.substr(equals + 1);
    }
    out_->import = inputs::read_actions(sources_.files, how, findings());
    read_companions(directory);
  }

  /// Reads the tables that stand beside the actions.
  void read_companions(const FunderDirectory& directory) {
    Programme& programme = out_->import.programme;
    if (!sources_.envelopes.empty())
      programme.envelopes = inputs::read_envelopes(sources_.envelopes, directory, findings());
    if (!sources_.objectives.empty())
      programme.objectives = inputs::read_objectives(sources_.objectives, findings());
  }

  static ArgumentError unknown_constant(const std::string& word) {
    std::vector<std::string> names;
    for (const std::string_view name : inputs::action_field_names()) names.emplace_back(name);
    return ArgumentError(Message{"constant_shape", {{"fields", names}, {"found", word}}});
  }

  /// The requested list, or the one in force in the last year of the programme.
  void choose_themes() {
    const auto& lists = out_->nomenclatures;
    const Programme& programme = out_->import.programme;
    const Nomenclature* list = nullptr;
    if (!sources_.themes.empty()) {
      const auto found = std::find_if(
          lists.begin(), lists.end(),
          [&](const Nomenclature& candidate) { return candidate.key == sources_.themes; });
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
    return ArgumentError(Message{"themes_list", {{"names", keys}, {"found", sources_.themes}}});
  }

  /// What places actions besides the quartiers: communes, pockets, and the user's own words.
  void read_places() {
    for (const std::string& path : sources_.communes) {
      inputs::read_communes(path, parts_, findings());
    }
    for (const auto& [code, facts] : parts_.communes) communes_.push_back({code, facts.name, {}});
    if (!sources_.aliases.empty()) aliases_ = inputs::read_aliases(sources_.aliases, findings());
    if (sources_.pockets.empty()) return;
    const Zoning pockets = inputs::read_zones(sources_.pockets, sources_.reading, findings());
    for (std::size_t z = 0; z < pockets.size(); ++z) {
      KnownArea& area = pockets_.emplace_back();
      area.code = pockets.codes[z];
      if (!pockets.names.empty()) area.name = pockets.names[z];
      if (pockets.kind == ZoningKind::communes) area.communes = pockets.communes[z];
    }
    pocket_polygons_ = pockets.polygons;
  }

  void read_quartiers() {
    const inputs::ZonesReadOptions reading = sources_.reading;
    out_->zoning = inputs::read_zones(sources_.zones, reading, findings());
    if (!sources_.former.empty()) {
      out_->older = inputs::read_zones(sources_.former, reading, findings());
    }
    if (sources_.grids.empty()) out_->quartiers = quartier_facts(out_->zoning);
    else lay_quartiers();
    name_communes();
    read_populations();
    if (sources_.contracts.empty()) return;
    const auto contracts = inputs::read_quartier_contracts(sources_.contracts, findings());
    for (auto* const list : {&out_->quartiers, &out_->former}) {
      for (QuartierFacts& facts : *list) {
        const auto found = contracts.find(facts.code);
        if (found != contracts.end()) facts.contract = found->second;
      }
    }
  }

  void lay_quartiers() {
    const auto grid = load_grid(sources_.grids, sources_.headcount, watch_);
    findings().append(grid->findings);
    const FewestHouseholds fewest = fewest_households(sources_.fewest_households);
    note_fewest_households(fewest, findings());
    grid_digest_ = inputs::grid_digest(grid->cells);
    const AssembledTerritory placed = place_in_communes(grid->cells, parts_);
    const CellCommunes places =
        placed.membership.commune.empty()
            ? CellCommunes(grid->cells)
            : CellCommunes(grid->cells, placed.territory, placed.membership);
    const std::map<std::string, std::string> names = commune_names();
    const CellShares shares = shares_on(places, out_->zoning, findings());
    note_odd_zones(grid->cells, out_->zoning, shares, findings());
    out_->quartiers = quartier_facts(out_->zoning, shares, places, names, fewest);
    if (!out_->older) return;
    const CellShares before = shares_on(places, *out_->older, findings());
    const auto older = quartier_facts(*out_->older, before, places, names, fewest);
    QuartierHistory history =
        quartier_history(older, compare_zonings(grid->cells, before, shares, {}), out_->quartiers);
    out_->former = std::move(history.former);
    successors_ = std::move(history.successors);
  }

  [[nodiscard]] std::map<std::string, std::string> commune_names() const {
    std::map<std::string, std::string> names;
    for (const auto& [code, facts] : parts_.communes) names[code] = facts.name;
    return names;
  }

  void read_populations() {
    if (sources_.populations.empty()) return;
    std::map<std::string, std::int64_t, std::less<>> people;
    for (const auto& [code, published] :
         inputs::read_published_populations(sources_.populations, findings())) {
      people[code] = published.people;
    }
    auto others = set_published(people, out_->quartiers);
    const auto not_former = set_published(people, out_->former);
    std::erase_if(others, [&](const std::string& code) {
      return std::ranges::find(not_former, code) == not_former.end();
    });
    if (others.empty()) return;
    findings().notice("populations_of_no_quartier", {{"code", others.front()}},
                      {files::base_name(sources_.populations), {}, {}},
                      static_cast<std::int64_t>(others.size()));
  }

  /// Without a grid, the communes beside a zone may have codes only.
  void name_communes() {
    for (QuartierFacts& facts : out_->quartiers) {
      for (QuartierCommune& commune : facts.communes) {
        const auto found = parts_.communes.find(commune.code);
        if (commune.name.empty() && found != parts_.communes.end()) {
          commune.name = found->second.name;
        }
      }
    }
  }

  void attribute_actions() {
    const Programme& programme = out_->import.programme;
    PlaceLayers layers{out_->zoning.polygons};
    if (parts_.commune_boundaries) {
      layers.communes = &parts_.commune_boundaries->polygons;
      layers.commune_codes = parts_.commune_boundaries->codes;
    }
    layers.pockets = &pocket_polygons_;
    const auto places = locate_actions(programme, layers);
    const AttributionInput input{
        programme,     out_->quartiers, out_->former,
        successors_,   places,          inputs::quartier_words(out_->import.mapping),
        aliases_.list, communes_,       pockets_};
    check_aliases(input);
    out_->attribution = attribute(input, findings());
    note_outside_credits(programme, out_->attribution, findings());
    keep_communes();
    const auto ledger = make_ledger(programme, out_->attribution, out_->themes.of);
    out_->summary = summarise({programme, out_->attribution, ledger, out_->themes});
    note_unretained_grants(out_->summary, findings());
    note_envelopes(programme, out_->summary.envelopes, findings());
    note_objectives(programme.objectives, out_->summary.objectives, findings());
  }

  /// For the map, once nothing else reads the boundaries.
  void keep_communes() {
    if (!parts_.commune_boundaries) return;
    for (const std::string& code : parts_.commune_boundaries->codes) {
      const auto found = parts_.communes.find(code);
      const bool has_name = found != parts_.communes.end() && !found->second.name.empty();
      out_->commune_names.push_back(has_name ? found->second.name : code);
    }
    out_->communes = std::move(parts_.commune_boundaries->polygons);
  }

  /// An alias must mean something, or it would do nothing in silence.
  void check_aliases(const AttributionInput& input) const {
    const auto bad = first_unknown_alias(input);
    if (!bad) return;
    const QuartierAlias& alias = aliases_.list[*bad];
    throw DataError(aliases_.places[*bad],
                    Message{"alias_unknown", {{"written", alias.text}, {"found", alias.meaning}}},
                    Message{"alias_meanings"});
  }

  static std::string names_of(const std::vector<std::string>& paths) {
    std::vector<std::string> names;
    for (const std::string& path : paths) names.push_back(files::base_name(path));
    return join(names, ", ");
  }

  void note_inputs() {
    const auto add = [&](const char* role, const std::string& path) {
      if (path.empty()) return;
      out_->inputs.push_back({role, files::base_name(path), inputs::file_digest(path)});
    };
    for (const std::string& file : sources_.files) add("actions", file);
    add("zones", file_of(sources_.reading, sources_.zones));
    if (!sources_.former.empty()) add("former", file_of(sources_.reading, sources_.former));
    if (!sources_.grids.empty()) {
      out_->inputs.push_back({"grid", names_of(sources_.grids), grid_digest_});
    }
    for (const std::string& file : sources_.communes) add("communes", file);
    add("contracts", sources_.contracts);
    add("populations", sources_.populations);
    if (!sources_.pockets.empty()) add("pockets", file_of(sources_.reading, sources_.pockets));
    add("aliases", sources_.aliases);
    add("envelopes", sources_.envelopes);
    add("funders", sources_.funders);
    add("objectives", sources_.objectives);
    for (const std::string& file : sources_.nomenclatures) add("nomenclature", file);
  }

  const ProgrammeSources& sources_;
  const Watch& watch_;
  TerritoryParts parts_;
  std::vector<KnownArea> communes_;
  std::vector<KnownArea> pockets_;
  PolygonSet pocket_polygons_;
  inputs::Aliases aliases_;
  Successors successors_;
  std::string grid_digest_;
  std::unique_ptr<AttributedProgramme> out_ = std::make_unique<AttributedProgramme>();
};

}  // namespace

void check_sources(const ProgrammeSources& sources) {
  (void)fewest_households(sources.fewest_households);
  if (sources.grids.empty() && !sources.former.empty()) {
    throw ArgumentError(Message{"former_without_grid"});
  }
}

std::vector<std::string> read_paths(const ProgrammeSources& sources) {
  std::vector<std::string> paths = sources.files;
  paths.push_back(file_of(sources.reading, sources.zones));
  if (!sources.former.empty()) paths.push_back(file_of(sources.reading, sources.former));
  paths.insert(paths.end(), sources.grids.begin(), sources.grids.end());
  paths.insert(paths.end(), sources.communes.begin(), sources.communes.end());
  paths.insert(paths.end(), sources.nomenclatures.begin(), sources.nomenclatures.end());
  if (!sources.pockets.empty()) paths.push_back(file_of(sources.reading, sources.pockets));
  for (const std::string& path :
       {sources.contracts, sources.populations, sources.aliases, sources.envelopes, sources.funders,
        sources.objectives, sources.mapping}) {
    if (!path.empty()) paths.push_back(path);
  }
  return paths;
}

report::ActionsView view_of(const AttributedProgramme& programme, const std::string& title) {
  return {programme.output(), title, programme.nomenclature,
          static_cast<std::int64_t>(programme.import.refused.size()), &programme.import.account};
}

std::unique_ptr<AttributedProgramme> load_programme(const ProgrammeSources& sources,
                                                    const Watch& watch) {
  check_sources(sources);
  const CancellationScope scope(watch.cancellation);
  return ProgrammeLoader(sources, watch).run();
}

}  // namespace carreau::study
