// SPDX-License-Identifier: Apache-2.0
/// Figures of zones, each next to those of its communes, its EPCI, its contract, its urban unit,
/// its département and the grid; and those of all zones together.
#pragma once

#include "delineation/cell_criteria.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/perimeter_check.hpp"
#include "zoning/portrait_contracts.hpp"
#include "zoning/portrait_figures.hpp"
#include "zoning/portrait_territories.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// A territory in which a zone has people.
struct PortraitReference {
  std::size_t territory = 0;  ///< position in Portraits::territories
  double share = 0.0;         ///< share of the zone's people
  double people = 0.0;        ///< of the zone, in the territory
  /// Of the zone, in the territory; empty where they are unknown or withheld.
  std::optional<double> poor_households;

  /// Whether the zone lies in the territory as a whole, but for a few people at its limit. Only
  /// then may a figure published of the zone be set against one of the territory.
  [[nodiscard]] bool is_within() const {
    constexpr double kAsAWhole = 0.995;
    return share >= kAsAWhole;
  }
};

struct ZonePortrait {
  Figures figures;
  /// Ordered by level, then by decreasing share. Territories with less than 1 % of the zone's
  /// people are left out, unless there is no other.
  std::vector<PortraitReference> references;
  Euros threshold_declared;  ///< S of the unit in which most of the zone's people live
  /// Probability that the median is below S; withheld when the median is.
  std::optional<double> p_criterion;
};

/// Several zones taken as one: all of them, or all of one contract. A cell that several of them
/// share counts once. References include every territory in which the group has people; S and P
/// belong to single zones, so they are not set.
struct PortraitGroup {
  std::string contract;            ///< empty for all zones
  std::vector<std::size_t> zones;  ///< their positions, in order
  ZonePortrait portrait;
};

struct Portraits {
  std::vector<PortraitTerritory> territories;  ///< ordered by level, then code; the grid comes last
  std::vector<ZonePortrait> zones;
  /// All zones together first, where there are two or more; then each contract, by its code.
  std::vector<PortraitGroup> groups;
  FewestHouseholds fewest_households;  ///< figures of fewer are withheld
};

/// Counts are exact sums of tenths; a cell that a limit cuts is shared by area, to a millionth.
/// Rates divide such sums; medians come from the income model. `checks` must be the checks of the
/// same zones, `contracts` their contracts. Territories consist of whole cells, each assigned to
/// its main commune. Zones outside the grid are in no group. With `like`, the groups of other
/// portraits of the same zones are portrayed; one with a zone outside this grid has no figures.
/// Takes time linear in the number of cells.
[[nodiscard]] Portraits portray(const DelineationInput& input, FewestHouseholds fewest,
                                const CellShares& zones, const std::vector<PerimeterCheck>& checks,
                                const PortraitContracts& contracts = {},
                                const std::vector<PortraitGroup>* like = nullptr);

}  // namespace carreau
