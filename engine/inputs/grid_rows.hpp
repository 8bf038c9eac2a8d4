// SPDX-License-Identifier: Apache-2.0
/// Reads the rows of a grid file, on as many threads as its format allows.
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

/// The positions of the columns of a grid in a table.
struct GridColumns {
  std::size_t id = 0;
  std::size_t people = 0;
  std::optional<std::size_t> income;
  std::optional<std::size_t> households;
  std::optional<std::size_t> poor;
  std::optional<std::size_t> imputed;
  std::optional<std::size_t> communes;
  /// The requested traits with the positions of their columns.
  std::vector<std::pair<Trait, std::size_t>> traits;

  [[nodiscard]] TraitSet trait_set() const;
  /// Of all columns that are read.
  [[nodiscard]] std::vector<std::size_t> positions() const;
};

/// The row number in the source of a cell; source_file() gives the file.
[[nodiscard]] std::int64_t source_row(std::uint64_t source);
[[nodiscard]] std::size_t source_file(std::uint64_t source);
[[nodiscard]] std::uint64_t source_of(std::size_t file, std::int64_t row);

/// The rows of all files read so far.
struct GridRows {
  std::vector<CellColumns> parts;  ///< one for each table
  std::optional<GridSystem> grid;  ///< empty before the first cell
};

/// One file of a grid.
struct GridFile {
  GridColumns columns;
  std::size_t number = 0;
  Progress* progress = nullptr;
};

/// Appends the rows of a table that is file number `file`. Reports the bytes read to `progress`,
/// where given. Findings and errors do not depend on the number of threads. Throws DataError with
/// row, column and value.
void read_grid_rows(files::Table& table, const GridFile& file, GridRows& rows, Findings& findings);

}  // namespace carreau::inputs
