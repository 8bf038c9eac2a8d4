// SPDX-License-Identifier: Apache-2.0
/// Pockets of vulnerability from one generation to the next: near misses, and quartiers that left.
#pragma once

#include "zoning/comparison.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carreau {

/// What became of a pocket, or of a quartier that was one or became one.
enum class PocketFate : std::uint8_t {
  none,
  became_pocket,    ///< a quartier before that left, and is a pocket after
  was_quartier,     ///< that pocket, seen from after
  became_quartier,  ///< a pocket before in a quartier after
  was_pocket,       ///< that quartier, seen from after, where it entered
  stays,            ///< a pocket on both sides
  gone,             ///< a pocket before, nothing after
  appeared,         ///< a pocket after, nothing before
};
[[nodiscard]] std::string_view to_text(PocketFate fate);

/// A pocket, or a quartier as far as pockets matter.
struct FollowedPocket {
  PocketFate fate = PocketFate::none;
  std::vector<ZoneIndex> quartiers;  ///< of the other generation that it is linked to
  std::vector<ZoneIndex> pockets;    ///< the same
  PeopleCount own;
};

/// By zone of each list.
struct FollowedPockets {
  std::vector<FollowedPocket> quartiers_before;
  std::vector<FollowedPocket> pockets_before;
  std::vector<FollowedPocket> quartiers_after;
  std::vector<FollowedPocket> pockets_after;
};

/// Quartiers and pockets of one generation on the grid.
struct Generation {
  const CellShares& quartiers;
  const CellShares& pockets;
};

/// Links are those of compare_zonings(); a pocket in a quartier counts as such before all else.
[[nodiscard]] FollowedPockets follow_pockets(const CellTable& cells, const Generation& before,
                                             const Generation& after,
                                             const ZoningComparison& comparison, Share link);

}  // namespace carreau
