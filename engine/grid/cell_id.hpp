// SPDX-License-Identifier: Apache-2.0
/// INSEE's cell identifiers: `CRS3035RES200mN2346200E3842400`, and `LAEA200M_N11731E19212` in the
/// grid of 2010; Eurostat's `CRS3035RES1000mN2689000E4337000` and, before, `1kmN2689E4337`.
#pragma once

#include "base/quantity.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carreau {

/// The lattice a cell belongs to: a coordinate reference system and a cell size.
struct GridSystem {
  /// 3035 métropole, 5490 Martinique (2973 in the grid of 2010), 2975 La Réunion.
  int epsg = 3035;
  Metres cell_size = Metres::whole(200);  ///< 200 or 1000
  friend bool operator==(const GridSystem&, const GridSystem&) = default;
};

/// Position of a cell in its lattice: the lower-left corner in units of the cell size.
/// Ordered by row (north), then column (east): the order of every cell table.
struct CellPosition {
  std::int32_t row = 0;     ///< northing / cell size
  std::int32_t column = 0;  ///< easting / cell size
  friend constexpr auto operator<=>(const CellPosition&, const CellPosition&) = default;
};

/// A cell's full identity.
///
///   auto id = CellId::parse("CRS3035RES200mN2346200E3842400");
///   id->position.row == 11731;  id->text() gives the same text back
struct CellId {
  GridSystem grid;
  CellPosition position;

  /// Empty when the text is not an identifier, or the corner is not a multiple of the size. Both
  /// forms name the lower-left corner; a short one counts it in cells of Europe's plane (EPSG
  /// 3035). EPSG 32740 becomes 2975: the same plane over La Réunion to a centimetre, and one grid.
  static std::optional<CellId> parse(std::string_view text);
  [[nodiscard]] std::string text() const;
  friend bool operator==(const CellId&, const CellId&) = default;
};

/// Whether the engine knows the grid: EPSG 3035, 5490, 2973 or 2975, cells of 200 m or 1 km.
[[nodiscard]] bool is_supported(const GridSystem& grid);

}  // namespace carreau
