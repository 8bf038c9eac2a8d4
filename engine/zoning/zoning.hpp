// SPDX-License-Identifier: Apache-2.0
/// A zoning: zones with codes, whatever they are made of, and how they lie on a grid.
#pragma once

#include "base/findings.hpp"
#include "geometry/polygon_set.hpp"
#include "territory/territory.hpp"
#include "zoning/cell_shares.hpp"

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
  communes,  ///< whole communes: the contracts of 2007–2014 named some of their quartiers so
  cells,
};
[[nodiscard]] std::string_view to_text(ZoningKind kind);
[[nodiscard]] std::optional<ZoningKind> parse_zoning_kind(std::string_view text);

/// Zones as they were read, before they meet a grid. Column i speaks of zone i; codes are distinct.
struct Zoning {
  std::string key;    ///< in its catalogue, or the name of its file without extension
  std::string title;  ///< as the catalogue gives it; or the key
  std::string date;   ///< as the catalogue gives it; may be empty
  ZoningKind kind = ZoningKind::polygons;
  std::vector<std::string> codes;
  std::vector<std::string> names;  ///< empty where the input has none
  /// Of zones given as polygons or as cells, whose outline it is. Zones of communes have none.
  PolygonSet polygons;
  /// Of zones given as communes: INSEE's codes, ordered, each once.
  std::vector<std::vector<std::string>> communes;

  [[nodiscard]] std::size_t size() const { return codes.size(); }
};

/// Which commune each cell of a grid lies in, as far as that is known.
class CellCommunes {
 public:
  /// By the cells' own codes alone.
  explicit CellCommunes(const CellTable& cells) : cells_(&cells) {}
  /// By their own codes, or else by the territory that they were placed in.
  CellCommunes(const CellTable& cells, const Territory& territory, const Membership& membership)
      : cells_(&cells), territory_(&territory), membership_(&membership) {}

  /// Empty for a cell in no known commune. Arrondissements stay what they are where the grid tells
  /// them.
  [[nodiscard]] std::string_view of(CellIndex cell) const;
  [[nodiscard]] const CellTable& cells() const { return *cells_; }

 private:
  const CellTable* cells_;
  const Territory* territory_ = nullptr;
  const Membership* membership_ = nullptr;
};

/// The zones on the grid: polygons share cells by area; communes take the cells that lie mostly in
/// them, and Paris, Lyon and Marseille those of their arrondissements. Throws DataError for
/// communes over a grid that knows none.
[[nodiscard]] CellShares shares_on(const CellCommunes& grid, const Zoning& zoning,
                                   Findings& findings);

}  // namespace carreau
