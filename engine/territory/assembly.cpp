// SPDX-License-Identifier: Apache-2.0
#include "territory/assembly.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace carreau {

namespace {

/// The facts of a commune; without name or population where no table has it.
const CommuneFacts& facts_of(const TerritoryParts& parts, const std::string& code) {
  static const CommuneFacts kNothing;
  const auto found = parts.communes.find(code);
  return found == parts.communes.end() ? kNothing : found->second;
}

Commune commune_of(const TerritoryParts& parts, const std::string& code) {
  const CommuneFacts& facts = facts_of(parts, code);
  return {code, facts.name, facts.population, {}, facts.municipal};
}

/// Units and communes from INSEE's composition. The population of a unit is the sum over its
/// communes.
Territory from_composition(const TerritoryParts& parts) {
  std::map<std::string, Unit> units;
  std::vector<Territory::CommuneEntry> entries;
  std::set<std::string> listed;
  for (const CompositionRow& row : parts.composition) {
    Commune commune = commune_of(parts, row.commune);
    const auto population = commune.population;
    // A name from the table of communes goes before that of the composition.
    if (commune.name.empty()) commune.name = row.commune_name;
    entries.push_back({std::move(commune), row.unit});
    listed.insert(row.commune);
    if (row.unit.empty()) continue;
    Unit& unit =
        units.try_emplace(row.unit, Unit{row.unit, row.unit_name, {}, row.unit, {}}).first->second;
    // Unknown as long as no commune of the unit has a population.
    if (population) unit.population = unit.population.value_or(0) + *population;
  }
  // Communes that only other tables contain are added, because they name cells outside any unit.
  for (const auto& [code, facts] : parts.communes) {
    if (!listed.contains(code)) entries.push_back({commune_of(parts, code), {}});
  }
  std::vector<Unit> list;
  for (auto& [code, unit] : units) list.push_back(std::move(unit));
  Territory territory(std::move(list), std::move(entries));
  territory.know_mergers(parts.mergers);
  return territory;
}

/// Units, with the communes in tables and boundaries, and those that occur only in the codes of
/// cells.
Territory with_known_communes(std::vector<Unit> units, const CellTable& cells,
                              const TerritoryParts& parts) {
  std::map<std::string, Commune> communes;
  const auto add = [&](const std::string& code) {
    communes.try_emplace(code, commune_of(parts, code));
  };
  for (const auto& [code, facts] : parts.communes) add(code);
  // Only without any table: codes of cells are then all that is known.
  if (parts.communes.empty()) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto code = cells.main_commune(CellIndex(i));
      // Arrondissements are folded into their commune.
      if (!code.empty()) add(std::string(carreau::commune_of(code)));
    }
  }
  std::vector<Territory::CommuneEntry> entries;
  for (auto& [code, commune] : communes) entries.push_back({std::move(commune), {}});
  Territory territory(std::move(units), std::move(entries));
  territory.know_mergers(parts.mergers);
  return territory;
}

/// The different indices of the cells for which `counts` is true, in order. Cells are many and
/// their communes few, so each index is marked rather than sought, and once for neighbours that
/// share it.
template <class Found, class Counts>
std::set<Found> distinct(const std::vector<Found>& of_cells, const Counts& counts) {
  std::vector<bool> is_marked;
  std::set<Found> found;
  Found last;
  for (std::size_t i = 0; i < of_cells.size(); ++i) {
    const Found index = of_cells[i];
    if (index == last || index.is_none() || !counts(i)) continue;
    last = index;
    if (index.position() >= is_marked.size()) is_marked.resize(index.position() + 1);
    is_marked[index.position()] = true;
  }
  for (std::size_t i = 0; i < is_marked.size(); ++i) {
    if (is_marked[i]) found.emplace_hint(found.end(), i);
  }
  return found;
}
template <class Found>
std::set<Found> distinct(const std::vector<Found>& of_cells) {
  return distinct(of_cells, [](std::size_t) { return true; });
}

bool has_codes(const CellTable& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells.main_commune(CellIndex(i)).empty()) return true;
  }
  return false;
}

