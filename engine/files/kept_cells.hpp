// SPDX-License-Identifier: Apache-2.0
/// The limit on what readers keep of tables whose rows they keep whole.
#pragma once

#include "files/table.hpp"
#include "files/workbook/sheet.hpp"

#include <cstddef>

namespace carreau::files {

/// As many as a workbook may have.
inline constexpr std::size_t kMostKeptCells = kMostCells;

/// Counts the cells that a reader keeps of one file. A row is kept as wide as its table, so that a
/// single cell far to the right, or one row with many members, makes every other row long.
class KeptCells {
 public:
  explicit KeptCells(std::size_t most = kMostKeptCells) : most_(most) {}

  /// To be called before the current row of a table is kept. Throws DataError where its cells,
  /// empty ones included, are more than fit with those of before.
  void take_row(const Table& table);

 private:
  std::size_t most_;
  std::size_t cells_ = 0;
};

}  // namespace carreau::files
