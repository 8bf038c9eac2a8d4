// SPDX-License-Identifier: Apache-2.0
/// How steady cells are, by themselves and in squares.
#include "lab/tiles/stability_tiles.hpp"

#include "support/row_near_paris.hpp"
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
using testing::row_of;

/// By feature: its share and its people.
using Shares = std::map<std::int64_t, std::pair<std::string, std::string>>;

Shares shares_at(int zoom, const CellTable& cells, const std::vector<float>& shares) {
  const TilePlane plane(cells);
  Shares found;
  for (const TileId& id : testing::tiles_of(plane, zoom)) {
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
  EXPECT_THAT(shares_at(11, row_of({100, 200, 300, 400}), {0.0F, 0.25F, 1.0F, 0.123F}),
              ElementsAre(Pair(1, Pair("25", "20")), Pair(2, Pair("100", "30")),
                          Pair(3, Pair("12.3", "40"))));
}

TEST(StabilityTiles, ASquareHasTheMeanOverThePeopleOfCellsThatAreEverIn) {
  EXPECT_THAT(shares_at(10, row_of({100, 200, 300, 100}), {0.0F, 0.25F, 1.0F, 0.5F}),
              ElementsAre(Pair(1, Pair("25", "20")), Pair(2, Pair("87.5", "40"))));
  EXPECT_THAT(shares_at(3, row_of({100, 200, 300, 100}), {0.0F, 0.25F, 1.0F, 0.5F}),
              ElementsAre(Pair(1, Pair("66.67", "60"))));
  EXPECT_THAT(shares_at(10, row_of({0, 0}), {0.5F, 1.0F}), ElementsAre(Pair(0, Pair("75", "0"))))
      << "where nobody lives, the mean over cells";
}

TEST(StabilityTiles, OnlyEveryScenarioIsAHundredPercent) {
  constexpr float kAllButOne = 1999.0F / 2000.0F;
  EXPECT_THAT(shares_at(11, row_of({100, 100, 100}), {kAllButOne, 0.00001F, 0.999999F}),
              ElementsAre(Pair(0, Pair("99.95", "10")), Pair(1, Pair("0.01", "10")),
                          Pair(2, Pair("99.99", "10"))));
}

TEST(StabilityTiles, NoScenarioNoSquare) {
  EXPECT_THAT(shares_at(11, row_of({100, 100}), {0.0F, 0.0F}), IsEmpty());
  EXPECT_THAT(shares_at(2, row_of({100, 100}), {1.0F, 1.0F}), IsEmpty());
}

}  // namespace
}  // namespace carreau::tiles
