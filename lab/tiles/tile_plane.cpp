// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/tile_plane.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "geometry/crs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace carreau::tiles {

namespace {

// Web Mercator, the system of map tiles.
constexpr int kMercator = 3857;
/// With nodes every 3,200 m, bilinear interpolation differs from the projection by at most 0.4 m.
constexpr std::int64_t kNodeDistance = 3'200;

void widen(Box& box, Point p) {
  box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
  box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
}

// An empty box that any point widens.
Box nothing() {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  return {{kInfinity, kInfinity}, {-kInfinity, -kInfinity}};
}

/// Columns need a pass over all cells; rows do not, because cells are ordered by row.
LatticeRange columns_of(std::span<const CellPosition> positions) {
  LatticeRange columns{std::numeric_limits<std::int32_t>::max(),
                       std::numeric_limits<std::int32_t>::min()};
  for (const CellPosition& p : positions) {
    columns = {std::min(columns.first, p.column), std::max(columns.last, p.column + 1)};
  }
  return columns;
}

}  // namespace

/// Cells lie in the system of the grid, tiles in Web Mercator. Projecting every corner with PROJ
/// for every tile would be too slow, so nodes of a coarse lattice are projected once and corners
/// are interpolated between them.
TilePlane::TilePlane(const CellTable& cells) : cells_(cells), rows_(cells.positions()) {
  if (cells.size() == 0) return;
  // The lattice covers whole squares of the largest level, whose corners reach beyond the cells.
  constexpr int kLargest = kLastCellZoom - kFirstCellZoom;
  const auto whole = [](const LatticeRange& range) {
    return cells_of(squares_of(range, kLargest), kLargest);
  };
  const LatticeRange rows = whole(rows_.rows());
  columns_ = columns_of(cells.positions());
  const LatticeRange columns = whole(columns_);
  stride_ = static_cast<std::int32_t>(
      std::max<std::int64_t>(1, kNodeDistance / cells.grid().cell_size.count()));
  // One node more than steps, so that every position lies between two.
  const auto count = [&](const LatticeRange& range) {
    return (range.size() + static_cast<std::size_t>(stride_) - 1) /
               static_cast<std::size_t>(stride_) +
           1;
  };
  origin_ = {rows.first, columns.first};
  node_rows_ = count(rows);
  node_columns_ = count(columns);
  place_nodes();
  bound_strips();
}

void TilePlane::place_nodes() {
  const auto step = static_cast<double>(stride_ * cells_.grid().cell_size.count());
  const auto size = static_cast<double>(cells_.grid().cell_size.count());
  nodes_.resize(node_rows_ * node_columns_);
  // Creating a transform takes time, so each thread takes several rows.
  constexpr std::size_t kRowsAThread = 16;
  parallel_for(
      node_rows_,
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t r = begin; r < end; ++r) {
          for (std::size_t c = 0; c < node_columns_; ++c) {
            nodes_[r * node_columns_ + c] = {origin_.column * size + static_cast<double>(c) * step,
                                             origin_.row * size + static_cast<double>(r) * step};
          }
        }
        const Transform transform(Crs::epsg(cells_.grid().epsg), Crs::epsg(kMercator));
        transform.apply(
            std::span(nodes_).subspan(begin * node_columns_, (end - begin) * node_columns_));
      },
      kRowsAThread);
}

/// The four nodes bound what lies between them: interpolation is never outside its nodes.
Box TilePlane::box_of(std::size_t row, std::size_t column) const {
  Box box = nothing();
  for (const std::size_t r : {row, row + 1}) {
    for (const std::size_t c : {column, column + 1}) widen(box, node(r, c));
  }
  return box;
}

void TilePlane::bound_strips() {
  strips_.assign(node_rows_ - 1, nothing());
  for (std::size_t r = 0; r + 1 < node_rows_; ++r) {
    for (std::size_t c = 0; c + 1 < node_columns_; ++c) {
      const Box box = box_of(r, c);
      widen(strips_[r], box.low);
      widen(strips_[r], box.high);
    }
  }
}

