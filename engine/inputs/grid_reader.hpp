// SPDX-License-Identifier: Apache-2.0
/// Reads INSEE's gridded incomes: Revenus fiscaux localisés of 2010, Filosofi in the layouts of
/// 2015, 2017 and 2019/2021.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "grid/cell_table.hpp"

#include <optional>
#include <span>
#include <string>

namespace carreau::inputs {

/// The layout of a file, determined by its column names.
enum class GridLayout { y2010, y2015, y2017, y2019 };
[[nodiscard]] std::string to_text(GridLayout layout);

struct LoadedGrid {
  CellTable cells;
  GridLayout layout = GridLayout::y2019;
  /// Year of the incomes: from the file name, otherwise from the layout; 2019 where 2021 is
  /// possible as well.
  int vintage = 0;
  /// Whether neither the layout nor the file name distinguishes 2019 from 2021.
  bool is_vintage_assumed = false;
};

/// Reads one grid from one or more files (CSV, GeoPackage, Shapefile, dBASE, MIF; in a zip). The
/// grid of 2010 consists of a table of cells and a table of rectangles: two files, two files in one
/// archive, or one table in which they are already joined. Columns are found
/// by name, in any order; case is ignored. Cells are identified by their id alone: geometries and
/// their CRS are not used. With Headcount::absent households are neither required nor read. Of the
/// requested traits, those that every file has are read; a finding names those that some file
/// lacks. Throws DataError with file, row, column and value for unusable data.
[[nodiscard]] LoadedGrid read_grid(std::span<const std::string> paths, Headcount headcount,
                                   Findings& findings, Progress* progress = nullptr,
                                   TraitSet wanted = {});

}  // namespace carreau::inputs
