// SPDX-License-Identifier: Apache-2.0
/// Communes, and the units whose population the decrees test.
#pragma once

#include "base/findings.hpp"
#include "base/index.hpp"
#include "base/quantity.hpp"
#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"
#include "territory/commune.hpp"
#include "territory/mergers.hpp"

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

/// How the published median of an area came about.
enum class MedianOrigin : std::uint8_t {
  published,  ///< published for the area itself
  communes,   ///< the mixture of its communes, whose medians are published
  built_in,   ///< such a mixture, computed beforehand: data/medians
};

/// A median per consumption unit from published figures, and the concept it measures.
struct PublishedMedian {
  Euros median;
  IncomeConcept income = IncomeConcept::disposable;
  MedianOrigin origin = MedianOrigin::published;
  double log_deviation = 0.0;  ///< standard error of ln(median); 0 where published for the area
};

/// The territory whose population a rule tests: an urban unit (metropolitan France) or a commune
/// (Martinique, La Réunion). `income_area` is the code of the area whose median enters S.
struct Unit {
  std::string code;
  std::string name;
  std::optional<std::int64_t> population;  ///< whole persons
  std::string income_area;                 ///< code of the unit itself, or of its département
  std::optional<PublishedMedian> median;   ///< median of the income area, where published

  /// Whether the median that enters S is that of the unit itself (an urban unit), and not that of
  /// its département.
  [[nodiscard]] bool is_own_area() const { return income_area == code; }
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
  /// Codes of arrondissements are replaced by that of their commune first. For the code
  /// of a former commune, returns the commune that it was merged into, where the mergers of
  /// know_mergers() have it.
  [[nodiscard]] CommuneIndex find_commune(std::string_view code) const;
  /// Makes former communes known to find_commune(). The mergers must outlive the territory.
  void know_mergers(const Mergers* mergers) { mergers_ = mergers; }

  /// Sets the published median of each unit whose income area is in the map.
  void set_medians(const std::map<std::string, PublishedMedian>& by_area);
  /// A territory in which each commune is a unit of its own, with its département as income area:
  /// the urban territory of décret 2014-1575, articles 1 and 2.
  [[nodiscard]] Territory with_communes_as_units() const;

 private:
  std::vector<Unit> units_;
  std::vector<Commune> communes_;
  const Mergers* mergers_ = nullptr;
};

/// The place of each cell. Element i of each column belongs to cell i of the table.
struct Membership {
  std::vector<CommuneIndex> commune;
  std::vector<UnitIndex> unit;
};

/// Reports a code under which find_commune() found another commune, that it was merged into.
void note_merger(std::string_view code, const Commune& found, Findings& findings);

/// The centre of a cell, in metres of the CRS of its grid.
[[nodiscard]] Point centre_of(const CellTable& cells, CellIndex cell);

/// Finds communes by the cells' own codes (`lcog_geo`, first code), and units by communes. Reports
/// cells without a code, codes of communes that were merged into others, and codes that the
/// territory does not contain.
[[nodiscard]] Membership membership_by_code(const CellTable& cells, const Territory& territory,
                                            Findings& findings);

/// For each cell the polygon that contains its centre, in the CRS of the polygons; where there are
/// several, the first.
[[nodiscard]] std::vector<FeatureIndex> locate_cells(const CellTable& cells,
                                                     const PolygonSet& polygons);

}  // namespace carreau
