// SPDX-License-Identifier: Apache-2.0
/// Outlines: every pattern of 3 × 3 and, up to symmetry, of 4 × 4 cells against GEOS, and a few
/// drawn by hand.
#include "geometry/dissolve.hpp"

#include "support/drawing.hpp"
#include "support/geos.hpp"
#include "support/outline_checks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
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

/// The pattern of sixteen cells with its rows as columns: turned by a quarter, or mirrored in a
/// diagonal.
std::uint32_t with_rows_as_columns(std::uint32_t bits, bool is_turned) {
  std::uint32_t out = 0;
  for (int row = 0; row < 4; ++row) {
    for (int column = 0; column < 4; ++column) {
      const int to = is_turned ? 3 - row : row;
      if ((bits >> (4 * row + column) & 1U) != 0) out |= 1U << (4 * column + to);
    }
  }
  return out;
}

/// Of the patterns that are one another turned or mirrored, the one that GEOS is asked about:
/// another of the eight from one class of patterns to the next, so that no direction is left out.
std::uint32_t image_for_geos(std::uint32_t bits) {
  std::array<std::uint32_t, 8> images{bits};
  for (std::size_t i = 1; i < 8; ++i) {
    images[i] = with_rows_as_columns(images[i - 1], i != 4);
  }
  std::sort(images.begin(), images.end());
  return images[images.front() * 2'654'435'761U >> 29];
}

/// GEOS takes a quarter of a millisecond a pattern: the form and the area are looked at in all
/// 65,536, the union by GEOS in one of those that are one another turned or mirrored.
TEST(Dissolve, EveryPatternOfSixteenCellsIsTheUnionByGeosTurnedOrMirrored) {
  std::size_t asked = 0;
  for (std::uint32_t bits = 0; bits < 1U << 16; ++bits) {
    const auto cells = pattern(bits, 4);
    PolygonSet outline;
    dissolve(cells, Metres::whole(200), outline);
    ASSERT_EQ(testing::plain_fault(outline, cells.size(), 200), "") << "pattern " << bits;
    if (image_for_geos(bits) != bits) continue;
    ++asked;
    ASSERT_EQ(outline_fault(cells, 200), "") << "pattern " << bits;
  }
  EXPECT_EQ(asked, 8'548U);  // the classes of the symmetries of a square, by Burnside
}

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
