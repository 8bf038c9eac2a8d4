// SPDX-License-Identifier: Apache-2.0
/// What entered and left, cell by cell and in squares.
#include "lab/tiles/change_tiles.hpp"

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

using Changes = std::map<std::int64_t, std::pair<std::string, std::string>>;

Changes changes_at(int zoom, const CellTable& cells, const MembershipChange& change) {
  const TilePlane plane(cells);
  Changes changes;
  for (const TileId& id : testing::tiles_of(plane, zoom)) {
    VectorTile tile;
    write_changes(plane, change, id, tile);
    for (const auto& f : testing::features_of(tile, id, "changes")) {
      EXPECT_TRUE(f.is_valid);
      changes[f.id] = {f.properties.at("change"), f.properties.at("people")};
    }
  }
  return changes;
}

const std::vector<std::uint8_t> kBefore = {0, 0, 1, 1, 1, 0, 1, 1};
const std::vector<std::uint8_t> kAfter = {0, 1, 0, 1, 1, 1, 1, 1};
const std::vector<std::int64_t> kPeople = {101, 102, 103, 104, 105, 106, 107, 108};

TEST(ChangeTiles, EachCellByItself) {
  EXPECT_THAT(changes_at(11, row_of(kPeople), {kBefore, kAfter}),
              ElementsAre(Pair(1, Pair("entered", "10.2")), Pair(2, Pair("left", "10.3")),
                          Pair(3, Pair("both", "10.4")), Pair(4, Pair("both", "10.5")),
                          Pair(5, Pair("entered", "10.6")), Pair(6, Pair("both", "10.7")),
                          Pair(7, Pair("both", "10.8"))));
}

TEST(ChangeTiles, ASquareSaysWhatChangesMost) {
  EXPECT_THAT(changes_at(10, row_of(kPeople), {kBefore, kAfter}),
              ElementsAre(Pair(1, Pair("entered", "10.2")), Pair(2, Pair("left", "10.3")),
                          Pair(4, Pair("entered", "10.6")), Pair(6, Pair("both", "21.5"))));
  EXPECT_THAT(changes_at(9, row_of(kPeople), {kBefore, kAfter}),
              ElementsAre(Pair(1, Pair("left", "10.3")), Pair(4, Pair("entered", "10.6"))));
  EXPECT_THAT(changes_at(3, row_of(kPeople), {kBefore, kAfter}),
              ElementsAre(Pair(1, Pair("entered", "20.8"))));
}

TEST(ChangeTiles, CellsWithoutPeopleAreCounted) {
  EXPECT_THAT(changes_at(10, row_of({0, 0}),
                         {std::vector<std::uint8_t>{1, 1}, std::vector<std::uint8_t>{0, 1}}),
              ElementsAre(Pair(0, Pair("left", "0"))));
}

TEST(ChangeTiles, NoPerimeterNoSquare) {
  const std::vector<std::uint8_t> out(8, 0);
  EXPECT_THAT(changes_at(11, row_of(kPeople), {out, out}), IsEmpty());
  EXPECT_THAT(changes_at(2, row_of(kPeople), {kBefore, kAfter}), IsEmpty());
}

}  // namespace
}  // namespace carreau::tiles
