// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/unit_tiles.hpp"

#include <vector>

namespace carreau::tiles {

namespace {

/// The area of a square: that of its most populous cell, or of the first such cell.
template <class Area>
struct SquareArea {
  bool has_cells = false;
  Area area;
  Persons most;
};

// Only between squares that both have cells: where nobody lives there is no limit to draw.
template <class Area>
bool differ(const SquareArea<Area>& a, const SquareArea<Area>& b) {
  return a.has_cells && b.has_cells && a.area != b.area;
}

bool is_seen(TilePoint a, TilePoint b) {
  constexpr std::int32_t kFar = kTileExtent + kTileBuffer;
  return std::max(a.x, b.x) >= -kTileBuffer && std::min(a.x, b.x) <= kFar &&
         std::max(a.y, b.y) >= -kTileBuffer && std::min(a.y, b.y) <= kFar;
}

/// Joins consecutive sides of squares to a line.
class Line {
 public:
  void add(TilePoint from, TilePoint to, TileGeometry& geometry) {
    // A side without length, as where rounding brings both corners together.
    if (from == to) return;
    if (points_.empty() || points_.back() != from) {
      finish(geometry);
      points_.push_back(from);
    }
    // Straight continuations are joined, since a limit along a row has one side for each square.
    if (points_.size() > 1 && goes_on(to)) points_.pop_back();
    points_.push_back(to);
  }
  void finish(TileGeometry& geometry) {
    if (points_.size() > 1) geometry.add_line(points_);
    points_.clear();
  }

 private:
  /// Whether the point continues the line in a straight direction.
  [[nodiscard]] bool goes_on(TilePoint to) const {
    const TilePoint a = points_[points_.size() - 2];
    const TilePoint b = points_.back();
    return std::int64_t{b.x - a.x} * (to.y - b.y) == std::int64_t{b.y - a.y} * (to.x - b.x);
  }

  std::vector<TilePoint> points_;
};

/// Draws the limits between squares, row by row from the south.
template <class Area>
class LimitDrawing {
 public:
  LimitDrawing(const TilePlane& plane, const TileFrame& frame, int level,
               const LatticeRange& columns)
      : plane_(plane),
        frame_(frame),
        level_(level),
        columns_(columns),
        below_(columns.size()),
        upward_(columns.size()),
        geometry_(TileGeometryKind::lines) {}

  // A limit along the row is complete at its end; limits upward go on into the next row.
  void add_row(std::int32_t row, std::vector<SquareArea<Area>> squares) {
    for (std::size_t k = 0; k < squares.size(); ++k) {
      if (differ(squares[k], below_[k])) add(along_, corner(row, k), corner(row, k + 1));
      if (k > 0 && differ(squares[k - 1], squares[k])) {
        add(upward_[k], corner(row, k), corner(row + 1, k));
      }
    }
    along_.finish(geometry_);
    below_ = std::move(squares);
  }
  [[nodiscard]] const TileGeometry& finish() {
    for (Line& line : upward_) line.finish(geometry_);
    return geometry_;
  }

 private:
  [[nodiscard]] TilePoint corner(std::int32_t row, std::size_t slot) const {
    // The corner of a square in cells of the grid.
    const int side = 1 << level_;
    return frame_.rounded(
        plane_.at(row * side, (columns_.first + static_cast<std::int32_t>(slot)) * side));
  }
  void add(Line& line, TilePoint from, TilePoint to) {
    if (is_seen(from, to)) line.add(from, to, geometry_);
  }

  const TilePlane& plane_;
  const TileFrame& frame_;
  int level_;
  LatticeRange columns_;
  std::vector<SquareArea<Area>> below_;
  Line along_;
  std::vector<Line> upward_;
  TileGeometry geometry_;
};

/// One more on each side, because a limit at the edge of the tile needs the square beyond.
LatticeRange widened(const LatticeRange& range) {
  return range.is_empty() ? range : LatticeRange{range.first - 1, range.last + 1};
}

}  // namespace

template <class Area>
void LimitTiles<Area>::write(const TileId& id, VectorTile& tile) const {
  const TileFrame frame(id);
  // At other zooms nothing is drawn.
  if (id.zoom < kFirstCellZoom || id.zoom > kLastCellZoom) return;
  const int level = kLastCellZoom - id.zoom;
  const Box box = frame.box(kTileBuffer);
  const LatticeRange cell_rows = plane_.rows_in(box);
  const LatticeRange rows = widened(squares_of(cell_rows, level));
  const LatticeRange columns = widened(squares_of(plane_.columns_in(cell_rows, box), level));
  const CellTable& cells = plane_.cells();
  LimitDrawing<Area> drawing(plane_, frame, level, columns);
  for (std::int32_t row = rows.first; row < rows.last; ++row) {
    const SquareRow line = square_row(plane_.rows(), row, columns, level);
    std::vector<SquareArea<Area>> squares(columns.size());
    for (const CellRun& run : line.runs) {
      for (std::size_t i = run.first; i < run.last; ++i) {
        SquareArea<Area>& square = squares[line.slot(cells.positions()[i])];
        // Of equal cells the first keeps the square, so the result does not depend on the tile.
        if (square.has_cells && cells.people()[i] <= square.most) continue;
        square = {true, area_[i], cells.people()[i]};
      }
    }
    drawing.add_row(row, std::move(squares));
  }
  TileLayer layer("limits");
  layer.add(std::nullopt, drawing.finish());
  tile.add(layer);
}

template class LimitTiles<UnitIndex>;
template class LimitTiles<CommuneIndex>;

}  // namespace carreau::tiles
