// SPDX-License-Identifier: Apache-2.0
/// From what the user gave (tables, boundaries) to a territory and the place of each cell in it.
#pragma once

#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// What is known of a commune by its code.
struct CommuneFacts {
  std::string name;
  std::optional<std::int64_t> population;
};

/// Boundaries of communes, feature i belonging to `codes[i]`.
struct CommuneBoundaries {
  std::vector<std::string> codes;
  PolygonSet polygons;
};

/// One row of INSEE's composition: a commune in a unit, or in none.
struct CompositionRow {
  std::string commune;
  std::string commune_name;
  std::string unit;  ///< empty: outside any urban unit
  std::string unit_name;
};

/// Urban units as polygons, feature i being `units[i]`.
struct UnitBoundaries {
  std::vector<Unit> units;
  PolygonSet polygons;
};

/// Everything that may place a cell. Codes are those of communes: arrondissements are already
/// folded into them.
struct TerritoryParts {
  std::map<std::string, CommuneFacts> communes;
  PopulationKind population_kind = PopulationKind::unknown;
  std::optional<CommuneBoundaries> commune_boundaries;
  std::vector<CompositionRow> composition;
  std::optional<UnitBoundaries> unit_boundaries;
};

/// Which territories a rule tests, see rules/rule_set.hpp.
enum class UnitKind : std::uint8_t { urban_unit, commune };

struct AssembledTerritory {
  Territory territory;
  Membership membership;
};

/// Places every cell. Communes come from the cells' own codes; where the grid has none (or a cell's
/// is empty) from the commune boundaries. Units come from the composition, from the unit
/// boundaries by the cell's centre, or are the communes themselves.
/// Throws DataError when a unit that holds cells has no population.
[[nodiscard]] AssembledTerritory assemble_territory(const CellTable& cells,
                                                    const TerritoryParts& parts, UnitKind kind,
                                                    Findings& findings);

}  // namespace carreau
