// SPDX-License-Identifier: Apache-2.0
/// The encoding, held against the examples of the Mapbox Vector Tile specification 2.1 and GDAL.
#include "lab/tiles/vector_tile.hpp"

#include "base/error.hpp"
#include "support/tile_features.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::tiles {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

using Points = std::vector<TilePoint>;

// Specification, 4.3.5.1 to 4.3.5.6.
TEST(TileGeometry, PointsOfTheSpecification) {
  TileGeometry geometry(TileGeometryKind::points);
  geometry.add_points(Points{{25, 17}});
  EXPECT_THAT(geometry.commands(), ElementsAre(9, 50, 34));
  geometry.clear();
  geometry.add_points(Points{{5, 7}, {3, 2}});
  EXPECT_THAT(geometry.commands(), ElementsAre(17, 10, 14, 3, 9));
}

TEST(TileGeometry, LinesOfTheSpecification) {
  TileGeometry geometry(TileGeometryKind::lines);
  geometry.add_line(Points{{2, 2}, {2, 10}, {10, 10}});
  EXPECT_THAT(geometry.commands(), ElementsAre(9, 4, 4, 18, 0, 16, 16, 0));
  geometry.add_line(Points{{1, 1}, {3, 5}});
  EXPECT_THAT(geometry.commands(), ElementsAre(9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8));
}