/// Places cells in communes by boundaries where their own codes do not.
void place_by_boundaries(const CellTable& cells, const CommuneBoundaries& boundaries,
                         const Territory& territory, Membership& membership, Findings& findings) {
  // By the centre of each cell.
  const auto located = locate_cells(cells, boundaries.polygons);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!membership.commune[i].is_none()) continue;
    if (located[i].is_none()) {
      findings.warn("cell_outside_communes");
      continue;
    }
    const std::string& code = boundaries.codes[located[i].position()];
    membership.commune[i] = territory.find_commune(code);
    // A polygon without a code is no present commune.
    if (membership.commune[i].is_none()) continue;
    const Commune& found = territory.commune(membership.commune[i]);
    membership.unit[i] = found.unit;
    note_merger(code, found, findings);
  }
}

Membership place_cells(const CellTable& cells, const TerritoryParts& parts,
                       const Territory& territory, Findings& findings) {
  const bool by_code = has_codes(cells);
  if (!by_code && !parts.commune_boundaries) {
    // Units of their own boundaries need no communes.
    if (parts.unit_boundaries) {
      return {std::vector<CommuneIndex>(cells.size()), std::vector<UnitIndex>(cells.size())};
    }
    throw DataError(Message{"grid_without_communes"}, Message{"give_communes"});
  }
  // With boundaries, a cell without a code is not reported, because the boundaries place it.
  Findings code_findings;
  Membership membership = membership_by_code(cells, territory, code_findings);
  if (!parts.commune_boundaries) {
    findings.append(code_findings);
    return membership;
  }
  place_by_boundaries(cells, *parts.commune_boundaries, territory, membership, findings);
  if (!by_code) {
    findings.notice("communes_by_centre");
  }
  return membership;
}

/// Computes the population of units whose boundaries give none: the sum over the communes of which
/// most of the cells lie in the unit.
void add_populations(const CellTable& cells, const Territory& territory,
                     const Membership& membership, std::vector<Unit>& units) {
  // Pairs of commune and unit with their people; a commune that a limit cuts counts where most of
  // them live.
  std::map<std::pair<CommuneIndex, UnitIndex>, Persons> people;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    people[{membership.commune[i], membership.unit[i]}] += cells.people()[i];
  }
  std::map<CommuneIndex, std::pair<UnitIndex, Persons>> main_unit;
  for (const auto& [pair, count] : people) {
    auto& best = main_unit[pair.first];
    // Of equal counts the first unit wins.
    if (count > best.second) best = {pair.second, count};
  }
  for (const auto& [commune, best] : main_unit) {
    if (commune.is_none() || best.first.is_none()) continue;
    const auto population = territory.commune(commune).population;
    Unit& unit = units[best.first.position()];
    if (population) unit.population = unit.population.value_or(0) + *population;
  }
}

void place_in_units(const CellTable& cells, const UnitBoundaries& boundaries,
                    AssembledTerritory& assembled) {
  const auto located = locate_cells(cells, boundaries.polygons);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    assembled.membership.unit[i] =
        located[i].is_none()
            ? UnitIndex::none()
            : assembled.territory.find_unit(boundaries.units[located[i].position()].code);
  }
}

/// The units of a layer; a unit drawn as several features counts once.
std::vector<Unit> distinct_units(const UnitBoundaries& boundaries) {
  std::map<std::string, Unit> units;
  for (const Unit& unit : boundaries.units) {
    // A unit drawn as several features must give the same population on each: that of the whole.
    const auto [at, is_new] = units.try_emplace(unit.code, unit);
    if (is_new || at->second.population == unit.population) continue;
    throw DataError(Message{"unit_populations_differ", {{"unit", unit.code}}},
                    Message{"give_whole_population"});
  }
  std::vector<Unit> list;
  for (auto& [code, unit] : units) list.push_back(std::move(unit));
  return list;
}

