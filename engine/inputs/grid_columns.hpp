// SPDX-License-Identifier: Apache-2.0
/// Recognises the tables of a grid and finds their columns, by the usual names or by a mapping.
#pragma once

#include "base/findings.hpp"
#include "files/table.hpp"
#include "grid/cell_table.hpp"
#include "grid/traits.hpp"
#include "inputs/grid_mapping.hpp"
#include "inputs/grid_reader.hpp"
#include "inputs/grid_rows.hpp"
#include "inputs/rectangle_table.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// Recognises the header of a grid: an id of cells and the number of people, or a table of the grid
/// of 2010; with a mapping, its two columns.
[[nodiscard]] files::IsHeader grid_header(const GridMapping& mapping);
/// Which table of the grid of 2010 it is; none for other grids, and with a mapping.
[[nodiscard]] RectangleKind rectangle_kind_of(const files::Table& table,
                                              const GridMapping& mapping);
/// The layout of a table that is none of the grid of 2010.
[[nodiscard]] GridLayout layout_of(const files::Table& table, const GridMapping& mapping);

/// What is read of a grid.
struct GridDemand {
  Headcount headcount = Headcount::present;
  TraitSet traits;
  GridMapping mapping;
};
/// The columns of a table. Throws DataError for one that is missing, that is there twice, or that
/// the table types as anything but what it must hold. Requested traits that are missing are
/// reported.
[[nodiscard]] GridColumns find_grid_columns(const files::Table& table, const GridDemand& demand,
                                            Findings& findings);

/// Of the columns of a table, in their order, those that any verb may read: the others need not be
/// loaded.
[[nodiscard]] std::vector<std::string> used_columns(const std::vector<std::string>& names,
                                                    const GridMapping& mapping);

/// Reports a layer whose CRS is not known. Throws DataError for columns in memory whose first
/// geometry does not lie where the id of its cell, in column `id`, says: the CRS is a wrong one, or
/// the geometries are of other rows.
void check_geometry(const files::Table& table, std::size_t id, Findings& findings);

}  // namespace carreau::inputs
