// SPDX-License-Identifier: Apache-2.0
/// What the cells tell of quartiers, and what became of those of an older list.
#pragma once

#include "actions/attribution.hpp"
#include "zoning/comparison.hpp"
#include "zoning/zoning.hpp"

#include <map>
#include <string>
#include <vector>

namespace carreau {

/// Codes and names alone: there is no grid.
[[nodiscard]] std::vector<QuartierFacts> quartier_facts(const Zoning& quartiers);

/// People, households and communes by the cells, shared by area. Nothing is known of a quartier
/// that the grid holds nobody of. Households are told from 11 of them on only, as INSEE does, and
/// where the grid has them.
[[nodiscard]] std::vector<QuartierFacts> quartier_facts(
    const Zoning& quartiers, const CellShares& shares, const CellCommunes& grid,
    const std::map<std::string, std::string>& commune_names);

/// From an older list to the present one.
struct QuartierHistory {
  std::vector<QuartierFacts> former;  ///< those that left; codes that the present list has too are
                                      ///< no former ones
  Successors successors;              ///< of the others whose code is no more
};
/// `comparison` is of the older zones before and the present ones after, whose facts get to know
/// whether they have entered.
[[nodiscard]] QuartierHistory quartier_history(const std::vector<QuartierFacts>& older,
                                               const ZoningComparison& comparison,
                                               std::vector<QuartierFacts>& present);

}  // namespace carreau
