// SPDX-License-Identifier: Apache-2.0
/// Points and footprints to zones: several zonings, planes of several territories, doubt.
#include "zoning/assignment.hpp"

#include "base/error.hpp"
#include "support/geos.hpp"
#include "zoning/assignment_counts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::add_wkt;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::set_from_wkt;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

/// Squares of a kilometre near Bondy, on Lambert-93: zones 0 and 1 overlap by 200 m.
PolygonSet two_zones() {
  PolygonSet zones(Crs::epsg(2154));
  add_wkt(
      "POLYGON ((660000 6860000, 661000 6860000, 661000 6861000, 660000 6861000, "
      "660000 6860000))",
      zones);
  add_wkt(
      "POLYGON ((660800 6860000, 661800 6860000, 661800 6861000, 660800 6861000, "
      "660800 6860000))",
      zones);
  return zones;
}

Assignment assign(const std::vector<PolygonSet>& zonings, const std::vector<Point>& points,
                  const Crs& crs = Crs::epsg(2154), const AssignmentOptions& options = {},
                  double precision = 0.0) {
  const std::vector<double> precisions(points.size(), precision);
  Assignment out;
  Assigner(zonings, crs, options).assign({points, nullptr, precisions}, out);
  return out;
}

std::vector<ZoneIndex> others(const Assignment& a, std::size_t row) {
  const auto span = a.others(a.of(row)[0]);
  return {span.begin(), span.end()};
}

