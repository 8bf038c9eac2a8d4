// SPDX-License-Identifier: Apache-2.0
/// Follows pockets of vulnerability from one generation to the next: near misses, and quartiers
/// that left the list.
#pragma once

#include "zoning/comparison.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carreau {

/// What became of a pocket, or of a quartier that used to be a pocket or became one.
enum class PocketFate : std::uint8_t {
  none,
  became_pocket,    ///< a quartier before that left the list and is a pocket after
  was_quartier,     ///< that same pocket, seen from after
  became_quartier,  ///< a pocket before that lies in a quartier after
  was_pocket,       ///< that same quartier, seen from after, where it is new on the list
  stays,            ///< a pocket on both sides
  gone,             ///< a pocket before; neither pocket nor quartier after
  appeared,         ///< a pocket after; neither pocket nor quartier before
};
[[nodiscard]] std::string_view to_text(PocketFate fate);

/// A pocket, or a quartier with its links to pockets.
struct FollowedPocket {
  PocketFate fate = PocketFate::none;
  std::vector<ZoneIndex> quartiers;  ///< linked quartiers of the other generation
  std::vector<ZoneIndex> pockets;    ///< linked pockets of the other generation
  PeopleCount own;
};

/// Each list has one entry for each zone.
struct FollowedPockets {
  std::vector<FollowedPocket> quartiers_before;
  std::vector<FollowedPocket> pockets_before;
  std::vector<FollowedPocket> quartiers_after;
  std::vector<FollowedPocket> pockets_after;
};

/// The quartiers and pockets of one generation, as shares of cells.
struct Generation {
  const CellShares& quartiers;
  const CellShares& pockets;
};

/// Links are formed as in compare_zonings(). A pocket linked to a quartier is reported as such
/// before any other fate.
[[nodiscard]] FollowedPockets follow_pockets(const CellTable& cells, const Generation& before,
                                             const Generation& after,
                                             const ZoningComparison& comparison, Share link);

}  // namespace carreau
