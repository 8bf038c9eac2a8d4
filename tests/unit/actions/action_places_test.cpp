// SPDX-License-Identifier: Apache-2.0
/// Places of actions in, near and far from quartiers drawn in metres.
#include "actions/action_places.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

/// A square of 400 m in Lambert-93, near Alès.
constexpr double kWest = 790'000.0;
constexpr double kSouth = 6'340'000.0;

PolygonSet square() {
  PolygonSet set(Crs::epsg(2154));
  set.begin_feature();
  set.begin_polygon();
  const std::vector<Point> ring = {{kWest, kSouth},
                                   {kWest + 400, kSouth},
                                   {kWest + 400, kSouth + 400},
                                   {kWest, kSouth + 400},
                                   {kWest, kSouth}};
  set.add_ring(ring);
  return set;
}

ActionPlace place_of(std::optional<Point> point, double precision = 0.0) {
  Programme programme;
  programme.crs = Crs::epsg(2154);
  programme.actions.resize(2);
  programme.actions[1].place = point;
  programme.actions[1].place_precision = precision;
  const auto places = locate_actions(programme, {square()});
  EXPECT_EQ(places.size(), 2U);
  EXPECT_FALSE(places[0].inside.has_value());
  return places[1];
}

TEST(ActionPlaces, InsideIsCertainFarFromTheLimit) {
  const ActionPlace place = place_of(Point{kWest + 200, kSouth + 200});
  EXPECT_EQ(place.inside, 0U);
  EXPECT_FALSE(place.near.has_value());
  EXPECT_FALSE(place.is_ambiguous);
}

TEST(ActionPlaces, APoorlyKnownPlaceIsInDoubt) {
  EXPECT_TRUE(place_of(Point{kWest + 200, kSouth + 200}, 500.0).is_ambiguous);
}

TEST(ActionPlaces, TheBandEndsBefore300Metres) {
  const ActionPlace near = place_of(Point{kWest + 400 + 299, kSouth + 200});
  EXPECT_FALSE(near.inside.has_value());
  EXPECT_EQ(near.near, 0U);
  EXPECT_NEAR(near.distance, 299.0, 0.01);
  EXPECT_FALSE(place_of(Point{kWest + 400 + 301, kSouth + 200}).near.has_value());
}

TEST(ActionPlaces, WithoutAPlaceThereIsNothing) {
  const ActionPlace place = place_of(std::nullopt);
  EXPECT_FALSE(place.inside.has_value());
  EXPECT_FALSE(place.near.has_value());
}

TEST(ActionPlaces, ZonesWithoutOutlinesHoldNothing) {
  Programme programme;
  programme.crs = Crs::epsg(2154);
  programme.actions.resize(1);
  programme.actions[0].place = Point{kWest, kSouth};
  EXPECT_FALSE(locate_actions(programme, {PolygonSet()}).front().inside.has_value());
}

TEST(ActionPlaces, OutsideOnlyWhereNoErrorOfThePositionWouldBringItNear) {
  const Point far{kWest + 400 + 2'000, kSouth + 200};
  EXPECT_TRUE(place_of(far).is_outside);
  EXPECT_TRUE(place_of(far, 1'000.0).is_outside);
  EXPECT_FALSE(place_of(far, 1'900.0).is_outside);
  EXPECT_FALSE(place_of(Point{kWest + 400 + 299, kSouth}).is_outside);
  EXPECT_FALSE(place_of(std::nullopt).is_outside);
}

TEST(ActionPlaces, CommunesAndPocketsAreThoseOfTheirPolygons) {
  Programme programme;
  programme.crs = Crs::epsg(2154);
  programme.actions.resize(1);
  programme.actions[0].place = Point{kWest + 200, kSouth + 200};
  const PolygonSet area = square();
  const std::vector<std::string> codes = {"30037"};
  const auto places = locate_actions(programme, {PolygonSet(), &area, codes, &area});
  EXPECT_EQ(places.front().commune, "30037");
  EXPECT_EQ(places.front().pocket, 0U);
}

TEST(ActionPlaces, ExchangedCoordinatesLieNowhere) {
  Programme programme;
  programme.crs = Crs::epsg(4326);
  programme.actions.resize(2);
  programme.actions[0].place = Point{44.1, 4.1};
  programme.actions[1].place = Point{4.1, 44.1};
  const auto places = locate_actions(programme, {square()});
  EXPECT_TRUE(places[0].is_nowhere);
  EXPECT_FALSE(places[1].is_nowhere);
}

}  // namespace
}  // namespace carreau
