// SPDX-License-Identifier: Apache-2.0
/// Compares two generations of zones: what became of each zone, and which people it concerns.
#pragma once

#include "base/index.hpp"
#include "base/quantity.hpp"
#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/transfer.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carreau {

/// What became of a zone from one generation to the next.
enum class ZoneChange : std::uint8_t {
  unchanged,  ///< one zone on both sides, equal within the tolerance
  redrawn,    ///< one zone on both sides, with people or area lost or gained
  split,      ///< one zone before, several after; set on all of them
  merged,     ///< several zones before, one after; set on all of them
  entered,    ///< exists only after
  left,       ///< exists only before
  no_data,    ///< exists on one side only, and the grid has no cell in it: nothing is known
};
inline constexpr std::size_t kZoneChanges = 7;
[[nodiscard]] std::string_view to_text(ZoneChange change);

struct ComparisonOptions {
  /// Share of the people and of the area that an unchanged zone may lose or gain, as when a limit
  /// is merely drawn again.
  Share tolerance = Share::from_fraction(0.02);
  /// Two zones are linked when they share at least this part of the people of the smaller one, or
  /// of its area where one of them has no people.
  Share link = Share::from_fraction(0.10);
};

/// A zone compared with the other generation.
struct ComparedZone {
  ZoneChange change = ZoneChange::unchanged;
  /// Whether the grid has a cell in the zone; its people are not known otherwise.
  bool has_cells = true;
  PeopleCount own;               ///< people of the zone
  PeopleCount kept;              ///< those who are also in a zone linked to it
  PeopleCount linked;            ///< people of the linked zones together
  std::vector<ZoneIndex> links;  ///< linked zones of the other generation, ascending

  /// People of the zone who are in none of the linked zones.
  [[nodiscard]] PeopleCount only_own() const { return own - kept; }
  /// People of the linked zones who are not in this zone.
  [[nodiscard]] PeopleCount only_linked() const { return linked - kept; }
};

struct ZoningComparison {
  Transfers transfers;
  std::vector<ComparedZone> before;
  std::vector<ComparedZone> after;

  [[nodiscard]] std::size_t count_before(ZoneChange change) const;
  [[nodiscard]] std::size_t count_after(ZoneChange change) const;
  /// Number of zones with this change. Unchanged, redrawn, split, left and no_data count zones
  /// before; merged and entered count zones after.
  [[nodiscard]] std::size_t count(ZoneChange change) const;
};

/// Exchanging the two generations gives the mirrored result: entered becomes left, split becomes
/// merged, and nothing else differs. A zone that holds no cell of the grid and overlaps no zone of
/// the other generation has the change no_data.
[[nodiscard]] ZoningComparison compare_zonings(const CellTable& cells, const CellShares& before,
                                               const CellShares& after,
                                               const ComparisonOptions& options);

/// For each zone before, the zones after that it is linked to; and the reverse.
struct ZoneLinks {
  std::vector<std::vector<ZoneIndex>> of_before;
  std::vector<std::vector<ZoneIndex>> of_after;
};
[[nodiscard]] ZoneLinks zone_links(const Transfers& transfers, Share link);

}  // namespace carreau
