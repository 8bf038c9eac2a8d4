// SPDX-License-Identifier: Apache-2.0
/// Which cells and positions a zone takes up: those of its cluster, and gaps filled.
#pragma once

#include "delineation/gaps.hpp"
#include "delineation/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

namespace carreau {

/// What zones are drawn from.
struct ZoneSource {
  const DelineationInput& input;
  std::span<const CellTest> tests;      ///< by cell
  std::span<const std::uint32_t> keys;  ///< zone_keys(), by cell
};

/// The contiguous groups of some cells, which are in order, under the options and keys of `source`.
[[nodiscard]] Clusters clusters_of(const ZoneSource& source, std::span<const CellIndex> cells);

/// The cells and the footprint of a cluster, its gaps left open.
[[nodiscard]] Zone bare_shape(const DelineationInput& input, const Cluster& cluster);

/// Whether there can be gaps that the options ask to be filled. Under eight-contiguity four
/// positions, one at each side, enclose a fifth; fewer enclose none.
[[nodiscard]] bool may_have_gaps(const DelineationOptions& options, std::size_t footprint_size);

/// Takes in the gaps that a bare shape encloses, one after the other, as the options say and as
/// long as the whole still meets the income criterion, and the density if it did before.
void fill_gaps(const ZoneSource& source, std::span<const Gap> gaps, Zone& zone);

/// The cells and the footprint of a cluster, its gaps filled as the options say.
[[nodiscard]] Zone filled_shape(const ZoneSource& source, const Cluster& cluster);

}  // namespace carreau
