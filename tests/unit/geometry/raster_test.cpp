// SPDX-License-Identifier: Apache-2.0
/// Cells that a limit touches and cells wholly inside, drawn and against GEOS.
#include "geometry/raster.hpp"

#include "support/geos.hpp"
#include "support/polygons.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::set_from_wkt;

/// `#` inside, `o` on the border, `.` outside; the first line is the north.
std::vector<std::string> draw(const LimitScan& scan, const RasterWindow& window) {
  std::vector<std::string> rows(static_cast<std::size_t>(window.rows),
                                std::string(static_cast<std::size_t>(window.columns), '.'));
  const auto at = [&](std::int32_t row, std::int32_t column) -> char& {
    return rows[static_cast<std::size_t>(window.rows - 1 - row)][static_cast<std::size_t>(column)];
  };
  for (const auto& border : scan.borders) at(border.row, border.column) = 'o';
  for (const auto& run : scan.inside) {
    for (std::int32_t c = run.first; c <= run.last; ++c) at(run.row, c) = '#';
  }
  return rows;
}

/// Cells of one unit of length, in sixteenths of it.
const Raster kRaster({0.0, 0.0}, 1.0 / 16.0, 1.0 / 16.0);

RasterWindow window(std::int32_t column, std::int32_t row, std::int32_t columns,
                    std::int32_t rows) {
  return {column * 16, row * 16, 4, columns, rows};
}

TEST(LimitScanner, DrawsASquareWithAHole) {
  const PolygonSet set = set_from_wkt(
      "POLYGON ((0.5 0.5, 7.5 0.5, 7.5 7.5, 0.5 7.5, 0.5 0.5), "
      "(3.5 3.5, 3.5 4.5, 4.5 4.5, 4.5 3.5, 3.5 3.5))");
  const RasterWindow w = window(0, 0, 9, 8);
  LimitScanner scanner;
  scanner.scan(kRaster, w, edges_of(set, 0));
  EXPECT_EQ(draw(scanner.result(), w), (std::vector<std::string>{"oooooooo.",  //
                                                                 "o######o.",  //
                                                                 "o######o.",  //
                                                                 "o##oo##o.",  //
                                                                 "o##oo##o.",  //
                                                                 "o######o.",  //
                                                                 "o######o.",  //
                                                                 "oooooooo."}));
}

TEST(LimitScanner, AWindowNeedNotHoldTheFeature) {
  const PolygonSet set =
      set_from_wkt("POLYGON ((-9.5 0.5, 4.5 0.5, 4.5 99.5, -9.5 99.5, -9.5 0.5))");
  const RasterWindow w = window(2, 0, 4, 3);
  LimitScanner scanner;
  scanner.scan(kRaster, w, edges_of(set, 0));
  EXPECT_EQ(draw(scanner.result(), w), (std::vector<std::string>{"##o.", "##o.", "ooo."}));
  const RasterWindow within = window(-3, 20, 2, 2);
  scanner.scan(kRaster, within, edges_of(set, 0));
  EXPECT_EQ(draw(scanner.result(), within), (std::vector<std::string>{"##", "##"}));
  const RasterWindow east = window(7, 20, 2, 2);
  scanner.scan(kRaster, east, edges_of(set, 0));
  EXPECT_EQ(draw(scanner.result(), east), (std::vector<std::string>{"..", ".."}));
}

TEST(LimitScanner, CellsInsideAreCoveredAndCellsOutsideDoNotMeetTheFeature) {
  testing::Random random(5);
  LimitScanner scanner;
  const RasterWindow w = window(0, 0, 24, 24);
  for (int k = 0; k < 60; ++k) {
    PolygonSet set;
    testing::add_star(random, {testing::between(random, -4, 28), testing::between(random, -4, 28)},
                      testing::between(random, 0.5, 20), set);
    const auto shape = testing::from_set(set, 0);
    scanner.scan(kRaster, w, edges_of(set, 0));
    const auto drawn = draw(scanner.result(), w);
    for (int row = 0; row < 24; ++row) {
      for (int column = 0; column < 24; ++column) {
        const char c = drawn[static_cast<std::size_t>(23 - row)][static_cast<std::size_t>(column)];
        const auto cell = testing::square(column, row, 1.0);
        const double common = testing::area_of(testing::intersection(shape, cell));
        if (c == 'o') continue;
        ASSERT_NEAR(common, c == '#' ? 1.0 : 0.0, 1e-12) << row << ", " << column;
      }
    }
  }
}

TEST(LimitScanner, APieceOfABorderCellDecidesByItself) {
  const PolygonSet set = set_from_wkt("POLYGON ((0.5 0.5, 1.5 0.5, 1 1.5, 0.5 0.5))");
  const RasterWindow w = window(0, 0, 2, 2);
  LimitScanner scanner;
  scanner.scan(kRaster, w, edges_of(set, 0));
  const LimitScan& scan = scanner.result();
  ASSERT_EQ(scan.borders.size(), 4U);
  for (std::size_t b = 0; b < 4; ++b) {
    const auto& border = scan.borders[b];
    const Point south{border.column + 0.5, border.row + 0.25};
    EXPECT_FALSE(is_odd(border.base, scan.pieces_of(b), south)) << b;
    // Near the middle of the plane, on either side of x = 1.
    const Point middle{border.column == 0 ? 0.9 : 1.1, border.row == 0 ? 0.9 : 1.1};
    EXPECT_TRUE(is_odd(border.base, scan.pieces_of(b), middle)) << b;
  }
}

TEST(EdgesOf, PointUpwardsAndSkipRepeatedPoints) {
  PolygonSet set;
  set.begin_feature();
  set.begin_polygon();
  set.add_ring(std::vector<Point>{{0, 0}, {2, 0}, {2, 0}, {0, 2}, {0, 0}});
  const auto edges = edges_of(set, 0);
  ASSERT_EQ(edges.size(), 3U);
  EXPECT_EQ(edges[0].low, (Point{0, 0}));
  EXPECT_EQ(edges[1].low, (Point{2, 0}));
  EXPECT_EQ(edges[2].high, (Point{0, 2}));
}

}  // namespace
}  // namespace carreau
