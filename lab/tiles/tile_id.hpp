// SPDX-License-Identifier: Apache-2.0
/// The tiles of a map, and the position of a place in a tile.
#pragma once

#include "geometry/polygon_set.hpp"

#include <compare>
#include <cstdint>

namespace carreau::tiles {

/// A tile in the notation `zoom/column/row` (often z/x/y); row 0 is the northernmost.
struct TileId {
  int zoom = 0;
  std::int64_t column = 0;
  std::int64_t row = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

/// The number of units along the side of a tile, and by how many units content extends beyond it.
inline constexpr int kTileExtent = 4096;
inline constexpr int kTileBuffer = 64;
/// Units for each pixel of a map drawn with 256 pixels to a tile.
inline constexpr int kTilePixel = kTileExtent / 256;

/// Throws ArgumentError unless the zoom is from 0 to 22 and the tile is one of the 2^zoom × 2^zoom.
void require_tile(const TileId& tile);

/// A place in a tile: x to the east, y to the south, from its upper left corner.
struct TilePoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend constexpr auto operator<=>(const TilePoint&, const TilePoint&) = default;
};

/// Converts web mercator (EPSG:3857, metres at the equator) to the units of one tile.
class TileFrame {
 public:
  /// Throws the errors of require_tile().
  explicit TileFrame(const TileId& tile);

  /// Unrounded units.
  [[nodiscard]] Point units(Point mercator) const;
  /// Rounded to the nearest unit; two tiles place a point of their common border identically.
  [[nodiscard]] TilePoint rounded(Point mercator) const;
  /// The square of the tile in web mercator, extended by `margin` units on every side.
  [[nodiscard]] Box box(double margin) const;
  /// Whether a place belongs to this tile rather than to another of its zoom; half-open.
  [[nodiscard]] bool holds(Point mercator) const;

 private:
  Point first_;  ///< upper left corner of the tile, in units from that of the map
  double per_metre_ = 1.0;
};

}  // namespace carreau::tiles
