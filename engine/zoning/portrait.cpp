// SPDX-License-Identifier: Apache-2.0
#include "zoning/portrait.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <utility>

namespace carreau {

namespace {

ZonePortrait portray_zone(const FigureCounter& counter, std::span<const CellShare> parts,
                          const PerimeterCheck& check) {
  ZonePortrait zone;
  zone.figures = counter.count(parts);
  zone.threshold_declared = check.figures.threshold_declared;
  // The incomes of a few households are withheld with everything else.
  if (zone.figures.withheld != Withheld::nothing) return zone;
  const AreaFigures& checked = check.figures;
  if (!checked.first_quartile || !checked.third_quartile) return zone;
  // Taken from the check, so that a portrait and a check of one zone never differ.
  zone.figures.incomes = {*checked.first_quartile, checked.median_disposable,
                          *checked.third_quartile, checked.median_declared};
  zone.p_criterion = checked.p_criterion;
  return zone;
}

/// The cells of several zones, in order. A cell that two of them share has the sum of their shares,
/// at most all of it, so that nobody counts twice where zones overlap.
std::vector<CellShare> union_of(const CellShares& zones, std::span<const std::size_t> members) {
  std::map<CellIndex, CellShare> sums;
  for (const std::size_t z : members) {
    for (const CellShare& part : zones.of_zone(z)) {
      CellShare& sum = sums.try_emplace(part.cell, CellShare{part.cell}).first->second;
      sum.share = std::min(sum.share + part.share, 1.0);
      sum.area = std::min(sum.area + part.area, 1.0);
    }
  }
  std::vector<CellShare> parts;
  parts.reserve(sums.size());
  for (const auto& [cell, sum] : sums) parts.push_back(sum);
  return parts;
}

/// All zones, then those of each contract; without figures. A zone outside the grid is in no group:
/// what others publish of it would be added to figures that do not count it.
std::vector<PortraitGroup> groups_of(const std::vector<ZonePortrait>& portraits,
                                     const PortraitContracts& contracts) {
  std::vector<std::size_t> known;
  for (std::size_t z = 0; z < portraits.size(); ++z) {
    if (portraits[z].figures.cells > 0) known.push_back(z);
  }
  std::vector<PortraitGroup> groups;
  if (known.size() > 1) groups.push_back({{}, known, {}});
  std::map<std::string, std::vector<std::size_t>> by_contract;
  for (const std::size_t z : known) {
    if (contracts.of_zone.empty() || contracts.of_zone[z].empty()) continue;
    by_contract[contracts.of_zone[z]].push_back(z);
  }
  for (auto& [contract, zones] : by_contract) groups.push_back({contract, std::move(zones), {}});
  return groups;
}

/// Portrays the zones and groups of a run, then the territories that they have people in.
class Portrayal {
 public:
  Portrayal(const DelineationInput& input, FewestHouseholds fewest, const CellShares& zones,
            const PortraitContracts& contracts)
      : input_(input),
        fewest_(fewest),
        zones_(zones),
        contracts_(contracts),
        counter_(input, fewest),
        finder_(input, contracts.groups) {
    portraits_.fewest_households = fewest;
    portraits_.zones.resize(zones.zone_count());
  }

  void portray_zones(const std::vector<PerimeterCheck>& checks) {
    parallel_for(
        zones_.zone_count(),
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t z = begin; z < end; ++z) {
            portraits_.zones[z] = portray_zone(counter_, zones_.of_zone(z), checks[z]);
          }
        },
        1);
  }

