// SPDX-License-Identifier: Apache-2.0
/// Where the lattice of a grid lies on web mercator, and which of its cells a tile shows.
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

/// The zooms at which cells are shown: each by itself at the last, squares of 2^(11−z) cells a
/// side at zoom z below.
inline constexpr int kFirstCellZoom = 3;
inline constexpr int kLastCellZoom = 11;

/// PROJ tells where a coarse lattice of nodes lies, every 3,200 m, once a grid; between them places
/// are interpolated, within 0.5 m on the ground. A corner is at one place whichever cell asks, so
/// that neighbours leave no slit. Const and safe to share between threads.
class TilePlane {
 public:
  /// Wider than the cells by as much as the largest squares of cells reach beyond them. Keeps a
  /// reference to the cells.
  explicit TilePlane(const CellTable& cells);

  [[nodiscard]] const CellTable& cells() const { return cells_; }
  [[nodiscard]] const CellRows& rows() const { return rows_; }
  /// Those with a cell.
  [[nodiscard]] const LatticeRange& columns() const { return columns_; }

  /// Web mercator (EPSG:3857) of a place in rows and columns of the lattice: (r, c) is the lower
  /// left corner of the cell at that position.
  [[nodiscard]] Point at(double row, double column) const;
  /// Polygons in the grid's CRS, corner by corner: these are then where the cells' corners are.
  /// Throws ArgumentError for another CRS.
  [[nodiscard]] PolygonSet project(const PolygonSet& set) const;

  /// Rows that meet a box in web mercator, and, of some rows, the columns that do: none is missed,
  /// a few more may be given.
  [[nodiscard]] LatticeRange rows_in(const Box& mercator) const;
  [[nodiscard]] LatticeRange columns_in(const LatticeRange& rows, const Box& mercator) const;

  /// Corners of a square of 2^level cells on a tile, counter-clockwise on the ground from its lower
  /// left; empty where the square and the tile have no area in common.
  using Corners = std::array<TilePoint, 4>;
  [[nodiscard]] std::optional<Corners> square_on(const TileFrame& frame, CellPosition square,
                                                 int level) const;

  /// Calls `visit(line)` for the rows of squares that meet a tile, from the south. `table` is that
  /// of the cells, or of squares of `table_level` of them.
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
  /// What lies between four nodes.
  [[nodiscard]] Box box_of(std::size_t row, std::size_t column) const;
  void place_nodes();
  void bound_strips();

  const CellTable& cells_;
  CellRows rows_;
  LatticeRange columns_;
  std::int32_t stride_ = 1;  ///< cells from node to node
  CellPosition origin_;      ///< of node (0, 0)
  std::size_t node_rows_ = 0;
  std::size_t node_columns_ = 0;
  std::vector<Point> nodes_;
  std::vector<Box> strips_;  ///< between the nodes of a row and of the next
};

/// Polygons of any known CRS on web mercator, long edges cut so that they stay where they are.
[[nodiscard]] PolygonSet on_mercator(const PolygonSet& set);

}  // namespace carreau::tiles
