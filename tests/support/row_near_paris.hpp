// SPDX-License-Identifier: Apache-2.0
/// A row of cells near Paris, and the tiles in which it lies.
#pragma once

#include "lab/tiles/tile_plane.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace carreau::testing {

/// It begins where a square of every level does. `tenths` of people, by cell.
inline CellTable row_of(const std::vector<std::int64_t>& tenths) {
  std::vector<CellRecord> records;
  for (std::size_t i = 0; i < tenths.size(); ++i) {
    CellRecord& record = records.emplace_back();
    record.position = {56 * 256, 73 * 256 + static_cast<std::int32_t>(i)};
    record.people = Persons::from_tenths(tenths[i]);
  }
  CellTable cells({3035, Metres::whole(200)}, Headcount::absent);
  EXPECT_FALSE(cells.assign(records));
  return cells;
}

/// For each cell the tile that its middle lies in.
inline std::vector<tiles::TileId> tiles_of(const tiles::TilePlane& plane, int zoom) {
  constexpr double kWorld = 20'037'508.342789244;
  const double side = 2.0 * kWorld / static_cast<double>(std::int64_t{1} << zoom);
  std::vector<tiles::TileId> ids;
  for (const CellPosition& p : plane.cells().positions()) {
    const Point at = plane.at(p.row + 0.5, p.column + 0.5);
    ids.push_back({zoom, static_cast<std::int64_t>((at.x + kWorld) / side),
                   static_cast<std::int64_t>((kWorld - at.y) / side)});
  }
  return ids;
}

}  // namespace carreau::testing
