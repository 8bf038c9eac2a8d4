// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_run.hpp"

#include <algorithm>

namespace carreau::lab {

namespace {

/// The perimeters of `a` that share no cell with `b`, and the people of all cells of `a` that are
/// not in `b`.
struct Beyond {
  std::int64_t zones = 0;
  Persons people;
};

Beyond beyond(const CellTable& cells, const Delineation& a, const Delineation& b) {
  Beyond found;
  for (const Zone& zone : a.perimeters) {
    bool touches = false;
    for (const CellIndex cell : zone.cells) {
      const bool is_shared = !b.zone_of[cell.position()].is_none();
      touches = touches || is_shared;
      if (!is_shared) found.people += cells.people()[cell.position()];
    }
    if (!touches) ++found.zones;
  }
  return found;
}

}  // namespace

RunChange change_between(const CellTable& cells, const Delineation& before,
                         const Delineation& after) {
  const Beyond lost = beyond(cells, before, after);
  const Beyond gained = beyond(cells, after, before);
  return {gained.zones, lost.zones, gained.people, lost.people};
}

}  // namespace carreau::lab
