// SPDX-License-Identifier: Apache-2.0
/// The grid of 2010: gives each cell its share of the figures of its rectangle.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "grid/cell_table.hpp"
#include "inputs/grid_rows.hpp"
#include "inputs/rectangle_table.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace carreau::inputs {

/// A table of a grid, with the number of its file.
struct GridTable {
  std::unique_ptr<files::Table> table;
  RectangleKind kind = RectangleKind::none;
  std::size_t file = 0;
};

/// Joins cells to their rectangles, whatever tables and rows they come from. A rectangle's figures
/// are shared out to its cells as INSEE advises, × ind_c / ind_r, so that the shares of a whole
/// rectangle add up to its figures exactly; its cells are one group, imputed where they are several
/// or where the rectangle leaves the files. Rectangles without a cell are left out, and so are
/// cells without a rectangle: of these only the people are known, and an unknown income is not
/// zero. Findings count them.
class RectangleGrid {
 public:
  RectangleGrid(Headcount headcount, TraitSet wanted, Findings& findings)
      : headcount_(headcount), wanted_(wanted), findings_(findings) {}

  /// Reads all tables of the grid. Throws DataError where cells or rectangles are missing
  /// altogether, for a rectangle given twice with other figures, and for more cells than it has.
  void read(std::vector<GridTable>& tables, Progress* progress);
  /// The cells that have incomes.
  [[nodiscard]] GridRows take();

 private:
  struct Rectangle {
    RectangleFigures figures;
    std::string key;
    std::uint64_t source = 0;
    // What was seen of its cells.
    std::int64_t cells = 0;
    Persons people;
    Persons shared;  ///< people of the cells that have had their share

    [[nodiscard]] bool is_cut() const;
    [[nodiscard]] bool adds_up() const;
  };
  struct Cell {
    RectangleCell read;
    std::uint32_t rectangle = kNoGroup;
    std::uint64_t source = 0;
  };

  void check_kinds(const std::vector<GridTable>& tables) const;
  void read_rows(GridTable& table, Progress* progress);
  void add_rectangle(const RectangleTable& table, RectangleKind kind, std::uint64_t source);
  [[nodiscard]] Place place_of(const Rectangle& rectangle) const;
  void add_cell(const RectangleTable& table, std::uint64_t source, const Place& place);
  void match();
  void check_rectangles();
  void note_unmatched();
  [[nodiscard]] CellRecord share_of(const Cell& cell);

  Headcount headcount_;
  TraitSet wanted_;
  Findings& findings_;
  std::vector<std::string> files_;  ///< names of the files by their number
  std::vector<Rectangle> rectangles_;
  std::unordered_map<std::string, std::uint32_t> number_of_;  ///< looked up, never gone through
  std::vector<Cell> cells_;
  std::optional<GridSystem> grid_;
  TraitSet traits_;
};

}  // namespace carreau::inputs