TEST(Assigner, TheFirstZoneWinsAndTheOthersAreKept) {
  const Assignment a = assign({two_zones()}, {{660'100, 6'860'500},
                                              {660'900, 6'860'400},
                                              {661'700, 6'860'500},
                                              {661'000, 6'860'500},
                                              {662'000, 6'860'500}});
  EXPECT_EQ(a.of(0)[0].zone, ZoneIndex(0));
  EXPECT_THAT(others(a, 0), IsEmpty());
  EXPECT_EQ(a.of(1)[0].zone, ZoneIndex(0));
  EXPECT_THAT(others(a, 1), ElementsAre(ZoneIndex(1)));
  EXPECT_EQ(a.of(2)[0].zone, ZoneIndex(1));
  EXPECT_EQ(a.of(3)[0].zone, ZoneIndex(0)) << "a limit belongs to the zone";
  EXPECT_TRUE(a.of(4)[0].zone.is_none());
  EXPECT_THAT(others(a, 4), IsEmpty());
}

TEST(Assigner, DistancesAreToTheLimitOfTheZoneOrToTheNearest) {
  const Assignment a = assign(
      {two_zones()},
      {{660'100, 6'860'500}, {660'900, 6'860'400}, {662'000, 6'860'500}, {659'970, 6'861'040}});
  EXPECT_EQ(a.of(0)[0].distance, 100.0);
  EXPECT_EQ(a.of(0)[0].nearest, ZoneIndex(0));
  EXPECT_EQ(a.of(0)[0].farthest, 0.0);
  EXPECT_EQ(a.of(1)[0].distance, 100.0) << "of its own zone, not of zone 1";
  EXPECT_EQ(a.of(2)[0].distance, 200.0);
  EXPECT_EQ(a.of(2)[0].nearest, ZoneIndex(1));
  EXPECT_EQ(a.of(2)[0].farthest, 200.0);
  EXPECT_EQ(a.of(3)[0].distance, 50.0) << "to a corner";
}

TEST(Assigner, SeveralZoningsInOnePass) {
  const PolygonSet other = set_from_wkt(
      "POLYGON ((660850 6860350, 660950 6860350, 660950 6860450, 660850 6860450, "
      "660850 6860350))",
      Crs::epsg(2154));
  const PolygonSet empty(Crs::epsg(4326));
  const Assignment a =
      assign({two_zones(), empty, reproject(other, Crs::epsg(4326), 0.0)}, {{660'900, 6'860'400}});
  ASSERT_EQ(a.of(0).size(), 3U);
  EXPECT_EQ(a.of(0)[0].zone, ZoneIndex(0));
  EXPECT_TRUE(a.of(0)[1].zone.is_none());
  EXPECT_TRUE(std::isinf(a.of(0)[1].distance));
  EXPECT_EQ(a.of(0)[2].zone, ZoneIndex(0));
  EXPECT_NEAR(a.of(0)[2].distance, 50.0, 1e-3);
}

TEST(Assigner, PlacesAreBroughtFromAnyCrs) {
  const Point there{660'100, 6'860'500};
  const Point degrees = *Transform(Crs::epsg(2154), Crs::epsg(4326)).apply(there);
  for (const PolygonSet& zones : {two_zones(), reproject(two_zones(), Crs::epsg(4326), 0.0)}) {
    const Assignment a = assign({zones}, {degrees}, Crs::epsg(4326));
    EXPECT_EQ(a.of(0)[0].zone, ZoneIndex(0));
    EXPECT_NEAR(a.of(0)[0].distance, 100.0, 0.15) << "a straight line in degrees is not one here";
  }
}

TEST(Assigner, EachTerritoryHasItsPlane) {
  // A square of a kilometre in Bondy and one in Saint-Denis de La Réunion, in one layer.
  PolygonSet zones(Crs::epsg(4326));
  zones.add_feature(reproject(two_zones(), Crs::epsg(4326), 0.0), 0);
  const PolygonSet reunion = set_from_wkt(
      "POLYGON ((338000 7690000, 339000 7690000, 339000 7691000, 338000 7691000, "
      "338000 7690000))",
      Crs::epsg(2975));
  zones.add_feature(reproject(reunion, Crs::epsg(4326), 0.0), 0);
  const Transform from_reunion(Crs::epsg(2975), Crs::epsg(4326));
  const Transform from_bondy(Crs::epsg(2154), Crs::epsg(4326));
  const Assignment a = assign({zones},
                              {*from_reunion.apply({338'200, 7'690'500}),
                               *from_bondy.apply({660'500, 6'860'300}),
                               *from_reunion.apply({338'500, 7'691'300}),
                               {-61.0, 14.6}},
                              Crs::epsg(4326));
  EXPECT_EQ(a.of(0)[0].zone, ZoneIndex(1));
  EXPECT_NEAR(a.of(0)[0].distance, 200.0, 0.2);
  EXPECT_EQ(a.of(1)[0].zone, ZoneIndex(0));
  EXPECT_TRUE(a.of(2)[0].zone.is_none());
  EXPECT_NEAR(a.of(2)[0].distance, 300.0, 0.2);
  EXPECT_EQ(a.status[3], PlaceStatus::placed) << "Martinique, where no zone is";
  EXPECT_TRUE(std::isinf(a.of(3)[0].distance));
  EXPECT_TRUE(a.of(3)[0].nearest.is_none());
}

TEST(Assigner, RowsWithoutAPlaceKeepTheirRow) {
  const Assignment a =
      assign({two_zones()}, {{kNan, kNan}, {660'100, 6'860'500}, {660'100, kNan}, {2.48, 48.9}});
  EXPECT_THAT(a.status, ElementsAre(PlaceStatus::no_coordinates, PlaceStatus::placed,
                                    PlaceStatus::no_coordinates, PlaceStatus::outside_france));
  EXPECT_TRUE(a.of(0)[0].zone.is_none());
  EXPECT_EQ(a.of(1)[0].zone, ZoneIndex(0));
  EXPECT_EQ(a.of(3)[0].ambiguity, Ambiguity::none);
}

TEST(Assigner, DoubtGrowsWithTheLimitAndThePosition) {
  const std::vector<Point> points = {{660'005, 6'860'500},   // 5 m inside
                                     {659'985, 6'860'500},   // 15 m outside
                                     {660'100, 6'860'500},   // 100 m inside
                                     {659'695, 6'860'500}};  // 305 m outside
  const auto ambiguities = [&](const AssignmentOptions& options, double precision) {
    const Assignment a = assign({two_zones()}, points, Crs::epsg(2154), options, precision);
    std::vector<Ambiguity> list;
    for (std::size_t i = 0; i < points.size(); ++i) list.push_back(a.of(i)[0].ambiguity);
    return list;
  };
  using enum Ambiguity;
  EXPECT_THAT(ambiguities({}, 0.0), ElementsAre(limit, none, none, none));
  EXPECT_THAT(ambiguities({}, 20.0), ElementsAre(limit, position, none, none));
  EXPECT_THAT(ambiguities({}, 200.0), ElementsAre(limit, position, position, none));
  AssignmentOptions options;
  options.bands = {300.0};
  EXPECT_THAT(ambiguities(options, 0.0), ElementsAre(limit, none, none, limit));
  options.limit_precision = 0.0;
  EXPECT_THAT(ambiguities(options, 0.0), ElementsAre(none, none, none, none));
}

TEST(Assigner, DistancesMayBeAskedOnAnotherPlane) {
  AssignmentOptions options;
  options.plane = Crs::epsg(3035);
  const Assignment a = assign({two_zones()}, {{662'000, 6'860'500}}, Crs::epsg(2154), options);
  EXPECT_NEAR(a.of(0)[0].distance, 200.0, 1.0);
  EXPECT_NE(a.of(0)[0].distance, 200.0) << "Lambert azimuthal stretches otherwise";
  EXPECT_THROW(Assigner({}, Crs("nonsense"), {}), ArgumentError);
}

TEST(Assigner, FootprintsAreTakenByTheirOutline) {
  PolygonSet footprints(Crs::epsg(2154));
  const auto add = [&](double x) {  // 20 m wide, in the middle of the zones' height
    footprints.begin_feature();
    footprints.begin_polygon();
    const double y = 6'860'500.0;
    footprints.add_ring(
        std::vector<Point>{{x, y}, {x + 20, y}, {x + 20, y + 20}, {x, y + 20}, {x, y}});
  };
  add(660'100);  // inside the first
  add(660'990);  // across the limit of the first, inside the second
  add(661'790);  // half out of the second
  add(662'080);  // 280 to 300 m away
  add(662'090);  // 290 to 310 m
  footprints.begin_feature();
  const std::vector<double> precision(6);
  AssignmentOptions options;
  options.bands = {300.0, 500.0};
  Assignment a;
  const std::vector<PolygonSet> zonings{two_zones()};
  Assigner(zonings, Crs::epsg(2154), options).assign({{}, &footprints, precision}, a);
  EXPECT_EQ(a.of(0)[0].zone, ZoneIndex(0));
  EXPECT_EQ(a.of(0)[0].distance, 100.0);
  EXPECT_EQ(a.of(1)[0].zone, ZoneIndex(1)) << "the first does not hold all of it";
  EXPECT_TRUE(a.of(2)[0].zone.is_none());
  EXPECT_EQ(a.of(2)[0].distance, 0.0);
  EXPECT_NEAR(a.of(2)[0].farthest, 10.0, 0.01);
  EXPECT_EQ(within(a.of(2)[0], 300.0), Within::entirely);
  EXPECT_EQ(a.of(3)[0].distance, 280.0);
  EXPECT_EQ(a.of(3)[0].ambiguity, Ambiguity::limit) << "its far side is at 300 m";
  EXPECT_EQ(within(a.of(4)[0], 300.0), Within::partly);
  EXPECT_EQ(within(a.of(4)[0], 500.0), Within::entirely);
  EXPECT_EQ(within(a.of(4)[0], 200.0), Within::no);
  EXPECT_EQ(vat_condition(a.of(4)[0]), VatCondition::renewal);
  EXPECT_EQ(a.status[5], PlaceStatus::no_coordinates);
}

TEST(AssignmentCounts, AddUpBlocks) {
  const Assignment a = assign({two_zones()}, {{660'100, 6'860'500},
                                              {660'900, 6'860'400},
                                              {661'700, 6'860'500},
                                              {662'000, 6'860'500},
                                              {kNan, kNan}});
  const std::vector<std::size_t> zones{2};
  const std::vector<double> bands{100.0, 300.0};
  AssignmentCounts counts(zones, bands);
  counts.add(a);
  counts.add(a);
  EXPECT_EQ(counts.rows, 10U);
  EXPECT_THAT(counts.by_status, ElementsAre(8U, 2U, 0U, 0U));
  const ZoningCounts& zoning = counts.zonings.at(0);
  EXPECT_EQ(zoning.inside, 6U);
  EXPECT_EQ(zoning.in_several, 2U);
  EXPECT_THAT(zoning.by_zone, ElementsAre(4U, 2U));
  EXPECT_THAT(zoning.entirely_within, ElementsAre(6U, 8U));
}

}  // namespace
}  // namespace carreau
