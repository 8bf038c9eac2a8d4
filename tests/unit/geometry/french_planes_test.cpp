// SPDX-License-Identifier: Apache-2.0
/// Towns of every territory have their legal plane; places elsewhere have none.
#include "geometry/french_planes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace carreau {
namespace {

struct Town {
  const char* name;
  Point degrees;
  int epsg;
};

TEST(FrenchPlane, OfTownsEverywhere) {
  for (const Town& town : {Town{"Bondy", {2.48, 48.90}, 2154},
                           {"Bastia", {9.45, 42.70}, 2154},
                           {"Fort-de-France", {-61.07, 14.61}, 5490},
                           {"Cayenne", {-52.33, 4.93}, 2972},
                           {"Saint-Pierre", {-56.18, 46.78}, 4467},
                           {"Saint-Denis", {55.45, -20.88}, 2975},
                           {"Mamoudzou", {45.23, -12.78}, 4471},
                           {"Nouméa", {166.45, -22.27}, 3163},
                           {"Mata-Utu", {-176.17, -13.28}, 8903},
                           {"Papeete", {-149.57, -17.54}, 3297}}) {
    const auto plane = french_plane(town.degrees);
    ASSERT_TRUE(plane) << town.name;
    EXPECT_EQ(plane->epsg_code(), town.epsg) << town.name;
    EXPECT_TRUE(is_plane_in_metres(*plane)) << town.name;
    // A second of latitude is about 31 m on any of them.
    const Transform transform(Crs::epsg(4326), *plane);
    const auto a = transform.apply(town.degrees);
    const auto b = transform.apply({town.degrees.x, town.degrees.y + 1.0 / 3600.0});
    ASSERT_TRUE(a && b) << town.name;
    EXPECT_NEAR(std::hypot(b->x - a->x, b->y - a->y), 30.85, 0.2) << town.name;
  }
}

TEST(FrenchPlane, NoneElsewhere) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  for (const Point p :
       {Point{48.90, 2.48}, {0.0, 0.0}, {-74.0, 40.7}, {139.7, 35.7}, {kNan, 48.9}}) {
    EXPECT_FALSE(french_plane(p)) << p.x << ", " << p.y;
  }
}

TEST(IsPlaneInMetres, TellsPlanesFromDegreesAndFeet) {
  EXPECT_TRUE(is_plane_in_metres(Crs::epsg(2154)));
  EXPECT_TRUE(is_plane_in_metres(Crs::epsg(3035)));
  EXPECT_FALSE(is_plane_in_metres(Crs::epsg(4326)));
  EXPECT_FALSE(is_plane_in_metres(Crs::epsg(2263))) << "US survey feet";
  EXPECT_FALSE(is_plane_in_metres(Crs("nonsense")));
}

TEST(FrenchPlanes, OfFeaturesIsThatOfMost) {
  PolygonSet features(Crs::epsg(4326));
  const auto add = [&](double x, double y) {
    features.begin_feature();
    features.begin_polygon();
    features.add_ring(std::vector<Point>{{x, y}, {x + 0.01, y}, {x + 0.01, y + 0.01}, {x, y}});
  };
  add(2.3, 48.8);
  add(55.4, -21.0);
  add(4.1, 44.1);
  features.begin_feature();
  const CommonPlane common = common_plane(features);
  ASSERT_TRUE(common.crs);
  EXPECT_EQ(*common.crs, Crs::epsg(2154));
  EXPECT_EQ(common.is_on_it, (std::vector<bool>{true, false, true, false}));
  EXPECT_FALSE(common_plane(PolygonSet()).crs);
}

}  // namespace
}  // namespace carreau
