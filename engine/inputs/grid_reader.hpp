// SPDX-License-Identifier: Apache-2.0
/// INSEE's gridded incomes (Filosofi), in the layouts of 2015, 2017 and 2019/2021.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "grid/cell_table.hpp"

#include <optional>
#include <span>
#include <string>

namespace carreau::inputs {

/// Which set of column names a file bears.
enum class GridLayout { y2015, y2017, y2019 };
[[nodiscard]] std::string to_text(GridLayout layout);

struct LoadedGrid {
  CellTable cells;
  GridLayout layout = GridLayout::y2019;
  /// Year of the incomes: from the file name, else from the layout; 2019 where 2021 is possible.
  int vintage = 0;
  /// True when the layout alone could not tell 2019 from 2021 and the name did not either.
  bool is_vintage_assumed = false;
};

/// Reads one grid from several files (CSV, GeoPackage, Shapefile; CSV in a zip). Columns are found
/// by name without case, in any order. Identity comes from the id alone: geometries and their CRS
/// are not used. With Headcount::absent households are neither needed nor read. Of the traits asked
/// for those that every file has are known; a finding names those that one lacks.
/// Throws DataError with file, row, column and value for what cannot be used.
[[nodiscard]] LoadedGrid read_grid(std::span<const std::string> paths, Headcount headcount,
                                   Findings& findings, Progress* progress = nullptr,
                                   TraitSet wanted = {});

}  // namespace carreau::inputs
