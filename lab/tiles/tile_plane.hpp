// SPDX-License-Identifier: Apache-2.0
/// The position of a grid's lattice in web mercator, and which of its cells a tile shows.
#pragma once

#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"
#include "lab/tiles/cell_squares.hpp"
#include "lab/tiles/tile_id.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace carreau::tiles {

/// The zooms at which cells are shown: single cells at the last one, squares with 2^(11−z) cells on
/// a side at a lower zoom z.
inline constexpr int kFirstCellZoom = 3;
inline constexpr int kLastCellZoom = 11;

/// PROJ is called once, for nodes every 3,200 m; positions between them are interpolated, within
/// 0.5 m on the ground. A corner has the same position for all its cells, so there are no gaps
/// between neighbours. Immutable and thread-safe.
class TilePlane {
 public:
  /// Covers the cells and the largest squares that extend beyond them. Keeps a reference to the
  /// cells.
  explicit TilePlane(const CellTable& cells);

  [[nodiscard]] const CellTable& cells() const { return cells_; }
  [[nodiscard]] const CellRows& rows() const { return rows_; }
  /// The range of columns that contain cells.
  [[nodiscard]] const LatticeRange& columns() const { return columns_; }

  /// The position in web mercator (EPSG:3857) of a place given in rows and columns of the lattice:
  /// (r, c) is the lower left corner of the cell at that position.
  [[nodiscard]] Point at(double row, double column) const;
  /// Projects polygons in the CRS of the grid corner by corner; corners of cells get the positions
  /// of the lattice. Throws ArgumentError for another CRS.
  [[nodiscard]] PolygonSet project(const PolygonSet& set) const;

  /// The rows that meet a box in web mercator, and the columns that do within some rows. None is
  /// missed, but a few more may be included.
  [[nodiscard]] LatticeRange rows_in(const Box& mercator) const;
  [[nodiscard]] LatticeRange columns_in(const LatticeRange& rows, const Box& mercator) const;

  /// The corners of a square of 2^level cells in a tile, counter-clockwise on the ground from the
  /// lower left one; nothing where the square and the tile have no common area.
  using Corners = std::array<TilePoint, 4>;
  [[nodiscard]] std::optional<Corners> square_on(const TileFrame& frame, CellPosition square,
                                                 int level) const;

  /// Calls `visit(line)` for the rows of squares that meet a tile, from south to north. `table`
  /// contains the cells, or squares with `table_level`.
  template <class Visit>
  void for_each_square_row(const TileFrame& frame, int level, const CellRows& table,
                           int table_level, const Visit& visit) const {
    const Box box = frame.box(0);
    const LatticeRange rows = squares_of(rows_in(box), level);
    for (std::int32_t row = rows.first; row < rows.last; ++row) {
      const LatticeRange columns =
          squares_of(columns_in(cells_of({row, row + 1}, level), box), level);
      const SquareRow line = square_row(table, row, columns, level - table_level);
      if (!line.runs.empty()) visit(line);
    }
  }

 private:
  [[nodiscard]] const Point& node(std::size_t row, std::size_t column) const {
    return nodes_[row * node_columns_ + column];
  }
  /// The box between four nodes.
  [[nodiscard]] Box box_of(std::size_t row, std::size_t column) const;
  void place_nodes();
  void bound_strips();

  const CellTable& cells_;
  CellRows rows_;
  LatticeRange columns_;
  std::int32_t stride_ = 1;  ///< number of cells between nodes
  CellPosition origin_;      ///< position of node (0, 0)
  std::size_t node_rows_ = 0;
  std::size_t node_columns_ = 0;
  std::vector<Point> nodes_;
  std::vector<Box> strips_;  ///< boxes between each row of nodes and the next
};

/// Projects polygons of any known CRS to web mercator; long edges are cut first, so that they do
/// not move.
[[nodiscard]] PolygonSet on_mercator(const PolygonSet& set);

}  // namespace carreau::tiles
