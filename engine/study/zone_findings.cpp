// SPDX-License-Identifier: Apache-2.0
#include "study/zone_findings.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "zoning/overlap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace carreau::study {

void note_odd_zones(const CellTable& cells, const Zoning& zones, const CellShares& shares,
                    Findings& findings) {
  for (std::size_t z = 0; z < shares.zone_count(); ++z) {
    const auto parts = shares.of_zone(z);
    const bool is_empty = std::all_of(parts.begin(), parts.end(), [&](const CellShare& s) {
      return cells.people()[s.cell.position()].is_zero();
    });
    if (is_empty) findings.warn("zone_without_cells", {{"zone", zones.codes[z]}});
  }
  for (const ZoneOverlap& overlap : overlapping_zones(cells, shares)) {
    findings.warn("zones_overlap", {{"first", zones.codes[overlap.first]},
                                    {"second", zones.codes[overlap.second]},
                                    {"people", Fixed{overlap.people, 0}}});
  }
}

void refuse_overlaps(const CellTable& cells, const Zoning& zones, const CellShares& shares) {
  std::vector<Message> pairs;
  for (const ZoneOverlap& overlap : overlapping_zones(cells, shares)) {
    pairs.push_back(Message{"overlapping_pair",
                            {{"first", zones.codes[overlap.first]},
                             {"second", zones.codes[overlap.second]},
                             {"people", Fixed{overlap.people, 0}}}});
  }
  if (pairs.empty()) return;
  throw DataError({zones.key, {}, {}}, Message{"zones_must_not_overlap", {{"pairs", pairs}}},
                  Message{"correct_or_share"});
}

}  // namespace carreau::study