  /// Groups anew, or as in other portraits.
  void portray_groups(const std::vector<PortraitGroup>* like) {
    if (like == nullptr) {
      portraits_.groups = groups_of(portraits_.zones, contracts_);
    } else {
      for (const PortraitGroup& group : *like) {
        portraits_.groups.push_back({group.contract, group.zones, {}});
      }
    }
    parallel_for(
        portraits_.groups.size(),
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t g = begin; g < end; ++g) {
            PortraitGroup& group = portraits_.groups[g];
            group.portrait.figures = counter_.count_with_incomes(parts_of(group), limits_of(group));
          }
        },
        1);
  }

  /// Finds the references first: cells are gathered only for territories in which some zone has
  /// people.
  void portray_territories() {
    // A zone drawn over a few people of a neighbouring commune is not compared with it; a group is,
    // so that its people add up.
    constexpr double kOfNote = 0.01;
    std::vector<std::vector<MetTerritory>> met;
    for (std::size_t z = 0; z < zones_.zone_count(); ++z) {
      met.push_back(finder_.met_by(zones_.of_zone(z), kOfNote));
    }
    for (const PortraitGroup& group : portraits_.groups) {
      met.push_back(finder_.met_by(parts_of(group), 0.0));
    }
    CellsOfTerritories cells_of;
    for (const auto& list : met) {
      for (const MetTerritory& one : list) cells_of.try_emplace(one.key);
    }
    finder_.gather(cells_of);
    count_territories(cells_of);
    for (std::size_t s = 0; s < met.size(); ++s) refer(subject(s), met[s], cells_of);
  }

  [[nodiscard]] Portraits take() { return std::move(portraits_); }

 private:
  /// Nothing where a zone of the group is outside the grid: the others alone are another group.
  [[nodiscard]] std::vector<CellShare> parts_of(const PortraitGroup& group) const {
    const bool is_whole = std::ranges::all_of(
        group.zones, [&](std::size_t z) { return portraits_.zones[z].figures.cells > 0; });
    return is_whole ? union_of(zones_, group.zones) : std::vector<CellShare>();
  }
  /// Drawn around dwellings where any of its zones is, made of whole cells where all of them are.
  [[nodiscard]] LimitKind limits_of(const PortraitGroup& group) const {
    const auto is_any = [&](LimitKind kind) {
      return std::ranges::any_of(group.zones,
                                 [&](std::size_t z) { return zones_.limits(z).kind == kind; });
    };
    if (is_any(LimitKind::drawn)) return LimitKind::drawn;
    return is_any(LimitKind::neutral) ? LimitKind::neutral : LimitKind::cells;
  }
  /// Zones first, then groups.
  ZonePortrait& subject(std::size_t s) {
    const std::size_t zones = portraits_.zones.size();
    return s < zones ? portraits_.zones[s] : portraits_.groups[s - zones].portrait;
  }

  /// Portrays the territories in the order of their keys.
  void count_territories(const CellsOfTerritories& cells_of) {
    std::vector<std::span<const CellShare>> parts;
    for (const auto& [key, cells] : cells_of) {
      portraits_.territories.push_back(finder_.described(key));
      // cells_of is not changed any more, so the spans stay valid.
      parts.emplace_back(cells);
    }
    parallel_for(
        parts.size(),
        [&](std::size_t begin, std::size_t end) {
          for (std::size_t t = begin; t < end; ++t) {
            portraits_.territories[t].figures =
                counter_.count_with_incomes(parts[t], LimitKind::neutral);
          }
        },
        // A grain of one territory: they are of very different size.
        1);
  }

  void refer(ZonePortrait& zone, const std::vector<MetTerritory>& met,
             const CellsOfTerritories& cells_of) const {
    for (const MetTerritory& one : met) {
      // The position of a key in the ordered map is that of its territory in the list.
      const auto at = std::distance(cells_of.begin(), cells_of.find(one.key));
      PortraitReference reference{static_cast<std::size_t>(at), one.share, one.people, {}};
      // A few households of the zone may lie in a territory: nothing is said of them either.
      const bool is_known = input_.cells.headcount() == Headcount::present &&
                            zone.figures.withheld == Withheld::nothing &&
                            !fewest_.withholds(one.households);
      if (is_known) reference.poor_households = one.poor_households;
      zone.references.push_back(reference);
    }
  }

  const DelineationInput& input_;
  FewestHouseholds fewest_;
  const CellShares& zones_;
  const PortraitContracts& contracts_;
  FigureCounter counter_;
  TerritoryFinder finder_;
  Portraits portraits_;
};

}  // namespace

Portraits portray(const DelineationInput& input, FewestHouseholds fewest, const CellShares& zones,
                  const std::vector<PerimeterCheck>& checks, const PortraitContracts& contracts,
                  const std::vector<PortraitGroup>* like) {
  Portrayal portrayal(input, fewest, zones, contracts);
  portrayal.portray_zones(checks);
  portrayal.portray_groups(like);
  portrayal.portray_territories();
  return portrayal.take();
}

}  // namespace carreau
