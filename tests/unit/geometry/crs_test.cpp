// SPDX-License-Identifier: Apache-2.0
/// Reference systems: origins that their definitions fix, round trips, cutting of long edges.
#include "geometry/crs.hpp"

#include "base/error.hpp"
#include "geometry/polygon_set.hpp"
#include "support/faults.hpp"
#include "support/geos.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::set_from_wkt;

/// The false origin of a projection, as the EPSG registry defines it.
struct Origin {
  int epsg;
  Point degrees;
  Point metres;
};

TEST(Transform, OriginsAreWhereTheRegistryPutsThem) {
  const std::vector<Origin> origins = {{3035, {10.0, 52.0}, {4'321'000.0, 3'210'000.0}},
                                       {2154, {3.0, 46.5}, {700'000.0, 6'600'000.0}},
                                       {5490, {-63.0, 0.0}, {500'000.0, 0.0}},
                                       {2975, {57.0, 0.0}, {500'000.0, 10'000'000.0}}};
  for (const Origin& o : origins) {
    const auto image = Transform(Crs::epsg(4326), Crs::epsg(o.epsg)).apply(o.degrees);
    ASSERT_TRUE(image) << o.epsg;
    EXPECT_NEAR(image->x, o.metres.x, 1e-3) << o.epsg;
    EXPECT_NEAR(image->y, o.metres.y, 1e-3) << o.epsg;
  }
}

TEST(Transform, ManyPointsMoveAsOneByOne) {
  const Transform transform(Crs::epsg(4326), Crs::epsg(2154));
  std::vector<Point> points;
  for (int i = 0; i < 50; ++i) points.push_back({-5.0 + 0.3 * i, 41.0 + 0.2 * i});
  points.push_back({2.0, 400.0});  // no latitude
  std::vector<Point> moved = points;
  transform.apply(moved);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto alone = transform.apply(points[i]);
    if (alone) EXPECT_EQ(moved[i], *alone) << i;
    else EXPECT_TRUE(std::isnan(moved[i].x) && std::isnan(moved[i].y)) << i;
  }
  EXPECT_TRUE(std::isnan(moved.back().x));
  std::vector<Point> same = points;
  Transform(Crs::epsg(4326), Crs::epsg(4326)).apply(same);
  EXPECT_EQ(same, points);
}

TEST(Transform, RoundTripsToAMillimetre) {
  const std::vector<int> systems = {3035, 4326, 2154};
  for (const int from : systems) {
    for (const int to : systems) {
      const Transform there(Crs::epsg(from), Crs::epsg(to));
      const Transform back(Crs::epsg(to), Crs::epsg(from));
      const Transform start(Crs::epsg(3035), Crs::epsg(from));
      const double tolerance = from == 4326 ? 1e-8 : 1e-3;
      for (double x = 3'200'000.0; x <= 4'200'000.0; x += 250'000.0) {
        for (double y = 2'050'000.0; y <= 3'150'000.0; y += 250'000.0) {
          const Point p = *start.apply({x, y});
          const Point q = *back.apply(*there.apply(p));
          ASSERT_NEAR(q.x, p.x, tolerance) << from << " " << to;
          ASSERT_NEAR(q.y, p.y, tolerance) << from << " " << to;
        }
      }
    }
  }
}

/// The projection of a pair is looked up once: each transform has a copy of its own.
TEST(Transform, IsTheSameOnEveryThread) {
  const auto moved = [] {
    std::vector<Point> points;
    for (int i = 0; i < 200; ++i) points.push_back({3.2e6 + 5e3 * i, 2.1e6 + 4e3 * i});
    Transform(Crs::epsg(3035), Crs::epsg(2154)).apply(points);
    return points;
  };
  const std::vector<Point> expected = moved();
  std::vector<std::future<std::vector<Point>>> others;
  for (int i = 0; i < 8; ++i) others.push_back(std::async(std::launch::async, moved));
  for (auto& other : others) EXPECT_EQ(other.get(), expected);
}

TEST(Transform, TheSameSystemChangesNothing) {
  const Point p{1.0 / 3.0, 2.0 / 3.0};
  EXPECT_EQ(Transform(Crs::epsg(2154), Crs::epsg(2154)).apply(p), p);
}

TEST(Transform, APointOutsideTheDomainHasNoImage) {
  EXPECT_EQ(Transform(Crs::epsg(4326), Crs::epsg(2154)).apply({3.0, 120.0}), std::nullopt);
}

TEST(Transform, RefusesADefinitionThatProjDoesNotKnow) {
  EXPECT_THROW(Transform(Crs("EPSG:999999"), Crs::epsg(2154)), ArgumentError);
  EXPECT_THROW(Transform(Crs::epsg(2154), Crs("no such system")), ArgumentError);
  EXPECT_THROW(Transform(Crs(), Crs::epsg(2154)), ArgumentError);
}

TEST(Crs, TellsItsCode) {
  EXPECT_EQ(Crs::epsg(3035).epsg_code(), 3035);
  EXPECT_EQ(Crs("EPSG:3035x").epsg_code(), std::nullopt);
  EXPECT_EQ(Crs("PROJCS[\"x\"]").epsg_code(), std::nullopt);
  EXPECT_EQ(Crs().epsg_code(), std::nullopt);
  EXPECT_FALSE(Crs().is_known());
}

/// Distance of a point from a polyline.
double distance(Point p, std::span<const Point> line) {
  double least = HUGE_VAL;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1];
    const Point b = line[i];
    const double length2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    const double along = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length2;
    const double t = std::min(1.0, std::max(0.0, along));
    least = std::min(least, std::hypot(a.x + t * (b.x - a.x) - p.x, a.y + t * (b.y - a.y) - p.y));
  }
  return least;
}

constexpr const char* kDegrees = "POLYGON ((1 48, 5 48, 5 50, 1 50, 1 48))";

/// How far the parallel of 48° strays from the reprojected south side.
double stray(const PolygonSet& moved) {
  const Transform transform(Crs::epsg(4326), moved.crs());
  double most = 0.0;
  for (double x = 1.0; x <= 5.0; x += 0.05) {
    most = std::max(most, distance(*transform.apply({x, 48.0}), moved.ring(0)));
  }
  return most;
}

TEST(Reproject, CuttingKeepsAStraightLineWhereItWas) {
  const PolygonSet set = set_from_wkt(kDegrees, Crs::epsg(4326));
  const PolygonSet coarse = reproject(set, Crs::epsg(2154), 0.0);
  const PolygonSet fine = reproject(set, Crs::epsg(2154), 0.01);
  EXPECT_EQ(fine.crs(), Crs::epsg(2154));
  EXPECT_GT(stray(coarse), 1'000.0) << "without cutting the side leaves the parallel by kilometres";
  EXPECT_LT(stray(fine), 0.1);
}

TEST(Reproject, CutsIntoTheFewestPiecesThatAreShortEnough) {
  const PolygonSet set = set_from_wkt(kDegrees, Crs::epsg(4326));
  EXPECT_EQ(reproject(set, Crs::epsg(2154), 0.0).ring(0).size(), 5U);
  EXPECT_EQ(reproject(set, Crs::epsg(2154), 2.0).ring(0).size(), 1U + 2 + 1 + 2 + 1);
  EXPECT_EQ(reproject(set, Crs::epsg(2154), 1.5).ring(0).size(), 1U + 3 + 2 + 3 + 2);
}

TEST(Reproject, KeepsStructureAndClosesRings) {
  const std::string wkt =
      "MULTIPOLYGON (((1 48, 5 48, 5 50, 1 50, 1 48), (2 49, 3 49, 3 49.5, 2 49)), "
      "((6 48, 7 48, 7 49, 6 48)))";
  const PolygonSet moved = reproject(set_from_wkt(wkt, Crs::epsg(4326)), Crs::epsg(3035), 0.1);
  ASSERT_EQ(moved.size(), 1U);
  ASSERT_EQ(moved.polygons(0).size(), 2U);
  EXPECT_EQ(moved.polygons(0)[0].last - moved.polygons(0)[0].first, 2U);
  for (std::size_t r = 0; r < moved.ring_count(); ++r) {
    EXPECT_EQ(moved.ring(r).front(), moved.ring(r).back());
  }
}

TEST(Reproject, ThereAndBackIsTheSamePlace) {
  const std::string wkt =
      "POLYGON ((700000 6600000, 700200 6600000, 700200 6600200, 700000 6600000))";
  const PolygonSet set = set_from_wkt(wkt, Crs::epsg(2154));
  const PolygonSet back = reproject(reproject(set, Crs::epsg(4326), 0.0), Crs::epsg(2154), 0.0);
  ASSERT_EQ(back.ring(0).size(), set.ring(0).size());
  for (std::size_t i = 0; i < set.ring(0).size(); ++i) {
    EXPECT_NEAR(back.ring(0)[i].x, set.ring(0)[i].x, 1e-3);
    EXPECT_NEAR(back.ring(0)[i].y, set.ring(0)[i].y, 1e-3);
  }
}

TEST(Reproject, CoordinatesThatDoNotFitTheirSystemAreAnError) {
  // Metres declared as degrees: the commonest mistake with .prj files.
  const std::string metres =
      "POLYGON ((700000 6600000, 700200 6600000, 700200 6600200, 700000 6600000))";
  EXPECT_THROW((void)reproject(set_from_wkt(metres, Crs::epsg(4326)), Crs::epsg(3035), 0.0),
               DataError);
}

TEST(Reproject, EachFaultHasItsCode) {
  using ::testing::ElementsAre;
  PolygonSet degrees(Crs::epsg(4326));
  degrees.begin_feature();
  degrees.begin_polygon();
  degrees.add_ring(std::vector<Point>{{2, 48}, {2, 400}, {3, 48}, {2, 48}});  // no latitude
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)reproject(degrees, Crs::epsg(2154), 0.0); }),
              ElementsAre("point_without_image"));
  const Transform of_another(Crs::epsg(3035), Crs::epsg(2154));
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)reproject(degrees, of_another, 0.0); }),
              ElementsAre("polygons_of_other_crs"));
}

}  // namespace
}  // namespace carreau
