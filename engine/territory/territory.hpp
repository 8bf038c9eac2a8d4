// SPDX-License-Identifier: Apache-2.0
/// Communes, and the units whose population the decrees test.
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

/// Whether incomes are before (declared) or after (disposable) taxes and transfers.
enum class IncomeConcept : std::uint8_t { declared, disposable };

/// A published median per consumption unit, and the concept it measures.
struct PublishedMedian {
  Euros median;
  IncomeConcept income = IncomeConcept::disposable;
};

/// The territory whose population a rule tests: an urban unit (metropolitan France) or a commune
/// (Martinique, La Réunion). `income_area` is the code of the area whose median enters S.
struct Unit {
  std::string code;
  std::string name;
  std::optional<std::int64_t> population;  ///< whole persons
  std::string income_area;                 ///< code of the unit itself, or of its département
  std::optional<PublishedMedian> median;   ///< median of the income area, where published
};

/// Communes and units, each ordered by code.
class Territory {
 public:
  /// Sorts both lists. Communes refer to units by code. Throws DataError for a repeated unit code.
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
  /// Codes of arrondissements are replaced by that of their commune first.
  [[nodiscard]] CommuneIndex find_commune(std::string_view code) const;

  /// Sets the published median of each unit whose income area is in the map.
  void set_medians(const std::map<std::string, PublishedMedian>& by_area);
  /// A territory in which each commune is a unit of its own, with its département as income area:
  /// the urban territory of décret 2014-1575, articles 1 and 2.
  [[nodiscard]] Territory with_communes_as_units() const;

 private:
  std::vector<Unit> units_;
  std::vector<Commune> communes_;
};

/// The place of each cell. Element i of each column belongs to cell i of the table.
struct Membership {
  std::vector<CommuneIndex> commune;
  std::vector<UnitIndex> unit;
};

/// The centre of a cell, in metres of the CRS of its grid.
[[nodiscard]] Point centre_of(const CellTable& cells, CellIndex cell);

/// Finds communes by the cells' own codes (`lcog_geo`, first code), and units by communes. Reports
/// cells without a code, and codes that the territory does not contain.
[[nodiscard]] Membership membership_by_code(const CellTable& cells, const Territory& territory,
                                            Findings& findings);

/// For each cell the polygon that contains its centre, in the CRS of the polygons; where there are
/// several, the first.
[[nodiscard]] std::vector<FeatureIndex> locate_cells(const CellTable& cells,
                                                     const PolygonSet& polygons);

}  // namespace carreau