Point TilePlane::at(double row, double column) const {
  const auto split = [&](double place, std::int32_t origin, std::size_t nodes) {
    // Positions relative to the first node, in steps between nodes.
    const double steps = (place - origin) / stride_;
    const auto last = static_cast<double>(nodes - 2);
    // The last node has no successor: positions on it belong to the step before.
    const double whole = std::clamp(std::floor(steps), 0.0, last);
    return std::pair(static_cast<std::size_t>(whole), steps - whole);
  };
  const auto [r, up] = split(row, origin_.row, node_rows_);
  const auto [c, right] = split(column, origin_.column, node_columns_);
  const auto between = [](Point a, Point b, double t) {
    return Point{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
  };
  return between(between(node(r, c), node(r, c + 1), right),
                 between(node(r + 1, c), node(r + 1, c + 1), right), up);
}

PolygonSet TilePlane::project(const PolygonSet& set) const {
  const Crs own = Crs::epsg(cells_.grid().epsg);
  if (!(set.crs() == own)) {
    throw ArgumentError(
        Message{"polygons_of_other_crs",
                {{"found", set.crs().definition()}, {"expected", own.definition()}}});
  }
  const auto size = static_cast<double>(cells_.grid().cell_size.count());
  PolygonSet moved(Crs::epsg(kMercator));
  std::vector<Point> points;
  for (std::size_t f = 0; f < set.size(); ++f) {
    moved.begin_feature();
    for (const auto& polygon : set.polygons(f)) {
      moved.begin_polygon();
      for (std::size_t r = polygon.first; r < polygon.last; ++r) {
        points.clear();
        // Points are x, y in metres of the grid; positions are row, column in cells.
        for (const Point& p : set.ring(r)) points.push_back(at(p.y / size, p.x / size));
        moved.add_ring(points);
      }
    }
  }
  return moved;
}

LatticeRange TilePlane::rows_in(const Box& mercator) const {
  const auto meets = [&](const Box& strip) { return are_touching(strip, mercator); };
  // Rows of the grid are not parallel to those of tiles, so all strips between the first and the
  // last that meet the tile are taken.
  const auto first = std::ranges::find_if(strips_, meets);
  if (first == strips_.end()) return {};
  const auto last = std::find_if(strips_.rbegin(), strips_.rend(), meets).base();
  const auto row = [&](auto strip) {
    return origin_.row + stride_ * static_cast<std::int32_t>(strip - strips_.begin());
  };
  return {row(first), row(last)};
}

LatticeRange TilePlane::columns_in(const LatticeRange& rows, const Box& mercator) const {
  const auto last_strip = static_cast<std::int32_t>(strips_.size()) - 1;
  const std::int32_t from = std::clamp((rows.first - origin_.row) / stride_, 0, last_strip);
  const std::int32_t to = std::clamp((rows.last - 1 - origin_.row) / stride_, 0, last_strip);
  // Empty as long as first is not below last.
  std::size_t first = node_columns_;
  std::size_t last = 0;
  for (auto r = static_cast<std::size_t>(from); r <= static_cast<std::size_t>(to); ++r) {
    if (!are_touching(strips_[r], mercator)) continue;
    for (std::size_t c = 0; c + 1 < node_columns_; ++c) {
      if (!are_touching(box_of(r, c), mercator)) continue;
      first = std::min(first, c);
      last = std::max(last, c + 1);
    }
  }
  if (first >= last) return {};
  const auto column = [&](std::size_t c) {
    return origin_.column + stride_ * static_cast<std::int32_t>(c);
  };
  return {column(first), column(last)};
}

std::optional<TilePlane::Corners> TilePlane::square_on(const TileFrame& frame, CellPosition square,
                                                       int level) const {
  const LatticeRange rows = cells_of({square.row, square.row + 1}, level);
  const LatticeRange columns = cells_of({square.column, square.column + 1}, level);
  const auto corner = [&](std::int32_t row, std::int32_t column) {
    return frame.rounded(at(row, column));
  };
  const Corners corners = {corner(rows.first, columns.first), corner(rows.first, columns.last),
                           corner(rows.last, columns.last), corner(rows.last, columns.first)};
  const auto [west, east] = std::ranges::minmax(corners, {}, &TilePoint::x);
  const auto [north, south] = std::ranges::minmax(corners, {}, &TilePoint::y);
  // Tiles count y downwards, so north is the smaller one. A square that only touches the edge has
  // no area on the tile.
  if (east.x <= 0 || west.x >= kTileExtent || south.y <= 0 || north.y >= kTileExtent) {
    return std::nullopt;
  }
  return corners;
}

/// The longest edges that stay straight on the map to the eye: one kilometre, or a hundredth of a
/// degree.
PolygonSet on_mercator(const PolygonSet& set) {
  constexpr double kMetres = 1'000.0;
  constexpr double kDegrees = 0.01;
  return reproject(set, Crs::epsg(kMercator), is_plane_in_metres(set.crs()) ? kMetres : kDegrees);
}

}  // namespace carreau::tiles
