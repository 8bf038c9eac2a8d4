// SPDX-License-Identifier: Apache-2.0
/// Why a polygon is refused, with the place, and what its repair covers.
#include "geometry/validity.hpp"

#include "support/faults.hpp"
#include "support/geos.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::HasSubstr;
using testing::set_from_wkt;

constexpr const char* kBowTie = "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))";
constexpr const char* kHoleOutside =
    "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0), (5 5, 5 6, 6 6, 6 5, 5 5))";
constexpr const char* kOverlap =
    "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))";

TEST(Invalidity, IsEmptyForValidPolygons) {
  EXPECT_EQ(invalidity(set_from_wkt("POLYGON ((0 0, 1 0, 1 1, 0 0))"), 0), std::nullopt);
  EXPECT_EQ(invalidity(set_from_wkt("MULTIPOLYGON EMPTY"), 0), std::nullopt);
  EXPECT_EQ(
      invalidity(set_from_wkt("POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0), (1 1, 1 2, 2 2, 1 1))"), 0),
      std::nullopt)
      << "orientation is no matter of validity";
}

TEST(Invalidity, SaysWhatAndWhere) {
  EXPECT_EQ(text_of(*invalidity(set_from_wkt(kBowTie), 0), Language::english),
            "Self-intersection at 1.000000, 1.000000");
  EXPECT_EQ(text_of(*invalidity(set_from_wkt(kBowTie), 0), Language::french),
            "un croisement en 1.000000, 1.000000");
  EXPECT_THAT(text_of(*invalidity(set_from_wkt(kHoleOutside), 0), Language::english),
              HasSubstr("Hole lies outside shell at "));
  EXPECT_THAT(text_of(*invalidity(set_from_wkt(kOverlap), 0), Language::english),
              HasSubstr("Self-intersection at "));
}

TEST(Invalidity, RefusesCoordinatesThatAreNoNumbers) {
  PolygonSet set;
  set.begin_feature();
  set.begin_polygon();
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  set.add_ring(std::vector<Point>{{0, 0}, {1, 0}, {kNan, 1}, {0, 0}});
  EXPECT_THAT(text_of(*invalidity(set, 0), Language::english), HasSubstr("Invalid Coordinate"));
}

TEST(AppendRepaired, KeepsTheAreaOfABowTie) {
  PolygonSet out;
  append_repaired(set_from_wkt(kBowTie), 0, out);
  ASSERT_EQ(out.size(), 1U);
  EXPECT_EQ(out.polygons(0).size(), 2U);
  EXPECT_DOUBLE_EQ(area(out, 0), 2.0);
  EXPECT_EQ(invalidity(out, 0), std::nullopt);
}

TEST(AppendRepaired, ResultsAreValidAndAppended) {
  PolygonSet out;
  for (const char* wkt : {kBowTie, kHoleOutside, kOverlap})
    append_repaired(set_from_wkt(wkt), 0, out);
  ASSERT_EQ(out.size(), 3U);
  for (std::size_t f = 0; f < out.size(); ++f) EXPECT_EQ(invalidity(out, f), std::nullopt) << f;
}

TEST(AppendRepaired, LeavesAValidPolygonAsItIs) {
  const std::string wkt = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))";
  PolygonSet out;
  append_repaired(set_from_wkt(wkt), 0, out);
  EXPECT_TRUE(testing::same_rings(testing::from_set(out, 0), testing::from_wkt(wkt)));
}

TEST(AppendRepaired, DropsWhatCollapses) {
  PolygonSet flat;
  flat.begin_feature();
  flat.begin_polygon();
  flat.add_ring(std::vector<Point>{{0, 0}, {1, 0}, {2, 0}, {0, 0}});
  ASSERT_TRUE(invalidity(flat, 0));
  PolygonSet out;
  append_repaired(flat, 0, out);
  EXPECT_EQ(out.size(), 1U);
  EXPECT_EQ(out.polygons(0).size(), 0U);
}

std::vector<std::string> codes_of_fault(const PolygonSet& set) {
  std::vector<std::string> codes;
  if (const auto fault = invalidity(set, 0)) testing::add_codes(*fault, codes);
  return codes;
}

PolygonSet set_of_ring(const std::vector<Point>& ring) {
  PolygonSet set;
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(ring);
  return set;
}

TEST(Invalidity, NamesEachFaultOfRings) {
  struct FaultyRings {
    const char* wkt;
    const char* code;
  };
  for (const auto& [wkt, code] : std::vector<FaultyRings>{
           {kBowTie, "geometry_crosses_itself"},
           {kHoleOutside, "geometry_hole_outside"},
           {"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 1 8, 8 8, 8 1, 1 1), (2 2, 2 4, 4 4, 2 2))",
            "geometry_nested_holes"},
           {"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (4 0, 9 4, 4 9, 0 4, 4 0))",
            "geometry_interior_parted"},
           {"MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((2 2, 4 2, 4 4, 2 2)))",
            "geometry_nested_shells"},
           {"POLYGON ((0 0, 2 2, 0 4, 4 4, 2 2, 4 0, 0 0))", "geometry_ring_crosses_itself"}}) {
    EXPECT_THAT(codes_of_fault(set_from_wkt(wkt)),
                ::testing::ElementsAre("geometry_fault_at", code))
        << wkt;
  }
  EXPECT_THAT(codes_of_fault(set_of_ring({{0, 0}, {1, 0}, {1, 0}, {0, 0}})),
              ::testing::ElementsAre("geometry_fault_at", "geometry_too_few_points"));
}

}  // namespace
}  // namespace carreau
