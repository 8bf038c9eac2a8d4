// SPDX-License-Identifier: Apache-2.0
#include "geometry/raster.hpp"

#include "geometry/orientation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace carreau {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// How near an edge may come to a cell before it counts as touching it, in units.
constexpr double kReach = 1.0;

/// Edges point upwards, from left to right where they are level, so an edge shared by two polygons
/// is computed alike in both.
Edge ordered(Point a, Point b) {
  const bool is_upward = a.y < b.y || (a.y == b.y && a.x < b.x);
  return is_upward ? Edge{a, b} : Edge{b, a};
}

/// The cells of a window along one axis that an interval in units meets; first > last where none.
struct CellRange {
  std::int32_t first;
  std::int32_t last;
};
CellRange cells_between(double low, double high, std::int32_t start, int shift,
                        std::int32_t count) {
  const double size = std::ldexp(1.0, shift);
  // Clamped before the conversion: a number out of range has no defined integer.
  const double limit = count;
  return {
      static_cast<std::int32_t>(std::clamp(std::floor((low - start) / size), 0.0, limit)),
      static_cast<std::int32_t>(std::clamp(std::floor((high - start) / size), -1.0, limit - 1))};
}

/// An edge in units, from which the columns that it passes in a row follow.
class TracedEdge {
 public:
  TracedEdge(const Raster& raster, const Edge& edge)
      : column_(raster.column(edge.low.x)),
        row_(raster.row(edge.low.y)),
        run_(raster.column(edge.high.x) - column_),
        rise_(raster.row(edge.high.y) - row_) {}

  [[nodiscard]] CellRange rows(const RasterWindow& window) const {
    // The reach on both sides covers what rounding may move.
    return cells_between(row_ - kReach, row_ + rise_ + kReach, window.first_row, window.shift,
                         window.rows);
  }
  [[nodiscard]] CellRange columns(const RasterWindow& window, std::int32_t row) const {
    double a = column_;
    double b = column_ + run_;
    // Where dividing by the rise would be too rough, the whole run of the edge is taken: too many
    // cells are slow, too few would be wrong.
    if (is_steady()) {
      const double size = std::ldexp(1.0, window.shift);
      const double bottom = window.first_row + row * size - kReach;
      const double top = bottom + size + 2.0 * kReach;
      a = column_ + run_ * std::clamp((bottom - row_) / rise_, 0.0, 1.0);
      b = column_ + run_ * std::clamp((top - row_) / rise_, 0.0, 1.0);
    }
    return cells_between(std::min(a, b) - kReach, std::max(a, b) + kReach, window.first_column,
                         window.shift, window.columns);
  }

 private:
  /// Whether dividing by the rise keeps the error of a column well below the reach: rows are known
  /// to 2^-28 of a unit, columns pass at most 2^24 units a row. Otherwise the whole run is taken.
  [[nodiscard]] bool is_steady() const {
    constexpr double kWidest = 0x1p24;
    return rise_ >= 1.0 && std::abs(run_) <= kWidest && std::abs(column_) <= kWidest &&
           std::abs(row_) <= kWidest;
  }

  double column_;
  double row_;
  double run_;
  double rise_;
};

/// The edge for points to the right of `line`; false where it lies wholly to the left.
bool make_piece(const Edge& edge, double line, Piece& piece) {
  const bool low_is_left = edge.low.x < line;
  const bool high_is_left = edge.high.x < line;
  if (low_is_left && high_is_left) return false;
  piece = {edge, edge.low.y, edge.high.y};
  if (low_is_left) piece.from = -kInfinity;
  if (high_is_left) piece.to = kInfinity;
  // A level edge counts at no height; cut by the line, it turns the points below it.
  if (edge.low.y == edge.high.y) piece.to = low_is_left ? kInfinity : -kInfinity;
  return true;
}

}  // namespace

std::vector<Edge> edges_of(const PolygonSet& set, std::size_t feature) {
  std::vector<Edge> edges;
  const auto rings = set.rings(feature);
  for (std::size_t r = rings.first; r < rings.last; ++r) {
    const auto ring = set.ring(r);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      // Repeated points make no edge.
      if (ring[i - 1] != ring[i]) edges.push_back(ordered(ring[i - 1], ring[i]));
    }
  }
  return edges;
}

double RasterWindow::left_of(const Raster& raster, std::int32_t column) const {
  return raster.x(first_column + std::ldexp(column, shift) - 0.25);
}

double RasterWindow::height_in(const Raster& raster, std::int32_t row) const {
  return raster.y(first_row + std::ldexp(row + 0.5, shift));
}