AssembledTerritory from_boundaries(const CellTable& cells, const TerritoryParts& parts,
                                   Findings& findings) {
  const UnitBoundaries& boundaries = *parts.unit_boundaries;
  AssembledTerritory assembled;
  assembled.territory = with_known_communes(distinct_units(boundaries), cells, parts);
  assembled.membership = place_cells(cells, parts, assembled.territory, findings);
  // The limits of units decide, not the communes that their cells lie in.
  place_in_units(cells, boundaries, assembled);
  const bool lacks_population = std::any_of(boundaries.units.begin(), boundaries.units.end(),
                                            [](const Unit& u) { return !u.population; });
  // All populations are given: nothing to sum.
  if (!lacks_population) return assembled;
  std::vector<Unit> units(assembled.territory.units().begin(), assembled.territory.units().end());
  std::vector<bool> given(units.size());
  for (std::size_t u = 0; u < units.size(); ++u) given[u] = units[u].population.has_value();
  std::vector<Unit> summed = units;
  // Summed for all units, but only used where a population was missing.
  add_populations(cells, assembled.territory, assembled.membership, summed);
  for (std::size_t u = 0; u < units.size(); ++u) {
    if (!given[u]) units[u].population = summed[u].population;
  }
  assembled.territory = with_known_communes(std::move(units), cells, parts);
  return assembled;
}

/// Reports communes that have cells but are missing from the composition, and therefore belong to
/// no unit. Most often they were merged or renamed.
void note_unlisted_communes(const TerritoryParts& parts, const AssembledTerritory& assembled,
                            Findings& findings) {
  std::set<std::string_view> listed;
  for (const CompositionRow& row : parts.composition) listed.insert(row.commune);
  // Only communes with cells: the rest of the nation does not matter.
  for (const CommuneIndex c : distinct(assembled.membership.commune)) {
    const Commune& commune = assembled.territory.commune(c);
    if (listed.contains(commune.code)) continue;
    findings.warn("commune_without_unit", {{"code", commune.code}, {"name", commune.name}});
  }
}

/// The commune that a commune of the composition was merged into since; none for most.
const Commune* later_commune(const TerritoryParts& parts, const Territory& territory,
                             const std::string& code) {
  if (parts.mergers == nullptr) return nullptr;
  const auto merger = parts.mergers->find(code);
  if (merger == parts.mergers->end()) return nullptr;
  const CommuneIndex into = territory.find_commune(merger->second);
  return into.is_none() ? nullptr : &territory.commune(into);
}

/// Whether a commune without population was merged into one of its unit, whose population is known.
bool is_counted_in_unit(const TerritoryParts& parts, const Territory& territory,
                        const std::string& code, UnitIndex unit) {
  const Commune* const later = later_commune(parts, territory, code);
  return later != nullptr && later->unit == unit && later->population.has_value();
}

/// Reports cells that bear the code of a commune into which one of another unit was merged since
/// the composition: some of them may belong to that unit, and the codes do not tell which.
void note_mergers_across_units(const TerritoryParts& parts, const AssembledTerritory& assembled,
                               Findings& findings) {
  if (parts.mergers == nullptr) return;
  const Territory& territory = assembled.territory;
  const std::set<CommuneIndex> used = distinct(assembled.membership.commune);
  for (const CompositionRow& row : parts.composition) {
    if (!parts.mergers->contains(row.commune)) continue;
    const Commune* const later = later_commune(parts, territory, row.commune);
    const CommuneIndex former = territory.find_commune(row.commune);
    if (later == nullptr || later->unit == territory.commune(former).unit) continue;
    if (!used.contains(territory.find_commune(later->code)) || used.contains(former)) continue;
    findings.warn("merged_across_units", {{"commune", later->code},
                                          {"name", later->name},
                                          {"former", row.commune},
                                          {"former_name", row.commune_name}});
  }
}

