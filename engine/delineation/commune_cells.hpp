// SPDX-License-Identifier: Apache-2.0
/// The inhabited cells of each commune, and the communes that are near misses as a whole.
#pragma once

#include "delineation/zone_shape.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// Each commune with its inhabited cells, in order.
class CommuneCells {
 public:
  explicit CommuneCells(const DelineationInput& input);

  /// The number of communes.
  [[nodiscard]] std::size_t size() const { return offset_.size() - 1; }
  [[nodiscard]] std::span<const CellIndex> operator[](CommuneIndex commune) const {
    const std::size_t c = commune.position();
    return std::span(cells_).subspan(offset_[c], offset_[c + 1] - offset_[c]);
  }

 private:
  std::vector<std::uint32_t> offset_;
  std::vector<CellIndex> cells_;
};

/// The inhabited communes that have no cell in urban territory, in order.
[[nodiscard]] std::vector<CommuneIndex> rural_communes(const CommuneCells& communes,
                                                       std::span<const CellTest> tests);

/// Whether half of the people of some cells live below an income in €, read from a table of shares
/// and therefore quick. Never false where the exact figures of a zone would say so.
[[nodiscard]] bool may_be_half_below(const DelineationInput& input,
                                     std::span<const CellIndex> cells, double income);

/// The near miss that a commune is when taken whole, if it is one. It fails on its territory alone:
/// it lies in no urban unit, or in one that is too small, with the people and the median of a
/// quartier. The contracts of 2007–2014 named whole communes, and those since follow such places as
/// pockets.
[[nodiscard]] std::optional<Zone> whole_commune(const ZoneSource& source,
                                                std::span<const CellIndex> cells);

}  // namespace carreau
