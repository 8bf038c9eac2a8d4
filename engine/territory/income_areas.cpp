// SPDX-License-Identifier: Apache-2.0
#include "territory/income_areas.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace carreau {

namespace {

using Codes = std::set<std::string, std::less<>>;

/// The people that each commune of an area counts for.
using Weights = std::map<CommuneIndex, double>;

Weights weights_of_cells(const IncomeArea& area, const CellTable& cells,
                         const Membership& membership) {
  Weights weights;
  for (const CellIndex cell : area.cells) {
    const CommuneIndex commune = membership.commune[cell.position()];
    if (!commune.is_none()) weights[commune] += cells.people()[cell.position()].value();
  }
  return weights;
}

double people_of(const Commune& commune) {
  return static_cast<double>(commune.census().value_or(0));
}

Weights weights_of_communes(const IncomeArea& area, const Territory& territory) {
  Weights weights;
  for (const CommuneIndex c : area.communes) weights[c] = people_of(territory.commune(c));
  return weights;
}

/// The sum over the communes of the area, where all have a municipal population.
std::optional<std::int64_t> municipal_population(const IncomeArea& area,
                                                 const Territory& territory) {
  std::int64_t sum = 0;
  for (const CommuneIndex c : area.communes) {
    const auto municipal = territory.commune(c).municipal;
    if (!municipal) return std::nullopt;
    sum += *municipal;
  }
  return area.communes.empty() ? std::nullopt : std::optional(sum);
}

std::optional<std::int64_t> tested_population(const IncomeArea& area, const Territory& territory) {
  std::int64_t sum = 0;
  for (const UnitIndex u : area.units) {
    const auto population = territory.unit(u).population;
    if (!population) return std::nullopt;
    sum += *population;
  }
  return sum;
}

/// Whether nine tenths of the weight lie in communes that `listed` knows.
bool is_mostly_among(const Codes& listed, const Weights& weights, const Territory& territory,
                     const Mergers& mergers) {
  double all = 0.0;
  double among = 0.0;
  for (const auto& [commune, weight] : weights) {
    all += weight;
    if (!code_among(listed, territory.commune(commune).code, mergers).empty()) among += weight;
  }
  return all > 0.0 && among >= kNearlyAll * all;
}

/// Whether nine tenths of the people of the known communes live in the area. Communes that the
/// territory does not know are left out: no table gives their people.
bool holds_known_communes(const IncomeArea& area, const KnownIncomeArea& known,
                          const Territory& territory) {
  double all = 0.0;
  double inside = 0.0;
  for (const std::string& code : known.communes) {
    const CommuneIndex c = territory.find_commune(code);
    if (c.is_none()) continue;
    const Commune& commune = territory.commune(c);
    all += people_of(commune);
    const bool is_inside = !commune.unit.is_none() &&
                           std::binary_search(area.units.begin(), area.units.end(), commune.unit);
    if (is_inside) inside += people_of(commune);
  }
  return all == 0.0 || inside >= kNearlyAll * all;
}

}  // namespace

double IncomeArea::coverage() const {
  if (!population || *population <= 0) return 0.0;
  return people.value() / static_cast<double>(*population);
}

std::vector<IncomeArea> income_areas(const CellTable& cells, const Territory& territory,
                                     const Membership& membership) {
  std::map<std::string_view, IncomeArea> by_code;
  std::vector<IncomeArea*> area_of_unit;
  const auto units = territory.units();
  for (std::size_t u = 0; u < units.size(); ++u) {
    IncomeArea& area = by_code[units[u].income_area];
    area.units.emplace_back(u);
    area_of_unit.push_back(&area);
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const UnitIndex unit = membership.unit[i];
    if (unit.is_none() || cells.people()[i].is_zero()) continue;
    IncomeArea& area = *area_of_unit[unit.position()];
    area.cells.emplace_back(i);
    area.people += cells.people()[i];
  }
  const auto communes = territory.communes();
  for (std::size_t c = 0; c < communes.size(); ++c) {
    const UnitIndex unit = communes[c].unit;
    if (!unit.is_none()) area_of_unit[unit.position()]->communes.emplace_back(c);
  }
  std::vector<IncomeArea> areas;
  for (auto& [code, area] : by_code) {
    if (area.cells.empty()) continue;
    area.code = code;
    area.population = municipal_population(area, territory);
    if (!area.population) area.population = tested_population(area, territory);
    areas.push_back(std::move(area));
  }
  return areas;
}

bool is_known_area(const IncomeArea& area, const KnownIncomeArea& known, const CellTable& cells,
                   const Territory& territory, const Membership& membership,
                   const Mergers& mergers) {
  const Codes codes(known.communes.begin(), known.communes.end());
  // Polygons of units list no communes: those of the cells are looked at, a part of the unit.
  const bool is_listed = !area.communes.empty();
  const Weights weights =
      is_listed ? weights_of_communes(area, territory) : weights_of_cells(area, cells, membership);
  if (!is_mostly_among(codes, weights, territory, mergers)) return false;
  if (is_listed && !holds_known_communes(area, known, territory)) return false;
  // A département of which a table lists some communes only is still that département.
  const bool is_whole_unit =
      area.units.size() == 1 && territory.unit(area.units.front()).code == area.code;
  if (!is_whole_unit) return true;
  // Tables of communes count fiscal households, of another year: about, not exactly.
  constexpr double kFewest = 0.7;
  constexpr double kMost = 1.5;
  const auto people = static_cast<double>(known.people);
  const auto population = tested_population(area, territory);
  if (!population) return false;
  const auto found = static_cast<double>(*population);
  return found >= kFewest * people && found <= kMost * people;
}

}  // namespace carreau
