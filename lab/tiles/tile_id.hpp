// SPDX-License-Identifier: Apache-2.0
/// Which square of the map a tile is, and where on it a place lies.
#pragma once

#include "geometry/polygon_set.hpp"

#include <compare>
#include <cstdint>

namespace carreau::tiles {

/// A tile as addresses name it, `zoom/column/row` (often z/x/y): row 0 is the northernmost.
struct TileId {
  int zoom = 0;
  std::int64_t column = 0;
  std::int64_t row = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

/// Units along the side of a tile, and how far what is cut at its limits reaches beyond them.
inline constexpr int kTileExtent = 4096;
inline constexpr int kTileBuffer = 64;
/// A pixel of a map drawn with 256 of them to a tile, in units.
inline constexpr int kTilePixel = kTileExtent / 256;

/// Throws ArgumentError unless the zoom is from 0 to 22 and the tile one of the 2^zoom × 2^zoom.
void require_tile(const TileId& tile);

/// A place in a tile: x east, y south from its upper left corner.
struct TilePoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend constexpr auto operator<=>(const TilePoint&, const TilePoint&) = default;
};

/// The units of one tile on web mercator (EPSG:3857, metres at the equator).
class TileFrame {
 public:
  /// Throws ArgumentError for what require_tile() refuses.
  explicit TileFrame(const TileId& tile);

  /// Not rounded.
  [[nodiscard]] Point units(Point mercator) const;
  /// To the nearest unit: two tiles give a point of their common limit the same place.
  [[nodiscard]] TilePoint rounded(Point mercator) const;
  /// The tile's square in web mercator, widened by `margin` units on every side.
  [[nodiscard]] Box box(double margin) const;
  /// Whether a place belongs to this tile and to no other of its zoom: half-open.
  [[nodiscard]] bool holds(Point mercator) const;

 private:
  Point first_;  ///< upper left corner, in units from that of the map
  double per_metre_ = 1.0;
};

}  // namespace carreau::tiles
