// SPDX-License-Identifier: Apache-2.0
#include "zoning/portrait_territories.hpp"

#include <algorithm>

namespace carreau {

namespace {

/// Sums over the cells of a zone, in tenths of millionths: whole numbers, so that the shares do not
/// depend on the order of the cells.
struct MetSum {
  std::int64_t people = 0;
  std::int64_t households = 0;
  std::int64_t poor_households = 0;
};

template <class Value>
const Value* of_commune(const std::map<std::string, Value, std::less<>>& groups,
                        std::string_view commune) {
  const auto found = groups.find(commune);
  return found == groups.end() ? nullptr : &found->second;
}

}  // namespace

std::string to_text(PortraitLevel level) {
  switch (level) {
    case PortraitLevel::commune: return "commune";
    case PortraitLevel::epci: return "epci";
    case PortraitLevel::contract: return "contract";
    case PortraitLevel::urban_unit: return "urban_unit";
    case PortraitLevel::department: return "department";
    case PortraitLevel::grid: return "grid";
  }
  return {};
}

bool PortraitTerritory::is_partial() const {
  // Published populations count more people than the grid, which lacks institutions: only a large
  // gap means that the grid covers a part of the territory.
  constexpr double kWholeFrom = 0.75;
  return population && figures.people < kWholeFrom * static_cast<double>(*population);
}

std::array<std::optional<TerritoryKey>, kPortraitLevelCount> TerritoryFinder::keys_of(
    CellIndex cell) const {
  const std::size_t i = cell.position();
  const CommuneIndex commune = input_.membership.commune[i];
  const UnitIndex unit = input_.membership.unit[i];
  std::array<std::optional<TerritoryKey>, kPortraitLevelCount> keys;
  const auto set = [&](PortraitLevel level, std::string_view code) {
    keys[static_cast<std::size_t>(level)] = TerritoryKey{level, code};
  };
  if (!commune.is_none()) {
    const std::string_view code = input_.territory.commune(commune).code;
    set(PortraitLevel::commune, code);
    set(PortraitLevel::department, department_of(code));
    if (const Epci* const epci = of_commune(groups_.epci, code)) {
      set(PortraitLevel::epci, epci->code);
    }
    if (const std::string* const contract = of_commune(groups_.contract, code)) {
      set(PortraitLevel::contract, *contract);
    }
  }
  // Overseas, the units of the rule are communes, which are already included.
  if (!unit.is_none() && input_.rule.urban_territory != UrbanTerritory::commune) {
    set(PortraitLevel::urban_unit, input_.territory.unit(unit).code);
  }
  set(PortraitLevel::grid, {});
  return keys;
}

std::vector<MetTerritory> TerritoryFinder::met_by(std::span<const CellShare> zone,
                                                  double least_share) const {
  const CellTable& cells = input_.cells;
  std::map<TerritoryKey, MetSum> sums;
  std::int64_t all = 0;
  for (const CellShare& part : zone) {
    const std::size_t i = part.cell.position();
    const std::int64_t weight = cell_weight(part.share);
    const std::int64_t own = weight * cells.people()[i].tenths();
    if (own == 0) continue;
    all += own;
    for (const auto& key : keys_of(part.cell)) {
      if (!key) continue;
      MetSum& sum = sums[*key];
      sum.people += own;
      sum.households += weight * cells.households()[i].tenths();
      sum.poor_households += weight * cells.poor_households()[i].tenths();
    }
  }
  std::vector<MetTerritory> met;
  for (const auto& [key, sum] : sums) {
    met.push_back({key, static_cast<double>(sum.people) / static_cast<double>(all),
                   weighed_value(sum.people), weighed_value(sum.households),
                   weighed_value(sum.poor_households)});
  }
  // Levels stay in their order, and within one the territory with most people comes first.
  std::ranges::stable_sort(met, [](const MetTerritory& a, const MetTerritory& b) {
    return std::pair(a.key.first, -a.share) < std::pair(b.key.first, -b.share);
  });
  std::vector<MetTerritory> kept;
  for (const MetTerritory& one : met) {
    const bool is_main = kept.empty() || kept.back().key.first != one.key.first;
    if (is_main || one.share >= least_share) kept.push_back(one);
  }
  return kept;
}

void TerritoryFinder::gather(CellsOfTerritories& cells_of) const {
  for (std::size_t i = 0; i < input_.cells.size(); ++i) {
    if (input_.cells.people()[i].is_zero()) continue;
    for (const auto& key : keys_of(CellIndex(i))) {
      if (!key) continue;
      const auto found = cells_of.find(*key);
      if (found != cells_of.end()) found->second.push_back({CellIndex(i), 1.0, 1.0});
    }
  }
}

TerritoryFinder::TerritoryFinder(const DelineationInput& input, const CommuneGroups& groups)
    : input_(input), groups_(groups) {
  for (const Commune& commune : input_.territory.communes()) {
    if (!commune.population) continue;
    populations_[{PortraitLevel::department, department_of(commune.code)}] += *commune.population;
    if (const Epci* const epci = of_commune(groups_.epci, commune.code)) {
      populations_[{PortraitLevel::epci, epci->code}] += *commune.population;
    }
    if (const std::string* const contract = of_commune(groups_.contract, commune.code)) {
      populations_[{PortraitLevel::contract, *contract}] += *commune.population;
    }
  }
}

PortraitTerritory TerritoryFinder::described(const TerritoryKey& key) const {
  const auto& [level, code] = key;
  PortraitTerritory named{level, std::string(code), {}, {}, {}};
  switch (level) {
    case PortraitLevel::commune: {
      const Commune& commune = input_.territory.commune(input_.territory.find_commune(code));
      named.name = commune.name;
      named.population = commune.population;
      break;
    }
    case PortraitLevel::urban_unit: {
      const Unit& unit = input_.territory.unit(input_.territory.find_unit(code));
      named.name = unit.name;
      named.population = unit.population;
      break;
    }
    case PortraitLevel::epci:
      for (const auto& [commune, epci] : groups_.epci) {
        if (epci.code == code && !epci.name.empty()) named.name = epci.name;
      }
      [[fallthrough]];
    case PortraitLevel::contract:
    case PortraitLevel::department:
      if (const auto found = populations_.find(key); found != populations_.end()) {
        named.population = found->second;
      }
      break;
    case PortraitLevel::grid: break;
  }
  return named;
}

}  // namespace carreau
