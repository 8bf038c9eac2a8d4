// SPDX-License-Identifier: Apache-2.0
/// How steady cells are, by themselves and in squares.
#include "lab/tiles/stability_tiles.hpp"

#include "support/tile_features.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace carreau::tiles {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// A row of cells near Paris, at the beginning of a square of every level.
CellTable row_of(const std::vector<std::int64_t>& people) {
  std::vector<CellRecord> records;
  for (std::size_t i = 0; i < people.size(); ++i) {
    CellRecord& record = records.emplace_back();
    record.position = {56 * 256, 73 * 256 + static_cast<std::int32_t>(i)};
    record.people = Persons::whole(people[i]);
  }
  CellTable cells({3035, Metres::whole(200)}, Headcount::absent);
  EXPECT_FALSE(cells.assign(records));
  return cells;
}

/// By feature: its share and its people.
using Shares = std::map<std::int64_t, std::pair<std::string, std::string>>;

Shares shares_at(int zoom, const CellTable& cells, const std::vector<float>& shares) {
  const TilePlane plane(cells);
  constexpr double kWorld = 20'037'508.342789244;
  const double side = 2.0 * kWorld / static_cast<double>(std::int64_t{1} << zoom);
  Shares found;
  for (const CellPosition& p : cells.positions()) {
    const Point at = plane.at(p.row + 0.5, p.column + 0.5);
    const TileId id{zoom, static_cast<std::int64_t>((at.x + kWorld) / side),
                    static_cast<std::int64_t>((kWorld - at.y) / side)};
    VectorTile tile;
    write_stability(plane, shares, id, tile);
    for (const auto& f : testing::features_of(tile, id, "stability")) {
      EXPECT_TRUE(f.is_valid);
      EXPECT_EQ(f.properties.contains("cell"), zoom == kLastCellZoom);
      found[f.id] = {f.properties.at("share_in"), f.properties.at("people")};
    }
  }
  return found;
}

TEST(StabilityTiles, EachCellByItself) {
  EXPECT_THAT(shares_at(11, row_of({10, 20, 30, 40}), {0.0F, 0.25F, 1.0F, 0.123F}),
              ElementsAre(Pair(1, Pair("25", "20")), Pair(2, Pair("100", "30")),
                          Pair(3, Pair("12.3", "40"))));
}

TEST(StabilityTiles, ASquareHasTheMeanOverThePeopleOfCellsThatAreEverIn) {
  EXPECT_THAT(shares_at(10, row_of({10, 20, 30, 10}), {0.0F, 0.25F, 1.0F, 0.5F}),
              ElementsAre(Pair(1, Pair("25", "20")), Pair(2, Pair("87.5", "40"))));
  EXPECT_THAT(shares_at(3, row_of({10, 20, 30, 10}), {0.0F, 0.25F, 1.0F, 0.5F}),
              ElementsAre(Pair(1, Pair("66.67", "60"))));
  EXPECT_THAT(shares_at(10, row_of({0, 0}), {0.5F, 1.0F}), ElementsAre(Pair(0, Pair("75", "0"))))
      << "where nobody lives, the mean over cells";
}

TEST(StabilityTiles, OnlyEveryScenarioIsAHundredPercent) {
  constexpr float kAllButOne = 1999.0F / 2000.0F;
  EXPECT_THAT(shares_at(11, row_of({10, 10, 10}), {kAllButOne, 0.00001F, 0.999999F}),
              ElementsAre(Pair(0, Pair("99.95", "10")), Pair(1, Pair("0.01", "10")),
                          Pair(2, Pair("99.99", "10"))));
}

TEST(StabilityTiles, NoScenarioNoSquare) {
  EXPECT_THAT(shares_at(11, row_of({10, 10}), {0.0F, 0.0F}), IsEmpty());
  EXPECT_THAT(shares_at(2, row_of({10, 10}), {1.0F, 1.0F}), IsEmpty());
}

}  // namespace
}  // namespace carreau::tiles
