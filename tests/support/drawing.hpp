// SPDX-License-Identifier: Apache-2.0
/// Worlds drawn as rows of characters. The first row is the northernmost, as on a map.
#pragma once

#include "grid/cell_id.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::testing {

/// One string for each row of a map. The lower-left character is at position (0, 0).
using Drawing = std::vector<std::string>;

/// The character at a position; a dot outside the drawing.
inline char symbol_at(const Drawing& map, CellPosition p) {
  const auto rows = static_cast<std::int32_t>(map.size());
  if (p.row < 0 || p.row >= rows || p.column < 0) return '.';
  const std::string& line = map[static_cast<std::size_t>(rows - 1 - p.row)];
  const auto column = static_cast<std::size_t>(p.column);
  return column < line.size() ? line[column] : '.';
}

/// The positions whose character is one of `symbols`, ordered as in a cell table.
inline std::vector<CellPosition> positions_of(const Drawing& map, std::string_view symbols) {
  std::vector<CellPosition> positions;
  const auto rows = static_cast<std::int32_t>(map.size());
  for (std::int32_t row = 0; row < rows; ++row) {
    const std::string& line = map[static_cast<std::size_t>(rows - 1 - row)];
    for (std::size_t column = 0; column < line.size(); ++column) {
      if (symbols.find(line[column]) == std::string_view::npos) continue;
      positions.push_back({row, static_cast<std::int32_t>(column)});
    }
  }
  return positions;
}

/// The positions drawn with '#'.
inline std::vector<CellPosition> drawn(const Drawing& map) { return positions_of(map, "#"); }

/// The pattern with number `bits` on a square of `side` cells: the bit row·side + column says
/// whether a cell is present.
inline std::vector<CellPosition> pattern(std::uint32_t bits, std::int32_t side) {
  std::vector<CellPosition> positions;
  for (std::int32_t i = 0; i < side * side; ++i) {
    if ((bits >> i & 1U) != 0) positions.push_back({i / side, i % side});
  }
  return positions;
}

}  // namespace carreau::testing
