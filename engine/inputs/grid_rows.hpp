// SPDX-License-Identifier: Apache-2.0
/// The rows of a grid file, read by as many threads as its format allows.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "files/table.hpp"
#include "grid/cell_table.hpp"
#include "grid/traits.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace carreau::inputs {

/// Where the columns of a grid stand in a table.
struct GridColumns {
  std::size_t id = 0;
  std::size_t people = 0;
  std::size_t income = 0;
  std::optional<std::size_t> households;
  std::optional<std::size_t> poor;
  std::optional<std::size_t> imputed;
  std::optional<std::size_t> communes;
  /// Where each trait that is to be read stands; empty where none is.
  std::vector<std::pair<Trait, std::size_t>> traits;

  [[nodiscard]] TraitSet trait_set() const;
};

/// The row that a cell's source names; the file is source_file().
[[nodiscard]] std::int64_t source_row(std::uint64_t source);
[[nodiscard]] std::size_t source_file(std::uint64_t source);

/// What the files read so far add up to.
struct GridRows {
  std::vector<CellColumns> parts;
  std::optional<GridSystem> grid;  ///< empty before the first cell
};

/// A file of a grid among others.
struct GridFile {
  GridColumns columns;
  std::size_t number = 0;
  Progress* progress = nullptr;
};

/// Appends the rows of a table, `file` being its number; tells `progress`, where there is one, of
/// the bytes. Findings and errors are those of a single
/// thread that reads row by row, however many do. Throws DataError with row, column and value.
void read_grid_rows(files::Table& table, const GridFile& file, GridRows& rows, Findings& findings);

}  // namespace carreau::inputs
