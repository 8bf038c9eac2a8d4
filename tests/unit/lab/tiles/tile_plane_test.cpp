// SPDX-License-Identifier: Apache-2.0
/// Where cells lie on web mercator, held against PROJ corner by corner.
#include "lab/tiles/tile_plane.hpp"

#include "base/error.hpp"
#include "geometry/crs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <set>
#include <vector>

namespace carreau::tiles {
namespace {

CellTable table(const GridSystem& grid, const std::vector<CellPosition>& positions) {
  std::vector<CellRecord> records(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) records[i].position = positions[i];
  CellTable cells(grid, Headcount::absent);
  EXPECT_FALSE(cells.assign(records));
  return cells;
}

/// The corners of what a grid covers, in metres.
struct Territory {
  GridSystem grid;
  Point low;
  Point high;
};

const std::vector<Territory>& territories() {
  static const std::vector<Territory> list = {
      {{3035, Metres::whole(200)}, {3'200'000, 2'020'000}, {4'340'000, 3'150'000}},
      {{3035, Metres::whole(1'000)}, {3'200'000, 2'020'000}, {4'340'000, 3'150'000}},
      {{5490, Metres::whole(200)}, {690'000, 1'590'000}, {740'000, 1'650'000}},
      {{2975, Metres::whole(200)}, {310'000, 7'630'000}, {380'000, 7'700'000}}};
  return list;
}

CellPosition position(const Territory& t, Point metres) {
  const auto size = static_cast<double>(t.grid.cell_size.count());
  return {static_cast<std::int32_t>(metres.y / size), static_cast<std::int32_t>(metres.x / size)};
}

TEST(TilePlane, CornersAreWithinHalfAMetreOfProj) {
  for (const Territory& t : territories()) {
    const CellTable cells = table(t.grid, {position(t, t.low), position(t, t.high)});
    const TilePlane plane(cells);
    const Transform proj(Crs::epsg(t.grid.epsg), Crs::epsg(3857));
    const Transform degrees(Crs::epsg(t.grid.epsg), Crs::epsg(4326));
    const auto size = static_cast<double>(t.grid.cell_size.count());
    std::mt19937_64 random(7);
    double worst = 0.0;
    for (int k = 0; k < 40'000; ++k) {
      std::uniform_real_distribution<double> x(t.low.x, t.high.x);
      std::uniform_real_distribution<double> y(t.low.y, t.high.y);
      const CellPosition p = position(t, {x(random), y(random)});
      const Point metres = {p.column * size, p.row * size};
      const Point exact = proj.apply(metres).value();
      const Point found = plane.at(p.row, p.column);
      constexpr double kRadians = 3.14159265358979 / 180.0;
      const double ground = std::cos(degrees.apply(metres).value().y * kRadians);
      worst = std::max(worst, std::hypot(found.x - exact.x, found.y - exact.y) * ground);
    }
    EXPECT_LT(worst, 0.5) << t.grid.epsg << ", cells of " << t.grid.cell_size.count();
    RecordProperty("worst_" + std::to_string(t.grid.epsg), std::to_string(worst));
  }
}

/// Every cell that a box holds the centre of is within the rows and columns given.
TEST(TilePlane, NoCellOfABoxIsMissed) {
  const Territory& t = territories()[0];
  const CellTable cells = table(t.grid, {position(t, t.low), position(t, t.high)});
  const TilePlane plane(cells);
  std::mt19937_64 random(11);
  for (int k = 0; k < 2'000; ++k) {
    std::uniform_real_distribution<double> x(t.low.x, t.high.x);
    std::uniform_real_distribution<double> y(t.low.y, t.high.y);
    const CellPosition p = position(t, {x(random), y(random)});
    const Point centre = plane.at(p.row + 0.5, p.column + 0.5);
    const Box box = {{centre.x - 3.0, centre.y - 5.0}, {centre.x + 7.0, centre.y + 1.0}};
    const LatticeRange rows = plane.rows_in(box);
    EXPECT_TRUE(rows.first <= p.row && p.row < rows.last);
    const LatticeRange columns = plane.columns_in({p.row, p.row + 1}, box);
    EXPECT_TRUE(columns.first <= p.column && p.column < columns.last);
    EXPECT_LE(columns.size(), 32U);  // and not many more
  }
}

TEST(TilePlane, ElsewhereThereIsNothing) {
  const Territory& t = territories()[0];
  const CellTable cells = table(t.grid, {position(t, {3'760'000, 2'890'000})});
  const TilePlane plane(cells);
  const Box brasilia = {{-5.4e6, -1.8e6}, {-5.3e6, -1.7e6}};
  EXPECT_TRUE(plane.rows_in(brasilia).is_empty());
  EXPECT_TRUE(TilePlane(CellTable()).rows_in(brasilia).is_empty());
}

TEST(TilePlane, PolygonsOfAnotherReferenceSystemAreRefused) {
  const Territory& t = territories()[0];
  const CellTable cells = table(t.grid, {position(t, t.low)});
  EXPECT_THROW((void)TilePlane(cells).project(PolygonSet(Crs::epsg(2154))), ArgumentError);
}

TEST(TilePlane, LargeSquaresBeyondTheCellsAreOnIt) {
  const Territory& t = territories()[0];
  const CellPosition only = position(t, {3'760'000, 2'890'000});
  const CellTable cells = table(t.grid, {only});
  const TilePlane plane(cells);
  const Transform proj(Crs::epsg(3035), Crs::epsg(3857));
  for (int level = 0; level <= 8; ++level) {
    const LatticeRange rows = cells_of(squares_of({only.row, only.row + 1}, level), level);
    const LatticeRange columns = cells_of(squares_of({only.column, only.column + 1}, level), level);
    const Point found = plane.at(rows.last, columns.first);
    const Point exact = proj.apply(Point{columns.first * 200.0, rows.last * 200.0}).value();
    EXPECT_NEAR(found.x, exact.x, 0.7);
    EXPECT_NEAR(found.y, exact.y, 0.7);
  }
}

}  // namespace
}  // namespace carreau::tiles
