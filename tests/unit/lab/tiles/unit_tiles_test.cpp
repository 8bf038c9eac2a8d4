// SPDX-License-Identifier: Apache-2.0
/// Limits between units on drawn maps: where they run, how long, and nowhere else.
#include "lab/tiles/unit_tiles.hpp"

#include "support/drawing.hpp"
#include "support/tile_features.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace carreau::tiles {
namespace {

using testing::Drawing;

/// Letters are units, '-' lies in none, '.' is not in the table. The lower left cell is at a place
/// near Paris, 3760000 E 2890000 N, where squares of all levels begin.
struct Map {
  explicit Map(const Drawing& drawing, const Drawing& people = {}) {
    std::vector<CellRecord> records;
    for (const CellPosition p : testing::positions_of(drawing, "AB-")) {
      const char letter = testing::symbol_at(drawing, p);
      const char count = people.empty() ? '1' : testing::symbol_at(people, p);
      CellRecord& record = records.emplace_back();
      record.position = {kFirst.row + p.row, kFirst.column + p.column};
      record.people = Persons::whole(count - '0');
      unit.push_back(letter == '-' ? UnitIndex::none() : UnitIndex(letter == 'A' ? 0 : 1));
    }
    EXPECT_FALSE(cells.assign(records));
  }

  static constexpr CellPosition kFirst = {56 * 256, 73 * 256};
  CellTable cells{{3035, Metres::whole(200)}, Headcount::absent};
  std::vector<UnitIndex> unit;
};

/// The lengths of all tiles around, in sides of a cell on the ground (corners are rounded).
struct Limits {
  double sides = 0.0;
  std::string wkt;
};

Limits limits_of(const Map& map, int zoom) {
  const TilePlane plane(map.cells);
  const UnitTiles tiles(plane, map.unit);
  const Point at = plane.at(Map::kFirst.row + 2, Map::kFirst.column + 2);
  constexpr double kWorld = 20'037'508.342789244;
  const double side = 2.0 * kWorld / static_cast<double>(std::int64_t{1} << zoom);
  const TileId id{zoom, static_cast<std::int64_t>((at.x + kWorld) / side),
                  static_cast<std::int64_t>((kWorld - at.y) / side)};
  VectorTile tile;
  tiles.write(id, tile);
  Limits limits;
  const Point east = plane.at(Map::kFirst.row + 2, Map::kFirst.column + 3);
  for (const auto& feature : testing::features_of(tile, id, "limits")) {
    limits.sides += feature.length / std::hypot(east.x - at.x, east.y - at.y);
    limits.wkt += feature.wkt;
  }
  return limits;
}

TEST(UnitTiles, OneLineBetweenTwoUnits) {
  const Limits limits = limits_of(Map({"AABB",  //
                                       "AABB",  //
                                       "AABB"}),
                                  11);
  EXPECT_NEAR(limits.sides, 3.0, 0.05);
  EXPECT_EQ(limits.wkt.substr(0, 10), "LINESTRING");
}

TEST(UnitTiles, ACellOutsideUnitsIsOfNone) {
  EXPECT_NEAR(limits_of(Map({"AA--",  //
                             "AA--"}),
                        11)
                  .sides,
              2.0, 0.05);
  EXPECT_EQ(limits_of(Map({"----", "----"}), 11).sides, 0.0);
}

TEST(UnitTiles, NothingTowardsPlacesWithoutACell) {
  EXPECT_EQ(limits_of(Map({"AA.BB", "AA.BB"}), 11).sides, 0.0);
}

TEST(UnitTiles, AnEnclaveIsGoneRound) {
  const Limits limits = limits_of(Map({"AAAA",  //
                                       "ABBA",  //
                                       "AAAA"}),
                                  11);
  EXPECT_NEAR(limits.sides, 6.0, 0.1);
}

TEST(UnitTiles, SquaresAreOfTheUnitOfTheirMostPeopledCell) {
  const Drawing units = {"AABB",  //
                         "AABA"};
  EXPECT_NEAR(limits_of(Map(units, {"1191", "1111"}), 10).sides, 2.0, 0.05);
  EXPECT_EQ(limits_of(Map(units, {"1111", "1119"}), 10).sides, 0.0);
}

TEST(UnitTiles, EverySideOfARandomMapIsDrawnOnce) {
  std::uint32_t state = 5;
  Drawing drawing(12, std::string(12, '.'));
  for (std::string& line : drawing) {
    for (char& c : line) {
      state = state * 1'664'525U + 1'013'904'223U;
      c = "AB-."[state >> 30U];
    }
  }
  double expected = 0.0;
  for (std::int32_t r = 0; r < 12; ++r) {
    for (std::int32_t c = 0; c < 12; ++c) {
      const char here = testing::symbol_at(drawing, {r, c});
      for (const CellPosition p : {CellPosition{r + 1, c}, CellPosition{r, c + 1}}) {
        const char there = testing::symbol_at(drawing, p);
        expected += here != '.' && there != '.' && here != there ? 1.0 : 0.0;
      }
    }
  }
  ASSERT_GT(expected, 50.0);
  EXPECT_NEAR(limits_of(Map(drawing), 11).sides / expected, 1.0, 0.01);
}

TEST(UnitTiles, NothingOutsideTheZoomsOfCells) {
  const Map map({"AABB"});
  EXPECT_EQ(limits_of(map, 2).sides, 0.0);
  EXPECT_EQ(limits_of(map, 12).sides, 0.0);
}

}  // namespace
}  // namespace carreau::tiles
