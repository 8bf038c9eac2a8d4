// SPDX-License-Identifier: Apache-2.0
/// Facts about quartiers derived from cells, and the history of the quartiers of an older list.
#pragma once

#include "actions/attribution.hpp"
#include "zoning/comparison.hpp"
#include "zoning/fewest_households.hpp"
#include "zoning/zoning.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace carreau {

/// Without a grid: codes and names only.
[[nodiscard]] std::vector<QuartierFacts> quartier_facts(const Zoning& quartiers);

/// People, households and communes summed over cells, which are shared by area. Where the grid has
/// nobody in a quartier, its figures are unknown. Households are given only from `fewest` on, and
/// where the grid has them.
[[nodiscard]] std::vector<QuartierFacts> quartier_facts(
    const Zoning& quartiers, const CellShares& shares, const CellCommunes& grid,
    const std::map<std::string, std::string>& commune_names, FewestHouseholds fewest);

/// Replaces the people of quartiers by published numbers, by code. Where a quartier lies in several
/// communes, its people are shared among them as the grid has them. Returns the codes that no
/// quartier has.
[[nodiscard]] std::vector<std::string> set_published(
    const std::map<std::string, std::int64_t, std::less<>>& people,
    std::vector<QuartierFacts>& quartiers);

/// What became of the quartiers of an older list.
struct QuartierHistory {
  /// Those that left; never a code that the present list has too.
  std::vector<QuartierFacts> former;
  Successors successors;  ///< of those whose code has been replaced
};
/// `comparison` compares the older zones (before) with the present ones (after). Sets has_entered
/// in the facts of the present ones.
[[nodiscard]] QuartierHistory quartier_history(const std::vector<QuartierFacts>& older,
                                               const ZoningComparison& comparison,
                                               std::vector<QuartierFacts>& present);

}  // namespace carreau
