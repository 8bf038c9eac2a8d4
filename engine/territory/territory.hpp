// SPDX-License-Identifier: Apache-2.0
/// Communes and the units in which the decrees test the urban territory.
#pragma once

#include "base/findings.hpp"
#include "base/index.hpp"
#include "base/quantity.hpp"
#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"
#include "territory/commune.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// Incomes are published before (declared) or after (disposable) taxes and transfers.
enum class IncomeConcept : std::uint8_t { declared, disposable };

/// A median per consumption unit, with what it measures.
struct PublishedMedian {
  Euros median;
  IncomeConcept income = IncomeConcept::disposable;
};

/// The territory whose population a rule tests: an urban unit (métropole) or a commune
/// (Martinique, La Réunion). `income_area` names the area whose median enters S.
struct Unit {
  std::string code;
  std::string name;
  std::optional<std::int64_t> population;  ///< whole persons
  std::string income_area;                 ///< the unit's own code, or its département's
  std::optional<PublishedMedian> median;   ///< of the income area, where published
};

/// Communes and units, each ordered by code.
class Territory {
 public:
  /// Sorts both; communes refer to units by code. Throws DataError on a repeated unit code.
  struct CommuneEntry {
    Commune commune;
    std::string unit_code;  ///< empty: outside any unit
  };
  Territory() = default;
  Territory(std::vector<Unit> units, std::vector<CommuneEntry> communes);

  [[nodiscard]] std::span<const Unit> units() const { return units_; }
  [[nodiscard]] std::span<const Commune> communes() const { return communes_; }
  [[nodiscard]] const Unit& unit(UnitIndex index) const { return units_[index.position()]; }
  [[nodiscard]] const Commune& commune(CommuneIndex index) const {
    return communes_[index.position()];
  }
  [[nodiscard]] UnitIndex find_unit(std::string_view code) const;
  /// Arrondissements are folded before the search.
  [[nodiscard]] CommuneIndex find_commune(std::string_view code) const;

  /// Gives each unit whose income area is listed its published median.
  void set_medians(const std::map<std::string, PublishedMedian>& by_area);
  /// The same communes with each commune as a unit of its own and its département as income area:
  /// the urban territory of décret 2014-1575, articles 1 and 2.
  [[nodiscard]] Territory with_communes_as_units() const;

 private:
  std::vector<Unit> units_;
  std::vector<Commune> communes_;
};

/// Where each cell lies. Column i speaks of cell i of the table.
struct Membership {
  std::vector<CommuneIndex> commune;
  std::vector<UnitIndex> unit;
};

/// The centre of a cell in metres of its grid's CRS.
[[nodiscard]] Point centre_of(const CellTable& cells, CellIndex cell);

/// Communes from the cells' own codes (`lcog_geo`, first code), units from the communes.
/// Findings: cells without a code, codes that the territory does not know.
[[nodiscard]] Membership membership_by_code(const CellTable& cells, const Territory& territory,
                                            Findings& findings);

/// For each cell the polygon that holds its centre, in the polygons' own CRS; the first polygon in
/// order where several do.
[[nodiscard]] std::vector<FeatureIndex> locate_cells(const CellTable& cells,
                                                     const PolygonSet& polygons);

}  // namespace carreau
