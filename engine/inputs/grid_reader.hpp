// SPDX-License-Identifier: Apache-2.0
/// Reads INSEE's gridded incomes: Revenus fiscaux localisés of 2010, Filosofi in the layouts of
/// 2015, 2017 and 2019/2021.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "files/table.hpp"
#include "grid/cell_table.hpp"
#include "inputs/grid_mapping.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// The layout of a file, determined by its column names, or declared by a mapping.
enum class GridLayout { y2010, y2015, y2017, y2019, declared };
[[nodiscard]] std::string to_text(GridLayout layout);

struct LoadedGrid {
  CellTable cells;
  GridLayout layout = GridLayout::y2019;
  /// Year of the incomes: from a mapping, the file name, otherwise from the layout; 2019 where 2021
  /// is possible as well.
  int vintage = 0;
  /// Whether neither the layout nor the file name distinguishes 2019 from 2021.
  bool is_vintage_assumed = false;
};

/// Reads one grid from one or more files (CSV, GeoPackage, Shapefile, dBASE, MIF; in a zip). The
/// grid of 2010 consists of a table of cells and a table of rectangles. They may be two files, two
/// files in one archive, or a single table in which each cell has the figures of its rectangle.
/// Columns may stand in any order, and case does not matter in their names. Cells are identified by
/// their id alone: geometries and their CRS are not used. With Headcount::absent households are
/// neither required nor read. Of the requested traits, those that every file has are read; a
/// finding names those that some file lacks. A declared mapping gives the names of the columns;
/// where it names no incomes, the cells have none, and where it names no households, they must not
/// be asked for. Throws DataError with file, row, column and value for unusable data.
[[nodiscard]] LoadedGrid read_grid(std::span<const std::string> paths, Headcount headcount,
                                   Findings& findings, Progress* progress = nullptr,
                                   TraitSet wanted = {}, const GridMapping& mapping = {});

/// The same for tables that are open, such as columns in memory (files/arrow/arrow_table.hpp): one
/// grid, or the cells and the rectangles of 2010. The name of a table stands for that of a file,
/// and may hold the year. Columns typed as texts where numbers are needed are refused, and so are
/// geometries that do not lie where the ids of their cells say.
[[nodiscard]] LoadedGrid read_grid(std::vector<std::unique_ptr<files::Table>> tables,
                                   Headcount headcount, Findings& findings,
                                   Progress* progress = nullptr, TraitSet wanted = {},
                                   const GridMapping& mapping = {});

}  // namespace carreau::inputs
