// SPDX-License-Identifier: Apache-2.0
/// Footprints near zones: drawn, and against GEOS.
#include "zoning/footprint_reach.hpp"

#include "support/geos.hpp"
#include "support/polygons.hpp"
#include "zoning/vat_condition.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;
using testing::set_from_wkt;

/// All features as zones of one zoning.
PlaneZones plane_of(const PolygonSet& zones) {
  std::vector<PlaneZones::Member> members;
  for (std::size_t z = 0; z < zones.size(); ++z) members.push_back({0, ZoneIndex(z)});
  return {zones, std::move(members), 1};
}

FootprintReach reach(const PolygonSet& zones, const std::string& footprint) {
  return footprint_reach(plane_of(zones), 0, set_from_wkt(footprint), 0);
}

PolygonSet square_zone() { return set_from_wkt("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))"); }

TEST(FootprintReach, Outside) {
  const auto r = reach(square_zone(), "POLYGON ((130 10, 150 10, 150 30, 130 30, 130 10))");
  EXPECT_FALSE(r.is_inside());
  EXPECT_EQ(r.distance(), 30.0);
  EXPECT_NEAR(r.farthest, 50.0, 0.01);
  EXPECT_EQ(r.depth, 0.0);
  EXPECT_EQ(r.nearest, ZoneIndex(0));
}

TEST(FootprintReach, Inside) {
  const auto r = reach(square_zone(), "POLYGON ((30 10, 50 10, 50 30, 30 30, 30 10))");
  EXPECT_TRUE(r.is_inside());
  EXPECT_EQ(r.distance(), 0.0);
  EXPECT_EQ(r.to_limit, 10.0);
}

TEST(FootprintReach, AcrossTheLimit) {
  const auto r = reach(square_zone(), "POLYGON ((90 10, 120 10, 120 30, 90 30, 90 10))");
  EXPECT_FALSE(r.is_inside());
  EXPECT_EQ(r.distance(), 0.0);
  EXPECT_NEAR(r.farthest, 20.0, 0.01);
  EXPECT_EQ(r.depth, 10.0);
}

TEST(FootprintReach, TheFarthestPointMayLieBetweenCorners) {
  // Two zones at the ends of a long building: its middle is farthest from both.
  PolygonSet zones;
  add_wkt("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", zones);
  add_wkt("POLYGON ((90 0, 100 0, 100 10, 90 10, 90 0))", zones);
  const auto r = reach(zones, "POLYGON ((10 4, 90 4, 90 6, 10 6, 10 4))");
  EXPECT_NEAR(r.farthest, 40.0, 0.02);
}

TEST(FootprintReach, AcrossTheLimitBetweenTwoZonesIsInside) {
  PolygonSet zones = square_zone();
  add_wkt("POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))", zones);
  EXPECT_TRUE(reach(zones, "POLYGON ((90 10, 120 10, 120 30, 90 30, 90 10))").is_inside());
}

TEST(FootprintReach, AroundAZoneIsNotFarFromIt) {
  const auto r = reach(square_zone(), "POLYGON ((-50 -50, 150 -50, 150 150, -50 150, -50 -50))");
  EXPECT_EQ(r.distance(), 0.0);
  EXPECT_FALSE(r.is_inside());
}

TEST(FootprintReach, OfNoZonesIsInfinite) {
  const auto r = reach(PolygonSet(Crs::epsg(3035)), "POLYGON ((0 0, 1 0, 1 1, 0 0))");
  EXPECT_TRUE(std::isinf(r.farthest) && std::isinf(r.distance()));
  EXPECT_TRUE(r.nearest.is_none());
}

TEST(FootprintReach, AgreesWithGeos) {
  testing::Random random(12);
  for (int k = 0; k < 20; ++k) {
    PolygonSet zones(Crs::epsg(2154));
    testing::add_star(random, {0, 0}, 400, zones);
    const auto shape = testing::from_set(zones, 0);
    const PlaneZones plane = plane_of(zones);
    PolygonSet footprints(Crs::epsg(2154));
    for (int f = 0; f < 20; ++f) {
      footprints.begin_feature();
      footprints.begin_polygon();
      const Point centre{testing::between(random, -700, 700), testing::between(random, -700, 700)};
      footprints.add_ring(testing::star_ring(centre, testing::star_radii(random, 60, 7), 1.0));
      const auto found = footprint_reach(plane, 0, footprints, static_cast<std::size_t>(f));
      const auto own = testing::from_set(footprints, static_cast<std::size_t>(f));
      ASSERT_NEAR(found.distance(), testing::distance(shape, own), 1e-9);
      double farthest = 0.0;
      for (const Edge& edge : edges_of(footprints, static_cast<std::size_t>(f))) {
        for (int t = 0; t <= 40; ++t) {
          const Point p{edge.low.x + (edge.high.x - edge.low.x) * t / 40.0,
                        edge.low.y + (edge.high.y - edge.low.y) * t / 40.0};
          farthest = std::max(farthest, testing::distance(shape, testing::point(p)));
        }
      }
      // Sampling misses at most half a step; the search at most a centimetre.
      ASSERT_GE(found.farthest, farthest - 0.01);
      ASSERT_LE(found.farthest, farthest + 2.0);
    }
  }
}

TEST(VatCondition, ByThePlaceOfTheBuilding) {
  const auto condition = [](double distance, double farthest) {
    ZonePlace place;
    place.distance = distance;
    place.farthest = farthest;
    return vat_condition(place);
  };
  ZonePlace inside;
  inside.zone = ZoneIndex(0);
  inside.farthest = 0.0;
  EXPECT_EQ(vat_condition(inside), VatCondition::in_zone);
  EXPECT_EQ(condition(0.0, 12.0), VatCondition::entirely);
  EXPECT_EQ(condition(250.0, 299.99), VatCondition::entirely);
  EXPECT_EQ(condition(250.0, 300.0), VatCondition::renewal) << "less than 300 m";
  EXPECT_EQ(condition(299.99, 499.99), VatCondition::renewal);
  EXPECT_EQ(condition(300.0, 310.0), VatCondition::none);
  EXPECT_EQ(condition(250.0, 500.0), VatCondition::none);
  EXPECT_EQ(vat_condition(ZonePlace()), VatCondition::none);
}

}  // namespace
}  // namespace carreau
