// SPDX-License-Identifier: Apache-2.0
/// One generation of zones against another: what became of each, and who lives where that changed.
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
  unchanged,  ///< one zone on both sides, the same within the tolerance
  redrawn,    ///< one zone on both sides, with people or ground lost or gained
  split,      ///< one before, several after: said of all of them
  merged,     ///< several before, one after: said of all of them
  entered,    ///< after only
  left,       ///< before only
};
inline constexpr std::size_t kZoneChanges = 6;
[[nodiscard]] std::string_view to_text(ZoneChange change);

struct ComparisonOptions {
  /// What may be lost and gained, of people and of ground, by a zone that is still unchanged: a
  /// mere redrafting.
  Share tolerance = Share::from_fraction(0.02);
  /// Two zones are linked from this share of the people of the smaller one, or of its ground where
  /// one of them holds nobody.
  Share link = Share::from_fraction(0.10);
};

/// A zone against the other generation.
struct ComparedZone {
  ZoneChange change = ZoneChange::unchanged;
  PeopleCount own;               ///< of the zone
  PeopleCount kept;              ///< of whom in the zones linked to it
  PeopleCount linked;            ///< of those zones, as a whole
  std::vector<ZoneIndex> links;  ///< of the other generation, in the order of its zones

  /// Before: what it has and the linked zones do not.
  [[nodiscard]] PeopleCount only_own() const { return own - kept; }
  /// What the linked zones have and it does not.
  [[nodiscard]] PeopleCount only_linked() const { return linked - kept; }
};

struct ZoningComparison {
  Transfers transfers;
  std::vector<ComparedZone> before;
  std::vector<ComparedZone> after;

  [[nodiscard]] std::size_t count_before(ZoneChange change) const;
  [[nodiscard]] std::size_t count_after(ZoneChange change) const;
  /// Zones kept in one piece by their number, those that split or left by the zones before, those
  /// merged or entered by the zones after.
  [[nodiscard]] std::size_t count(ZoneChange change) const;
};

/// compare_zonings(a, b) mirrors compare_zonings(b, a): entered and left, split and merged change
/// places, and nothing else does.
[[nodiscard]] ZoningComparison compare_zonings(const CellTable& cells, const CellShares& before,
                                               const CellShares& after,
                                               const ComparisonOptions& options);

/// The zones after that a zone before is linked to, and the other way round.
struct ZoneLinks {
  std::vector<std::vector<ZoneIndex>> of_before;
  std::vector<std::vector<ZoneIndex>> of_after;
};
[[nodiscard]] ZoneLinks zone_links(const Transfers& transfers, Share link);

}  // namespace carreau