TEST(TileGeometry, PolygonsOfTheSpecification) {
  TileGeometry geometry(TileGeometryKind::polygons);
  geometry.add_ring(Points{{3, 6}, {8, 12}, {20, 34}, {3, 6}}, RingRole::shell);
  EXPECT_THAT(geometry.commands(), ElementsAre(9, 6, 12, 18, 10, 12, 24, 44, 15));
  geometry.clear();
  geometry.add_ring(Points{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, RingRole::shell);
  geometry.add_ring(Points{{11, 11}, {20, 11}, {20, 20}, {11, 20}}, RingRole::shell);
  geometry.add_ring(Points{{13, 13}, {13, 17}, {17, 17}, {17, 13}}, RingRole::hole);
  const std::vector<std::uint32_t> expected = {9, 0,  0,  26, 20, 0, 0, 20, 19, 0, 15,
                                               9, 22, 2,  26, 18, 0, 0, 18, 17, 0, 15,
                                               9, 4,  13, 26, 0,  8, 8, 0,  0,  7, 15};
  EXPECT_THAT(geometry.commands(), ElementsAreArray(expected));
}

TEST(TileGeometry, RingsTurnAsTheyShouldWhateverTheirDirection) {
  TileGeometry given(TileGeometryKind::polygons);
  given.add_ring(Points{{0, 0}, {10, 0}, {10, 10}, {0, 10}}, RingRole::shell);
  given.add_ring(Points{{2, 2}, {2, 4}, {4, 4}}, RingRole::hole);
  TileGeometry reversed(TileGeometryKind::polygons);
  reversed.add_ring(Points{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}, RingRole::shell);
  reversed.add_ring(Points{{2, 2}, {4, 4}, {2, 4}, {2, 2}}, RingRole::hole);
  EXPECT_THAT(reversed.commands(), ElementsAreArray(given.commands()));
}

TEST(TileGeometry, RingWithoutAreaIsLeftOut) {
  TileGeometry geometry(TileGeometryKind::polygons);
  geometry.add_ring(Points{{1, 1}, {5, 5}, {9, 9}}, RingRole::shell);
  EXPECT_TRUE(geometry.is_empty());
}

/// A layer of one point, written out by hand from the message definitions of the specification.
TEST(VectorTile, BytesOfASmallTile) {
  TileLayer layer("spots");
  layer.tag(layer.key("n"), std::int64_t{7});
  TileGeometry geometry(TileGeometryKind::points);
  geometry.add_points(Points{{25, 17}});
  layer.add(300, geometry);
  VectorTile tile;
  tile.add(layer);
  const std::string feature = {0x08, '\xac', 0x02,               // id 300
                               0x12, 2,      0,    0,            // tags: key 0, value 0
                               0x18, 1,                          // point
                               0x22, 3,      9,    50, 34};      // geometry
  const std::string content = std::string{0x78, 2}               // version 2
                              + "\x0a\x05spots"                  //
                              + std::string{0x12, 14} + feature  //
                              + "\x1a\x01n"                      // key
                              + std::string{0x22, 2, 0x28, 7}    // value: unsigned 7
                              + std::string{0x28, '\x80', 32};   // extent 4096
  ASSERT_EQ(feature.size(), 14U);
  EXPECT_EQ(tile.bytes(), std::string(1, 0x1a) + static_cast<char>(content.size()) + content);
}

TEST(VectorTile, GdalReadsPropertiesOfAllTypes) {
  TileLayer layer("cells");
  TileGeometry geometry(TileGeometryKind::polygons);
  geometry.add_ring(Points{{0, 0}, {4096, 0}, {4096, 4096}, {0, 4096}}, RingRole::shell);
  for (const std::uint64_t id : {5U, 6U}) {
    layer.tag(layer.key("text"), std::string_view("Évry & co"));
    layer.tag(layer.key("whole"), std::int64_t{-42});
    layer.tag(layer.key("real"), 12.3);
    layer.tag(layer.key("round"), 1e6);
    layer.add(id, geometry);
  }
  VectorTile tile;
  tile.add(layer);
  const TileId id{2, 1, 1};
  const auto features = testing::features_of(tile, id, "cells");
  ASSERT_EQ(features.size(), 2U);
  EXPECT_EQ(features[0].id, 5);
  EXPECT_EQ(features[1].id, 6);
  EXPECT_THAT(features[1].properties,
              UnorderedElementsAre(Pair("text", "Évry & co"), Pair("whole", "-42"),
                                   Pair("real", "12.3"), Pair("round", "1000000")));
  // The tile's own square: a quarter of the world's side, west and north of its middle.
  const double side = 40'075'016.685578488 / 4.0;
  EXPECT_TRUE(features[0].is_valid);
  EXPECT_NEAR(features[0].area, side * side, side);
  EXPECT_NEAR(features[0].centre.first, -side / 2.0, 1e-3);
  EXPECT_NEAR(features[0].centre.second, side / 2.0, 1e-3);
}

TEST(VectorTile, KeysAndValuesAreKeptOnce) {
  const auto bytes_of = [](int features) {
    TileLayer layer("l");
    TileGeometry geometry(TileGeometryKind::points);
    geometry.add_points(Points{{1, 1}});
    for (int k = 0; k < features; ++k) {
      layer.tag(layer.key("a long key"), std::string_view("a long value that is repeated"));
      layer.add(std::nullopt, geometry);
    }
    return layer.bytes().size();
  };
  // A feature more costs what its tags and its point do: field, length, and nine bytes.
  EXPECT_EQ(bytes_of(2) - bytes_of(1), bytes_of(3) - bytes_of(2));
  EXPECT_EQ(bytes_of(2) - bytes_of(1), 13U);
}

TEST(VectorTile, LayerWithoutFeaturesIsLeftOut) {
  TileLayer layer("empty");
  layer.tag(layer.key("n"), std::int64_t{1});
  layer.add(1, TileGeometry(TileGeometryKind::lines));
  VectorTile tile;
  tile.add(layer);
  EXPECT_EQ(tile.bytes(), "");
}

TEST(VectorTile, PropertiesOfAFeatureLeftOutGoWithIt) {
  TileLayer layer("l");
  TileGeometry geometry(TileGeometryKind::points);
  layer.tag(layer.key("n"), std::int64_t{1});
  layer.add(1, geometry);
  geometry.add_points(Points{{1, 1}});
  layer.add(2, geometry);
  VectorTile tile;
  tile.add(layer);
  const auto features = testing::features_of(tile, {0, 0, 0}, "l");
  ASSERT_EQ(features.size(), 1U);
  EXPECT_THAT(features[0].properties, IsEmpty());
}

TEST(TileId, OnlyThoseThatExist) {
  for (const TileId& id : {TileId{0, 0, 0}, TileId{22, (1 << 22) - 1, 0}, TileId{3, 7, 7}}) {
    EXPECT_NO_THROW(require_tile(id));
  }
  for (const TileId& id : {TileId{-1, 0, 0}, TileId{23, 0, 0}, TileId{3, 8, 0}, TileId{3, 0, 8},
                           TileId{3, -1, 0}, TileId{3, 0, -1}, TileId{1'000, 0, 0}}) {
    EXPECT_THROW(require_tile(id), ArgumentError);
    EXPECT_THROW(TileFrame{id}, ArgumentError);
  }
}

TEST(TileFrame, TilesGiveTheirCommonLimitTheSamePlace) {
  const TileFrame west({11, 1037, 704});
  const TileFrame east({11, 1038, 704});
  const TileFrame south({11, 1037, 705});
  const Box box = west.box(0);
  for (double t = 0.0; t < 1.0; t += 0.001) {
    const Point p = {box.high.x + t * 97.0, box.low.y + t * 89.0};
    EXPECT_EQ(west.rounded(p).x - 4096, east.rounded(p).x);
    EXPECT_EQ(west.rounded(p).y - 4096, south.rounded(p).y);
  }
}

TEST(TileFrame, EveryPlaceHasOneTile) {
  const Box box = TileFrame({11, 1037, 704}).box(0);
  for (const Point corner : {box.low, box.high, Point{box.low.x, box.high.y}}) {
    int holders = 0;
    for (const std::int64_t column : {1036, 1037, 1038}) {
      for (const std::int64_t row : {703, 704, 705}) {
        holders += TileFrame({11, column, row}).holds(corner) ? 1 : 0;
      }
    }
    EXPECT_EQ(holders, 1);
  }
}

}  // namespace
}  // namespace carreau::tiles
