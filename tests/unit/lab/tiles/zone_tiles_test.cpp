// SPDX-License-Identifier: Apache-2.0
/// Zones on tiles as GDAL reads them: nothing lost, nothing invalid, one label each.
#include "lab/tiles/zone_tiles.hpp"

#include "base/error.hpp"
#include "delineation/delineate.hpp"
#include "lab/tiles/tile_plane.hpp"
#include "support/faults.hpp"
#include "support/geos.hpp"
#include "support/sample_town.hpp"
#include "support/tile_features.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace carreau::tiles {
namespace {

using testing::features_of;
using testing::TileClip;
using testing::TileFeature;

constexpr double kWorld = 20'037'508.342789244;

/// Every tile of a zoom that a box and a buffer around it meet.
std::vector<TileId> tiles_around(const Box& box, int zoom) {
  const double side = 2.0 * kWorld / static_cast<double>(std::int64_t{1} << zoom);
  const auto place = [&](double metres) {
    return static_cast<std::int64_t>(std::floor(metres / side));
  };
  std::vector<TileId> tiles;
  const std::int64_t last = (std::int64_t{1} << zoom) - 1;
  for (std::int64_t c = place(box.low.x + kWorld) - 1; c <= place(box.high.x + kWorld) + 1; ++c) {
    for (std::int64_t r = place(kWorld - box.high.y) - 1; r <= place(kWorld - box.low.y) + 1; ++r) {
      if (c >= 0 && c <= last && r >= 0 && r <= last) tiles.push_back({zoom, c, r});
    }
  }
  return tiles;
}

/// The sample's perimeters.
struct Perimeters {
  testing::SampleTown town;
  TilePlane plane{town.cells};
  PolygonSet mercator = plane.project(outlines(town.cells, town.result.delineation.perimeters));

