// SPDX-License-Identifier: Apache-2.0
/// A raster laid over polygons: which of its cells a limit touches, and which lie wholly inside.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// A segment of a limit. Its low end has the smaller y, at the same height the smaller x.
struct Edge {
  Point low;
  Point high;
};

/// The edges of all rings of a feature; those without length are left out.
[[nodiscard]] std::vector<Edge> edges_of(const PolygonSet& set, std::size_t feature);

/// Coordinates in units of a raster, from its origin. Monotone: of two points the one further east
/// never has the smaller column.
class Raster {
 public:
  Raster() = default;
  Raster(Point origin, double unit_x, double unit_y)
      : origin_(origin), unit_{unit_x, unit_y}, per_coordinate_{1.0 / unit_x, 1.0 / unit_y} {}

  [[nodiscard]] double column(double x) const { return (x - origin_.x) * per_coordinate_.x; }
  [[nodiscard]] double row(double y) const { return (y - origin_.y) * per_coordinate_.y; }
  [[nodiscard]] double x(double column) const { return origin_.x + column * unit_.x; }
  [[nodiscard]] double y(double row) const { return origin_.y + row * unit_.y; }

 private:
  Point origin_;
  Point unit_{1.0, 1.0};
  Point per_coordinate_{1.0, 1.0};
};

/// A block of square cells of 2^`shift` units a side.
struct RasterWindow {
  std::int32_t first_column = 0;  ///< in units
  std::int32_t first_row = 0;     ///< in units
  int shift = 0;
  std::int32_t columns = 0;  ///< in cells
  std::int32_t rows = 0;     ///< in cells

  /// The line at which a column of cells begins, a quarter of a unit before its first point, so
  /// that rounding cannot put a point of the cell to its left.
  [[nodiscard]] double left_of(const Raster& raster, std::int32_t column) const;
  /// A height within a row of cells.
  [[nodiscard]] double height_in(const Raster& raster, std::int32_t row) const;
};

/// An edge as one cell needs it, see LimitScan: it counts for points of heights in [from, to) that
/// lie to its right.
struct Piece {
  Edge edge;
  double from = 0.0;
  double to = 0.0;
};

/// What the limit of one feature does in a window, in the order of its cells: row, then column.
///
/// For a point of a border cell: whether an odd number of limits lies to its left is `base`, turned
/// once by each of the cell's pieces that counts. That is exact, because it only compares doubles
/// and asks orientation(): a ray from the point to the west is followed to the cell's left line
/// through the edges at hand; on that line, inside turns to outside only where an edge crosses it;
/// and such an edge, drawn on beyond the line, turns all points above (or below) its crossing.
struct LimitScan {
  struct Border {
    std::int32_t row = 0;
    std::int32_t column = 0;
    bool base = false;
    std::uint32_t first_piece = 0;  ///< up to the next border cell's
  };
  struct Run {
    std::int32_t row = 0;
    std::int32_t first = 0;  ///< column
    std::int32_t last = 0;   ///< column, included
  };
  std::vector<Border> borders;
  std::vector<Piece> pieces;
  std::vector<Run> inside;  ///< cells that no limit touches and the feature holds
  [[nodiscard]] std::span<const Piece> pieces_of(std::size_t border) const;
};

/// Whether the number of limits to the west of a point is odd.
[[nodiscard]] bool is_odd(bool base, std::span<const Piece> pieces, Point point);

/// Scans the edges of one feature over a window. Cells that an edge comes within a unit of may
/// count as touched. Linear in edges, touched cells and rows.
class LimitScanner {
 public:
  void scan(const Raster& raster, const RasterWindow& window, std::span<const Edge> edges);
  /// The same when `edges` are only those that touch the window: `left` tells for each row whether
  /// the number of limits to the west of the window's left line is odd at height_in(row).
  void scan(const Raster& raster, const RasterWindow& window, std::span<const Edge> edges,
            std::span<const std::uint8_t> left);
  [[nodiscard]] const LimitScan& result() const { return scan_; }

 private:
  struct Touch {
    std::int32_t row;
    std::int32_t column;
    std::uint32_t edge;
    friend auto operator<=>(const Touch&, const Touch&) = default;
  };
  void find_touches(const Raster& raster, const RasterWindow& window, std::span<const Edge> edges);
  /// Takes the touches of one cell from `at` on; returns where the next cell's begin.
  std::size_t add_border(const Raster& raster, const RasterWindow& window,
                         std::span<const Edge> edges, std::size_t at, bool is_inside);

  LimitScan scan_;
  std::vector<Touch> touches_;
};

}  // namespace carreau
