// SPDX-License-Identifier: Apache-2.0
/// Zones that fail one criterion: the "poches de vulnérabilité" of the contracts.
#pragma once

#include "delineation/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Which criterion keeps a zone of candidates from being a perimeter, if exactly one does and
/// within the tolerance of the options; NearMiss::none otherwise. The population of the unit has
/// no tolerance: the contracts follow such places however small the unit is.
[[nodiscard]] NearMiss near_miss_of(const DelineationInput& input, const Zone& zone);

/// The communes of one grid and one estimate, each with its inhabited cells in order.
class WholeCommunes {
 public:
  explicit WholeCommunes(const DelineationInput& input);
  [[nodiscard]] std::size_t size() const { return offset_.size() - 1; }
  [[nodiscard]] std::span<const CellIndex> cells(std::size_t commune) const {
    return std::span(cells_).subspan(offset_[commune], offset_[commune + 1] - offset_[commune]);
  }
  /// Whether half of a commune's people live below a threshold in €, or so nearly that only the
  /// exact figure tells. Learns from each answer, as EntryIncomes does: no commune may be asked by
  /// two threads at once.
  [[nodiscard]] bool may_be_poor(const DelineationInput& input, std::size_t commune,
                                 double threshold);

 private:
  std::vector<std::uint32_t> offset_;
  std::vector<CellIndex> cells_;
  std::vector<IncomeRange> range_;  ///< by commune: not poor at `low`, poor at `high`
};

/// Zones that fail on income alone: clusters of cells that would enter with S raised by the
/// tolerance, outside the cells already `taken` by perimeters and other near misses. Some of them
/// meet the criterion as a whole and fail only cell by cell (NearMiss::cells).
[[nodiscard]] std::vector<Zone> income_near_misses(const ZoneSource& source,
                                                   std::span<const std::uint8_t> taken);

/// Communes that fail on the territory alone: in no urban unit, or in one that is too small, with
/// the people and the median of a quartier when taken whole, and no near miss of their own. The
/// contracts of 2007–2014 named whole communes, and those since follow such places as pockets.
[[nodiscard]] std::vector<Zone> commune_near_misses(const ZoneSource& source,
                                                    WholeCommunes& communes,
                                                    std::span<const std::uint8_t> taken);

}  // namespace carreau
