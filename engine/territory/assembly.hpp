// SPDX-License-Identifier: Apache-2.0
/// Builds the territory and places each cell in it, from the user's tables and boundaries.
#pragma once

#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"
#include "territory/mergers.hpp"
#include "territory/territory.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace carreau {

/// What is known about a commune, stored by its code. Tables of several kinds of population
/// complete each other: `population` is the best kind that any of them gives.
struct CommuneFacts {
  std::string name;
  std::optional<std::int64_t> population;
  PopulationKind kind = PopulationKind::unknown;  ///< of `population`
  std::optional<std::int64_t> municipal = {};
  std::size_t table = 0;  ///< which of the tables read gave the populations; 0 for no file
};

/// Boundaries of communes; feature i belongs to the commune `codes[i]`.
struct CommuneBoundaries {
  std::vector<std::string> codes;
  PolygonSet polygons;
};

/// A row of INSEE's composition: a commune in a unit, or in none.
struct CompositionRow {
  std::string commune;
  std::string commune_name;
  std::string unit;  ///< empty: outside any urban unit
  std::string unit_name;
};

/// Urban units as polygons; feature i is the unit `units[i]`.
struct UnitBoundaries {
  std::vector<Unit> units;
  PolygonSet polygons;
};

/// All data that may place a cell. Codes are those of communes; codes of arrondissements have
/// already been replaced.
struct TerritoryParts {
  std::map<std::string, CommuneFacts> communes;
  PopulationKind unit_population_kind = PopulationKind::unknown;  ///< of `unit_boundaries`
  std::optional<CommuneBoundaries> commune_boundaries;
  std::vector<CompositionRow> composition;
  std::optional<UnitBoundaries> unit_boundaries;
  /// Joins data of communes of two years; must outlive the territory. None: no former commune is
  /// known.
  const Mergers* mergers = nullptr;
  std::size_t tables = 0;  ///< the number of tables of communes that were read
};

/// The kind of territory that a rule tests, see rules/rule_set.hpp.
enum class UnitKind : std::uint8_t {
  urban_unit,
  commune,
  none,  ///< the rule tests no territory: cells need no commune, and lie in no unit
};

struct AssembledTerritory {
  Territory territory;
  Membership membership;
};

/// Places cells in communes, by their own codes and where these are missing by the boundaries, and
/// in no unit. Needs no populations. The membership is empty where nothing gives a commune.
[[nodiscard]] AssembledTerritory place_in_communes(const CellTable& cells,
                                                   const TerritoryParts& parts);

/// Places every cell. Its commune comes from its own code; where the grid has no codes, or that of
/// the cell is empty, from the commune boundaries. Its unit comes from the composition, or from the
/// unit boundaries at the cell's centre, or is the commune itself. Throws DataError when a unit
/// with cells has no population. With UnitKind::none a cell that nothing places has no commune.
[[nodiscard]] AssembledTerritory assemble_territory(const CellTable& cells,
                                                    const TerritoryParts& parts, UnitKind kind,
                                                    Findings& findings);

}  // namespace carreau