void check_populations(const TerritoryParts& parts, const AssembledTerritory& assembled,
                       Findings& findings) {
  const std::set<UnitIndex> used = distinct(assembled.membership.unit);
  for (const UnitIndex u : used) {
    const Unit& unit = assembled.territory.unit(u);
    // A unit without a population cannot be tested (décret 2014-767, art. 2 I 1°), so the run
    // stops.
    if (unit.population && *unit.population > 0) continue;
    throw DataError(Message{"unit_without_population",
                            {{"unit", unit.code},
                             {"name", unit.name.empty() ? DetailValue(Message{"no_name"})
                                                        : DetailValue(unit.name)}}},
                    Message{"give_commune_populations"});
  }
  for (const CompositionRow& row : parts.composition) {
    const UnitIndex u = assembled.territory.find_unit(row.unit);
    if (u.is_none() || !used.contains(u) || facts_of(parts, row.commune).population) continue;
    // A table of a later year counts it in the commune it was merged into.
    if (is_counted_in_unit(parts, assembled.territory, row.commune, u)) {
      findings.notice("population_of_merged", {{"unit", row.unit}});
      continue;
    }
    // The population of its unit is then a lower bound.
    findings.warn("commune_without_population",
                  {{"code", row.commune}, {"name", row.commune_name}, {"unit", row.unit}});
  }
}

/// Whether the populations of units are, or are sums of, those of communes.
bool counts_communes(const TerritoryParts& parts) {
  if (!parts.unit_boundaries) return true;
  const auto& units = parts.unit_boundaries->units;
  return std::any_of(units.begin(), units.end(), [](const Unit& u) { return !u.population; });
}

/// The communes whose populations were tested or summed.
std::set<CommuneIndex> counted_communes(const TerritoryParts& parts,
                                        const AssembledTerritory& assembled) {
  if (!counts_communes(parts)) return {};
  const auto& [communes, units] = assembled.membership;
  const std::set<UnitIndex> used = distinct(units);
  // Boundaries place cells in units, a composition whole communes, some of which have no cells.
  std::set<CommuneIndex> counted =
      distinct(communes, [&units = units](std::size_t i) { return !units[i].is_none(); });
  const auto listed = assembled.territory.communes();
  for (std::size_t c = 0; c < listed.size(); ++c) {
    const UnitIndex unit = listed[c].unit;
    if (!unit.is_none() && used.contains(unit)) counted.emplace(c);
  }
  return counted;
}

/// Reports tested populations that are municipal ones. The decree asks for the total population
/// (CGCT R. 2151-1), which is larger.
void note_municipal_populations(const TerritoryParts& parts, const AssembledTerritory& assembled,
                                Findings& findings) {
  bool is_any = parts.unit_population_kind == PopulationKind::municipal;
  for (const CommuneIndex c : counted_communes(parts, assembled)) {
    const CommuneFacts& facts = facts_of(parts, assembled.territory.commune(c).code);
    is_any |= facts.population && facts.kind == PopulationKind::municipal;
  }
  if (is_any) findings.notice("municipal_population");
}

}  // namespace

AssembledTerritory place_in_communes(const CellTable& cells, const TerritoryParts& parts) {
  AssembledTerritory placed;
  placed.territory = with_known_communes({}, cells, parts);
  if (!has_codes(cells) && !parts.commune_boundaries) return placed;
  // Boundaries of some communes leave most cells of a large grid out, which is no fault here.
  Findings expected;
  placed.membership = place_cells(cells, parts, placed.territory, expected);
  return placed;
}

AssembledTerritory assemble_territory(const CellTable& cells, const TerritoryParts& parts,
                                      UnitKind kind, Findings& findings) {
  AssembledTerritory assembled;
  if (kind == UnitKind::none) {
    assembled = place_in_communes(cells, parts);
    assembled.membership.commune.resize(cells.size());
    assembled.membership.unit.assign(cells.size(), UnitIndex::none());
    return assembled;
  }
  // Overseas the rule tests communes (décret 2014-1575, art. 1).
  if (kind == UnitKind::commune) {
    assembled.territory = with_known_communes({}, cells, parts).with_communes_as_units();
    assembled.membership = place_cells(cells, parts, assembled.territory, findings);
  } else if (parts.unit_boundaries) {
    assembled = from_boundaries(cells, parts, findings);
  } else {
    assembled.territory = from_composition(parts);
    assembled.membership = place_cells(cells, parts, assembled.territory, findings);
    note_unlisted_communes(parts, assembled, findings);
    note_mergers_across_units(parts, assembled, findings);
  }
  check_populations(parts, assembled, findings);
  note_municipal_populations(parts, assembled, findings);
  return assembled;
}

}  // namespace carreau
