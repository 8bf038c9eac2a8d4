// SPDX-License-Identifier: Apache-2.0
#include "lab/places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace carreau::lab {

namespace {

constexpr int kGlobe = 4326;

CellBlock whole_block(const CellTable& cells) {
  const auto positions = cells.positions();
  if (positions.empty()) return {};
  CellBlock block{positions.front(), positions.front()};
  for (const CellPosition position : positions) block.take(position);
  return block;
}

}  // namespace

void CellBlock::take(CellPosition position) {
  first.row = std::min(first.row, position.row);
  first.column = std::min(first.column, position.column);
  last.row = std::max(last.row, position.row);
  last.column = std::max(last.column, position.column);
}

std::optional<CellBlock> CellBlock::around(const CellTable& cells,
                                           std::span<const CellIndex> members) {
  if (members.empty()) return std::nullopt;
  const CellPosition front = cells.positions()[members.front().position()];
  CellBlock block{front, front};
  for (const CellIndex cell : members) block.take(cells.positions()[cell.position()]);
  return block;
}

Places::Places(const CellTable& cells)
    : cells_(cells),
      to_globe_(Crs::epsg(cells.grid().epsg), Crs::epsg(kGlobe)),
      to_plane_(Crs::epsg(kGlobe), Crs::epsg(cells.grid().epsg)),
      all_(bounds(whole_block(cells))) {}

Box Places::bounds(const CellBlock& block) const {
  const auto size = static_cast<double>(cells_.grid().cell_size.count());
  return bounds(Box{{block.first.column * size, block.first.row * size},
                    {(block.last.column + 1) * size, (block.last.row + 1) * size}});
}

Box Places::bounds(const Box& plane) const {
  // The sides are curves on the globe, so points between their ends may lie farther out: by less
  // than a tenth of a metre along 2 km, the size of most zones.
  constexpr double kStraight = 2'000.0;
  const double longest = std::max(plane.high.x - plane.low.x, plane.high.y - plane.low.y);
  const int steps = longest <= kStraight ? 1 : 8;
  std::vector<Point> sides;
  for (int i = 0; i <= steps; ++i) {
    const double along = static_cast<double>(i) / steps;
    const double x = std::lerp(plane.low.x, plane.high.x, along);
    const double y = std::lerp(plane.low.y, plane.high.y, along);
    sides.insert(sides.end(),
                 {{x, plane.low.y}, {x, plane.high.y}, {plane.low.x, y}, {plane.high.x, y}});
  }
  {
    const std::lock_guard lock(mutex_);
    to_globe_.apply(sides);
  }
  constexpr double kFarthest = std::numeric_limits<double>::infinity();
  Box box{{kFarthest, kFarthest}, {-kFarthest, -kFarthest}};
  for (const Point& place : sides) {
    if (std::isnan(place.x)) continue;  // no place on the globe
    box.low = {std::min(box.low.x, place.x), std::min(box.low.y, place.y)};
    box.high = {std::max(box.high.x, place.x), std::max(box.high.y, place.y)};
  }
  return box;
}

CellIndex Places::cell_at(Point place) const {
  const std::lock_guard lock(mutex_);
  const auto on_plane = to_plane_.apply(place);
  if (!on_plane || !std::isfinite(on_plane->x) || !std::isfinite(on_plane->y)) {
    return CellIndex::none();
  }
  const auto size = static_cast<double>(cells_.grid().cell_size.count());
  const double row = std::floor(on_plane->y / size);
  const double column = std::floor(on_plane->x / size);
  constexpr double kLargest = std::numeric_limits<std::int32_t>::max();
  if (std::abs(row) > kLargest || std::abs(column) > kLargest) return CellIndex::none();
  return cells_.find({static_cast<std::int32_t>(row), static_cast<std::int32_t>(column)});
}

}  // namespace carreau::lab
