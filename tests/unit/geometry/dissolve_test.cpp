// SPDX-License-Identifier: Apache-2.0
/// Outlines: every pattern of 3 × 3 and 4 × 4 cells against GEOS, and a few drawn by hand.
#include "geometry/dissolve.hpp"

#include "support/drawing.hpp"
#include "support/geos.hpp"
#include "support/outline_checks.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::Drawing;
using testing::drawn;
using testing::outline_fault;
using testing::pattern;

TEST(Dissolve, EveryPatternOfNineCellsIsTheUnionByGeos) {
  for (std::uint32_t bits = 0; bits < 1U << 9; ++bits) {
    ASSERT_EQ(outline_fault(pattern(bits, 3), 200), "") << "pattern " << bits;
  }
}

/// The 65,536 patterns of sixteen cells, in shards that ctest runs side by side.
class DissolveSixteen : public ::testing::TestWithParam<std::uint32_t> {};
constexpr std::uint32_t kShards = 16;

TEST_P(DissolveSixteen, EveryPatternIsTheUnionByGeos) {
  for (std::uint32_t bits = GetParam(); bits < 1U << 16; bits += kShards) {
    ASSERT_EQ(outline_fault(pattern(bits, 4), 200), "") << "pattern " << bits;
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, DissolveSixteen, ::testing::Range(0U, kShards));

/// A drawing with its outline, cells of side 1.
struct Outline {
  const char* name;
  Drawing map;
  std::string wkt;
};

class DissolveDrawing : public ::testing::TestWithParam<Outline> {};

TEST_P(DissolveDrawing, HasTheExpectedOutline) {
  PolygonSet set;
  dissolve(drawn(GetParam().map), Metres::whole(1), set);
  const auto outline = testing::from_set(set, 0);
  // Not same_rings: order, start and orientation are part of the promise.
  EXPECT_EQ(testing::to_wkt(outline), GetParam().wkt);
}

const std::vector<Outline> kOutlines = {
    {"one_cell", {"#"}, "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)))"},
    {"straight_sides_have_no_corners",
     {"##",  //
      "##"},
     "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)))"},
    {"cells_at_a_corner_are_two_polygons",
     {"#.",  //
      ".#"},
     "MULTIPOLYGON (((1 0, 2 0, 2 1, 1 1, 1 0)), ((0 1, 1 1, 1 2, 0 2, 0 1)))"},
    {"a_hole_stays",
     {"###",  //
      "#.#",  //
      "###"},
     "MULTIPOLYGON (((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)))"},
    {"a_hole_at_a_corner_of_the_shell_stays_a_ring",
     {"##.",  //
      "#.#",  //
      "###"},
     "MULTIPOLYGON (((0 0, 3 0, 3 2, 2 2, 2 3, 0 3, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)))"},
    {"holes_at_a_corner_are_two_rings",
     {"####",  //
      "##.#",  //
      "#.##",  //
      "####"},
     "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1), "
     "(2 2, 2 3, 3 3, 3 2, 2 2)))"},
    {"an_island_in_a_hole_is_a_polygon",
     {"#####",  //
      "#...#",  //
      "#.#.#",  //
      "#...#",  //
      "#####"},
     "MULTIPOLYGON (((0 0, 5 0, 5 5, 0 5, 0 0), (1 1, 1 4, 4 4, 4 1, 1 1)), "
     "((2 2, 3 2, 3 3, 2 3, 2 2)))"},
};

INSTANTIATE_TEST_SUITE_P(Drawn, DissolveDrawing, ::testing::ValuesIn(kOutlines),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(Dissolve, NothingGivesAnEmptyFeature) {
  PolygonSet set;
  dissolve({}, Metres::whole(200), set);
  EXPECT_EQ(set.size(), 1U);
  EXPECT_EQ(set.ring_count(), 0U);
}

TEST(Dissolve, AppendsBehindOtherFeatures) {
  PolygonSet set;
  dissolve(drawn({"#"}), Metres::whole(200), set);
  dissolve(drawn({"##"}), Metres::whole(200), set);
  ASSERT_EQ(set.size(), 2U);
  EXPECT_EQ(area(set, 0), 40'000.0);
  EXPECT_EQ(area(set, 1), 80'000.0);
}

TEST(Dissolve, CoordinatesAreMetresOfTheGrid) {
  PolygonSet set;
  const std::vector<CellPosition> cells = {{11'731, 19'212}};  // CRS3035RES200mN2346200E3842400
  dissolve(cells, Metres::whole(200), set);
  EXPECT_EQ(set.bounds(0).low, (Point{3'842'400.0, 2'346'200.0}));
  EXPECT_EQ(set.bounds(0).high, (Point{3'842'600.0, 2'346'400.0}));
}

}  // namespace
}  // namespace carreau
