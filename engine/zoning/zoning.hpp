// SPDX-License-Identifier: Apache-2.0
/// A zoning: zones with codes, made of polygons, cells or communes, and their shares of the cells
/// of a grid.
#pragma once

#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"
#include "territory/territory.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/census_people.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// What the zones of a zoning are made of.
enum class ZoningKind : std::uint8_t {
  polygons,
  communes,  ///< whole communes: some contracts of 2007–2014 listed quartiers in this way
  cells,
};
[[nodiscard]] std::string_view to_text(ZoningKind kind);
[[nodiscard]] std::optional<ZoningKind> parse_zoning_kind(std::string_view text);

/// A commune that the input names beside a zone; the code or the name may be empty.
struct ZoneCommune {
  std::string code;
  std::string name;
  friend bool operator==(const ZoneCommune&, const ZoneCommune&) = default;
};

/// Zones as they were read, independent of any grid. Element i of each column belongs to zone i;
/// codes are distinct.
struct Zoning {
  std::string key;    ///< its key in the catalogue, or the name of its file without extension
  std::string title;  ///< from the catalogue; otherwise the key
  std::string date;   ///< from the catalogue; may be empty
  ZoningKind kind = ZoningKind::polygons;
  std::vector<std::string> codes;
  std::vector<std::string> names;  ///< empty where the input has none
  /// The outlines, for zones given as polygons or as cells; empty for zones of communes.
  PolygonSet polygons;
  /// INSEE's codes for zones given as communes, ordered and distinct in each.
  std::vector<std::vector<std::string>> communes;
  /// How the limits of each zone of polygons were drawn; empty: all are neutral.
  std::vector<ZoneLimits> limits;
  /// Whether the user or the catalogue says so. Otherwise zones that turn out to be made of whole
  /// cells are known as such.
  bool are_limits_stated = false;
  /// The published population of each zone; empty where none was given.
  std::vector<std::optional<std::int64_t>> people;
  /// The communes named beside each zone of polygons; empty where the input has no such column.
  std::vector<std::vector<ZoneCommune>> beside;

  [[nodiscard]] std::size_t size() const { return codes.size(); }
};

/// The number of zones of each kind of limits, as their shares have them.
struct LimitCounts {
  std::size_t drawn = 0;
  std::size_t neutral = 0;
  std::size_t cells = 0;
};
[[nodiscard]] LimitCounts count_limits(const CellShares& shares);

/// The commune in which each cell of a grid lies, where known.
class CellCommunes {
 public:
  /// Uses only the commune codes of the grid.
  explicit CellCommunes(const CellTable& cells) : cells_(&cells) {}
  /// Uses the commune codes of the grid, and where they are missing the territory in which the cell
  /// was placed.
  CellCommunes(const CellTable& cells, const Territory& territory, const Membership& membership)
      : cells_(&cells), territory_(&territory), membership_(&membership) {}

  /// Empty for a cell in no known commune. Where the grid gives arrondissements, their codes are
  /// returned unchanged.
  [[nodiscard]] std::string_view of(CellIndex cell) const;
  [[nodiscard]] const CellTable& cells() const { return *cells_; }
  /// Empty where no territory is known.
  [[nodiscard]] std::optional<CensusRatios> census_ratios() const {
    if (territory_ == nullptr) return std::nullopt;
    return CensusRatios(*cells_, *territory_, *membership_);
  }

 private:
  const CellTable* cells_;
  const Territory* territory_ = nullptr;
  const Membership* membership_ = nullptr;
};

/// The shares of the cells of a grid. Polygons share cells as their limits say (zoning/limits.hpp),
/// and so that zones with a published population hold it; how many limits are of which kind is a
/// finding. Communes take the cells of
/// which they hold the largest part; Paris, Lyon and Marseille take those of their arrondissements.
/// Throws DataError for zones of communes over a grid without known communes.
[[nodiscard]] CellShares shares_on(const CellCommunes& grid, const Zoning& zoning,
                                   Findings& findings);
/// The same with the people of cut cells shared by area whatever the limits, for questions about
/// ground: which cells belong to listed quartiers.
[[nodiscard]] CellShares shares_by_area(const CellCommunes& grid, const Zoning& zoning,
                                        Findings& findings);

}  // namespace carreau