  [[nodiscard]] ZoneTiles tiles() const {
    std::vector<std::vector<TileProperty>> properties;
    for (const Zone& zone : town.result.delineation.perimeters) {
      properties.push_back({{"id", zone.id}, {"people", zone.figures.people.value()}});
    }
    return {mercator, properties};
  }
  [[nodiscard]] Box bounds() const {
    Box all = mercator.bounds(0);
    for (std::size_t z = 1; z < mercator.size(); ++z) {
      const Box b = mercator.bounds(z);
      all = {{std::min(all.low.x, b.low.x), std::min(all.low.y, b.low.y)},
             {std::max(all.high.x, b.high.x), std::max(all.high.y, b.high.y)}};
    }
    return all;
  }
};

const Perimeters& perimeters() {
  static const Perimeters perimeters;
  return perimeters;
}

TEST(ZoneTiles, AreasOfTheTilesAddUpToTheZones) {
  const Perimeters& p = perimeters();
  const ZoneTiles tiles = p.tiles();
  ASSERT_GT(tiles.size(), 0U);
  for (const int zoom : {11, 13, 15}) {
    std::map<std::int64_t, double> found;
    for (const TileId& id : tiles_around(p.bounds(), zoom)) {
      VectorTile tile;
      tiles.write("perimeters", id, tile);
      for (const TileFeature& f : features_of(tile, id, "perimeters", TileClip::to_extent)) {
        found[f.id] += f.area;
      }
    }
    // Half a unit along the limit: a unit is 4.8 m at zoom 11.
    const double unit = 2.0 * kWorld / std::ldexp(4096.0, zoom);
    ASSERT_EQ(found.size(), p.mercator.size());
    for (const auto& [z, area_found] : found) {
      const double expected = area(p.mercator, static_cast<std::size_t>(z));
      const double length =
          testing::length_of(testing::limit_of(p.mercator, static_cast<std::size_t>(z)));
      EXPECT_NEAR(area_found, expected, 0.5 * unit * length) << "zoom " << zoom;
    }
  }
}

TEST(ZoneTiles, ValidAndNeverGoneAtAnyZoom) {
  const Perimeters& p = perimeters();
  const ZoneTiles tiles = p.tiles();
  for (int zoom = 0; zoom <= 16; ++zoom) {
    std::map<std::int64_t, int> seen;
    for (const TileId& id : tiles_around(p.bounds(), zoom)) {
      VectorTile tile;
      tiles.write("perimeters", id, tile);
      for (const TileFeature& f : features_of(tile, id, "perimeters")) {
        EXPECT_TRUE(f.is_valid) << f.wkt;
        EXPECT_GT(f.area, 0.0);
        EXPECT_EQ(f.properties.at("id"),
                  p.town.result.delineation.perimeters[static_cast<std::size_t>(f.id)].id);
        ++seen[f.id];
      }
    }
    EXPECT_EQ(seen.size(), tiles.size()) << "zoom " << zoom;
  }
}

TEST(ZoneTiles, OneLabelInsideEachZone) {
  const Perimeters& p = perimeters();
  const ZoneTiles tiles = p.tiles();
  for (const int zoom : {0, 5, 11, 14}) {
    std::map<std::int64_t, int> seen;
    for (const TileId& id : tiles_around(p.bounds(), zoom)) {
      VectorTile tile;
      tiles.write_labels("labels", id, tile);
      for (const TileFeature& f : features_of(tile, id, "labels")) {
        EXPECT_EQ(f.kind, "POINT");
        const auto zone = static_cast<std::size_t>(f.id);
        ++seen[f.id];
        EXPECT_EQ(f.number("people"),
                  p.town.result.delineation.perimeters[zone].figures.people.value());
        if (zoom < 11) continue;  // a unit is longer than a zone
        const auto shape = testing::from_set(p.mercator, zone);
        EXPECT_TRUE(testing::covers(shape, testing::point({f.centre.first, f.centre.second})));
      }
    }
    ASSERT_EQ(seen.size(), tiles.size());
    for (const auto& [zone, count] : seen) EXPECT_EQ(count, 1) << "zone " << zone;
  }
}

PolygonSet rectangle(double width, double height) {
  PolygonSet set(Crs::epsg(3857));
  set.begin_feature();
  set.begin_polygon();
  const Point o = {300'000.3, 5'900'000.7};
  set.add_ring(std::vector<Point>{{o.x, o.y},
                                  {o.x + width, o.y},
                                  {o.x + width, o.y + height},
                                  {o.x, o.y + height},
                                  {o.x, o.y}});
  return set;
}

TEST(ZoneTiles, ThinZonesStay) {
  // At zoom 5 a pixel is 4.9 km, a unit 306 m.
  for (const auto& [width, height] : std::vector<std::pair<double, double>>{
           {60'000, 100}, {100, 60'000}, {50, 50}, {6'000, 6'000}}) {
    const ZoneTiles tiles(rectangle(width, height), {{}});
    VectorTile tile;
    tiles.write("zones", {5, 16, 11}, tile);
    const auto features = features_of(tile, {5, 16, 11}, "zones");
    ASSERT_EQ(features.size(), 1U) << width << " × " << height;
    EXPECT_TRUE(features[0].is_valid);
    EXPECT_GE(features[0].area, width * height / 2.0);
  }
}

TEST(ZoneTiles, ZoneOfManyTilesIsCutWithItsBuffer) {
  const ZoneTiles tiles(rectangle(800'000, 800'000), {{}});
  // A tile in the middle is full: the buffer of 64 units on each side.
  const TileId id{11, 1050, 710};
  VectorTile tile;
  tiles.write("zones", id, tile);
  const auto features = features_of(tile, id, "zones");
  ASSERT_EQ(features.size(), 1U);
  const double unit = 2.0 * kWorld / std::ldexp(4096.0, 11);
  EXPECT_NEAR(features[0].area, std::pow(unit * (4096 + 128), 2), 1.0);
}

TEST(ZoneTiles, AnyReferenceSystem) {
  PolygonSet degrees(Crs::epsg(4326));
  degrees.begin_feature();
  degrees.begin_polygon();
  degrees.add_ring(
      std::vector<Point>{{2.2, 48.8}, {2.4, 48.8}, {2.4, 48.9}, {2.2, 48.9}, {2.2, 48.8}});
  const ZoneTiles tiles(on_mercator(degrees), {{{"code", std::string("75")}}});
  double found = 0.0;
  for (std::int64_t column = 1035; column <= 1040; ++column) {
    for (std::int64_t row = 700; row <= 708; ++row) {
      VectorTile tile;
      tiles.write("zones", {11, column, row}, tile);
      for (const auto& f : features_of(tile, {11, column, row}, "zones", TileClip::to_extent)) {
        EXPECT_EQ(f.properties.at("code"), "75");
        found += f.area;
      }
    }
  }
  // x = R λ, y = R asinh(tan φ).
  const double r = 6'378'137.0;
  const double radian = 3.14159265358979 / 180.0;
  const double expected =
      r * 0.2 * radian * r *
      (std::asinh(std::tan(48.9 * radian)) - std::asinh(std::tan(48.8 * radian)));
  EXPECT_NEAR(found / expected, 1.0, 1e-3);
}

TEST(ZoneTiles, ZoneWithoutPolygonIsNowhere) {
  PolygonSet set(Crs::epsg(3857));
  set.begin_feature();
  const ZoneTiles tiles(std::move(set), {{}});
  VectorTile tile;
  tiles.write("zones", {0, 0, 0}, tile);
  tiles.write_labels("labels", {0, 0, 0}, tile);
  EXPECT_EQ(tile.bytes(), "");
}

TEST(ZoneTiles, EachZoneNeedsItsProperties) {
  EXPECT_THROW(ZoneTiles(rectangle(1, 1), {}), ArgumentError);
  VectorTile tile;
  EXPECT_THROW(ZoneTiles(rectangle(1, 1), {{}}).write("zones", {3, 8, 0}, tile), ArgumentError);
}

TEST(ZoneTiles, HaveThePropertiesOfEachZone) {
  EXPECT_THAT(testing::codes_thrown_by([] { (void)ZoneTiles(PolygonSet(Crs::epsg(3857)), {{}}); }),
              ::testing::ElementsAre("properties_of_other_zones"));
}

}  // namespace
}  // namespace carreau::tiles