std::span<const Piece> LimitScan::pieces_of(std::size_t border) const {
  const std::size_t first = borders[border].first_piece;
  const std::size_t last =
      border + 1 < borders.size() ? borders[border + 1].first_piece : pieces.size();
  return std::span(pieces).subspan(first, last - first);
}

bool is_odd(bool base, std::span<const Piece> pieces, Point point) {
  bool odd = base;
  for (const Piece& piece : pieces) {
    // The half-open interval counts a corner where two edges meet once.
    const bool counts = piece.from <= point.y && point.y < piece.to;
    if (counts && orientation(piece.edge.low, piece.edge.high, point) < 0) odd = !odd;
  }
  return odd;
}

void LimitScanner::scan(const Raster& raster, const RasterWindow& window,
                        std::span<const Edge> edges) {
  const double line = window.left_of(raster, 0);
  // The even-odd rule along the left line of the window: odd rows begin inside.
  std::vector<std::uint8_t> left(static_cast<std::size_t>(window.rows));
  for (const Edge& edge : edges) {
    const CellRange rows = TracedEdge(raster, edge).rows(window);
    for (std::int32_t row = rows.first; row <= rows.last; ++row) {
      const Point start{line, window.height_in(raster, row)};
      if (start.y < edge.low.y || start.y >= edge.high.y) continue;
      if (orientation(edge.low, edge.high, start) < 0) left[static_cast<std::size_t>(row)] ^= 1;
    }
  }
  scan(raster, window, edges, left);
}

void LimitScanner::scan(const Raster& raster, const RasterWindow& window,
                        std::span<const Edge> edges, std::span<const std::uint8_t> left) {
  // The memory of an earlier scan is reused.
  scan_.borders.clear();
  scan_.pieces.clear();
  scan_.inside.clear();
  // Cells that no edge touches are inside or outside as a whole.
  find_touches(raster, window, edges);
  std::size_t at = 0;
  for (std::int32_t row = 0; row < window.rows; ++row) {
    const double height = window.height_in(raster, row);
    bool is_inside = left[static_cast<std::size_t>(row)] != 0;
    std::int32_t column = 0;
    while (at < touches_.size() && touches_[at].row == row) {
      const Touch cell = touches_[at];
      const std::size_t borders = scan_.borders.size();
      at = add_border(raster, window, edges, at, is_inside);
      if (borders == scan_.borders.size()) continue;  // all its edges lie before its line
      // Cells between two border cells form one run.
      if (is_inside && column < cell.column) scan_.inside.push_back({row, column, cell.column - 1});
      column = cell.column + 1;
      // On the next cell's line the formula of this cell still holds.
      const Point next{window.left_of(raster, column), height};
      is_inside = is_odd(scan_.borders.back().base, scan_.pieces_of(borders), next);
    }
    if (is_inside && column < window.columns) {
      scan_.inside.push_back({row, column, window.columns - 1});
    }
  }
}

void LimitScanner::find_touches(const Raster& raster, const RasterWindow& window,
                                std::span<const Edge> edges) {
  touches_.clear();
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    const TracedEdge traced(raster, edges[e]);
    const CellRange rows = traced.rows(window);
    for (std::int32_t row = rows.first; row <= rows.last; ++row) {
      const CellRange columns = traced.columns(window, row);
      for (std::int32_t column = columns.first; column <= columns.last; ++column) {
        touches_.push_back({row, column, e});
      }
    }
  }
  // By row, column and edge: cells in scanning order, each with all its edges.
  std::sort(touches_.begin(), touches_.end());
}

std::size_t LimitScanner::add_border(const Raster& raster, const RasterWindow& window,
                                     std::span<const Edge> edges, std::size_t at, bool is_inside) {
  const Touch cell = touches_[at];
  const double line = window.left_of(raster, cell.column);
  const auto first_piece = static_cast<std::uint32_t>(scan_.pieces.size());
  for (; at < touches_.size() && touches_[at].row == cell.row && touches_[at].column == cell.column;
       ++at) {
    Piece piece;
    if (make_piece(edges[touches_[at].edge], line, piece)) scan_.pieces.push_back(piece);
  }
  if (first_piece == scan_.pieces.size()) return at;
  const Point start{line, window.height_in(raster, cell.row)};
  const auto pieces = std::span<const Piece>(scan_.pieces).subspan(first_piece);
  // is_odd(base) at the start shall be what is known of it.
  const bool base = is_odd(is_inside, pieces, start);
  scan_.borders.push_back({cell.row, cell.column, base, first_piece});
  return at;
}

}  // namespace carreau
