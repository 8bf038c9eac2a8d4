// SPDX-License-Identifier: Apache-2.0
/// Names of communes: where they stand, and from which zoom on. Limits are tested in
/// unit_tiles_test.cpp.
#include "lab/tiles/commune_tiles.hpp"

#include "support/tile_features.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace carreau::tiles {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

/// Two communes of two cells in a row near Paris: 30,000 and 100 people, the larger one to the
/// west, with its people in its second cell.
class CommuneTilesNear : public ::testing::Test {
 protected:
  CommuneTilesNear() {
    const std::int64_t people[] = {10'000, 20'000, 60, 40};
    std::vector<CellRecord> records;
    for (std::int32_t k = 0; k < 4; ++k) {
      CellRecord& record = records.emplace_back();
      record.position = {kFirst.row, kFirst.column + k};
      record.people = Persons::whole(people[k]);
      commune_.push_back(CommuneIndex(k < 2 ? 0 : 1));
    }
    EXPECT_FALSE(cells_.assign(records));
    std::vector<Territory::CommuneEntry> communes(2);
    communes[0].commune.code = "75056";
    communes[0].commune.name = "Grande";
    communes[1].commune.code = "75057";
    territory_ = Territory({}, std::move(communes));
  }

  [[nodiscard]] std::vector<testing::TileFeature> labels(int zoom) const {
    const TilePlane plane(cells_);
    const CommuneTiles tiles(plane, territory_, commune_);
    EXPECT_TRUE(tiles.has_any());
    const Point at = plane.at(kFirst.row + 0.5, kFirst.column + 1.5);
    constexpr double kWorld = 20'037'508.342789244;
    const double side = 2.0 * kWorld / static_cast<double>(std::int64_t{1} << zoom);
    const TileId id{zoom, static_cast<std::int64_t>((at.x + kWorld) / side),
                    static_cast<std::int64_t>((kWorld - at.y) / side)};
    VectorTile tile;
    tiles.write(id, tile);
    auto found = testing::features_of(tile, id, "labels");
    if (!found.empty()) {
      EXPECT_LT(std::hypot(found[0].centre.first - at.x, found[0].centre.second - at.y), 100.0)
          << "in the most populous cell";
    }
    return found;
  }

  static constexpr CellPosition kFirst = {56 * 256, 73 * 256};
  CellTable cells_{{3035, Metres::whole(200)}, Headcount::absent};
  Territory territory_;
  std::vector<CommuneIndex> commune_;
};

TEST_F(CommuneTilesNear, NamesLargeOnesFromAfarAndAllFromNear) {
  EXPECT_THAT(labels(7), IsEmpty());
  ASSERT_THAT(labels(8), SizeIs(1));
  EXPECT_EQ(labels(8)[0].properties.at("name"), "Grande");
  EXPECT_EQ(labels(8)[0].number("people"), 30'000.0);
  const auto all = labels(11);
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[1].properties.at("name"), "75057") << "the code where there is no name";
  EXPECT_THAT(labels(12), IsEmpty());
}

TEST(CommuneTiles, HaveNothingWhereNoCommuneIsKnown) {
  CellTable cells({3035, Metres::whole(200)}, Headcount::absent);
  const TilePlane plane(cells);
  const Territory territory;
  const CommuneTiles tiles(plane, territory, {});
  EXPECT_FALSE(tiles.has_any());
  VectorTile tile;
  tiles.write({11, 1037, 704}, tile);
  EXPECT_EQ(tile.bytes(), "");
}

}  // namespace
}  // namespace carreau::tiles
