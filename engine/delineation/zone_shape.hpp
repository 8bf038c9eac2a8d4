// SPDX-License-Identifier: Apache-2.0
/// Which cells and places a zone takes up: those of its cluster, and gaps filled.
#pragma once

#include "delineation/gaps.hpp"
#include "delineation/zone.hpp"

#include <cstddef>
#include <span>

namespace carreau {

/// The clusters that a run draws its zones from.
struct ZoneSource {
  const DelineationInput& input;
  std::span<const CellTest> tests;
  std::span<const std::uint32_t> keys;
};

/// The cells and the footprint of a cluster, gaps left.
[[nodiscard]] Zone bare_shape(const DelineationInput& input, const Cluster& cluster);

/// Whether there can be gaps that the options ask to be filled. Under eight-contiguity four places,
/// one at each side, enclose a fifth; fewer enclose none.
[[nodiscard]] bool may_have_gaps(const DelineationOptions& options, std::size_t footprint_size);

/// Takes in the gaps that a bare shape encloses, one after the other, as the options say and as
/// long as the whole still meets the criterion.
void fill_gaps(const ZoneSource& source, std::span<const Gap> gaps, Zone& zone);

}  // namespace carreau
