// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/tile_id.hpp"

#include "base/error.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace carreau::tiles {

namespace {

constexpr double kEarthRadius = 6'378'137.0;  ///< radius of the sphere of web mercator, in metres
constexpr double kHalfWorld = std::numbers::pi * kEarthRadius;

double units_per_metre(int zoom) {
  return std::ldexp(static_cast<double>(kTileExtent), zoom) / (2.0 * kHalfWorld);
}

}  // namespace

void require_tile(const TileId& tile) {
  constexpr int kLastZoom = 22;
  const std::int64_t count =
      tile.zoom < 0 || tile.zoom > kLastZoom ? 0 : std::int64_t{1} << tile.zoom;
  const bool is_tile = tile.column >= 0 && tile.column < count && tile.row >= 0 && tile.row < count;
  if (is_tile) return;
  throw ArgumentError(Message{
      "no_such_tile",
      {{"zoom", tile.zoom}, {"column", tile.column}, {"row", tile.row}, {"last", kLastZoom}}});
}

TileFrame::TileFrame(const TileId& tile) {
  require_tile(tile);
  per_metre_ = units_per_metre(tile.zoom);
  first_ = {static_cast<double>(tile.column * kTileExtent),
            static_cast<double>(tile.row * kTileExtent)};
}

Point TileFrame::units(Point mercator) const {
  return {(mercator.x + kHalfWorld) * per_metre_ - first_.x,
          (kHalfWorld - mercator.y) * per_metre_ - first_.y};
}

TilePoint TileFrame::rounded(Point mercator) const {
  // Rounds on the whole map first, so that every tile rounds a point in the same way.
  return {static_cast<std::int32_t>(std::round((mercator.x + kHalfWorld) * per_metre_) - first_.x),
          static_cast<std::int32_t>(std::round((kHalfWorld - mercator.y) * per_metre_) - first_.y)};
}

Box TileFrame::box(double margin) const {
  const double far = kTileExtent + margin;
  return {
      {(first_.x - margin) / per_metre_ - kHalfWorld, kHalfWorld - (first_.y + far) / per_metre_},
      {(first_.x + far) / per_metre_ - kHalfWorld, kHalfWorld - (first_.y - margin) / per_metre_}};
}

bool TileFrame::holds(Point mercator) const {
  const TilePoint p = rounded(mercator);
  return p.x >= 0 && p.x < kTileExtent && p.y >= 0 && p.y < kTileExtent;
}

}  // namespace carreau::tiles
