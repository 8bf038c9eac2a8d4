// SPDX-License-Identifier: Apache-2.0
/// What steps from place to place reach: the plain search that labelling and gaps are held against.
#pragma once

#include "grid/cell_id.hpp"

#include <cstdint>
#include <set>
#include <vector>

namespace carreau::testing {

using Places = std::set<CellPosition>;

/// The places of `all` that steps by sides, or also by corners, reach from `start`.
inline Places reach(CellPosition start, const Places& all, bool corners) {
  Places seen{start};
  std::vector<CellPosition> open{start};
  while (!open.empty()) {
    const CellPosition p = open.back();
    open.pop_back();
    for (std::int32_t r = -1; r <= 1; ++r) {
      for (std::int32_t c = -1; c <= 1; ++c) {
        const CellPosition next{p.row + r, p.column + c};
        const bool is_step = corners || (r == 0) != (c == 0);
        if (is_step && all.contains(next) && seen.insert(next).second) open.push_back(next);
      }
    }
  }
  return seen;
}

}  // namespace carreau::testing
