// SPDX-License-Identifier: Apache-2.0
/// Shapes that runs share are those that each would draw by itself.
#include "lab/tiles/zone_shapes.hpp"

#include "delineation/delineate.hpp"
#include "support/sample_town.hpp"

#include <gtest/gtest.h>

namespace carreau::tiles {
namespace {

struct Town {
  testing::SampleTown sample;
  TilePlane plane{sample.cells};
  std::vector<Zone> zones = sample.result.delineation.perimeters;
  ZoneShapes shapes{plane, sample.cells};
};

std::vector<Point> corners_of(const PolygonSet& set, std::size_t zone) {
  std::vector<Point> corners;
  for (const auto& polygon : set.polygons(zone)) {
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const auto ring = set.ring(r);
      corners.insert(corners.end(), ring.begin(), ring.end());
    }
  }
  return corners;
}

TEST(ZoneShapes, AreTheOutlinesOfTheZones) {
  Town town;
  const PolygonSet expected = town.plane.project(outlines(town.sample.cells, town.zones));
  const auto shapes = town.shapes.of(town.zones);
  ASSERT_EQ(shapes.size(), town.zones.size());
  ASSERT_GT(shapes.size(), 1U);
  for (std::size_t z = 0; z < shapes.size(); ++z) {
    EXPECT_EQ(corners_of(shapes[z]->mercator, 0), corners_of(expected, z)) << town.zones[z].id;
    EXPECT_EQ(shapes[z]->bounds.low, expected.bounds(z).low);
    EXPECT_EQ(shapes[z]->bounds.high, expected.bounds(z).high);
    EXPECT_TRUE(shapes[z]->label.has_value());
  }
}

TEST(ZoneShapes, AreDrawnOnceAsLongAsTheyAreHeld) {
  Town town;
  const auto first = town.shapes.of(town.zones);
  // Another run: the zones in another order, one of them without a cell.
  std::vector<Zone> others(town.zones.rbegin(), town.zones.rend());
  others.front().footprint.pop_back();
  const auto second = town.shapes.of(others);
  EXPECT_NE(second.front(), first.back());
  EXPECT_NE(corners_of(second.front()->mercator, 0), corners_of(first.back()->mercator, 0));
  for (std::size_t z = 1; z < others.size(); ++z) {
    EXPECT_EQ(second[z], first[first.size() - 1 - z]);
  }
}

TEST(ZoneShapes, AreForgottenWithTheLastWhoHoldsThem) {
  Town town;
  const std::weak_ptr<const ZoneShape> gone = town.shapes.of(town.zones).front();
  EXPECT_TRUE(gone.expired());
  EXPECT_NE(town.shapes.of(town.zones).front(), nullptr);
}

}  // namespace
}  // namespace carreau::tiles
