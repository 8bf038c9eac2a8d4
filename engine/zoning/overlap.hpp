// SPDX-License-Identifier: Apache-2.0
/// People whom two zones share; the people of a cut cell are shared by area.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

/// For each cell, the zones that it belongs to; stored as values and offsets.
class ZonesOfCells {
 public:
  struct Part {
    std::size_t zone = 0;
    double share = 0.0;  ///< of the cell's area, inside the zone
  };
  ZonesOfCells(const CellShares& shares, std::size_t cell_count);
  [[nodiscard]] std::span<const Part> of(CellIndex cell) const;

 private:
  std::vector<std::size_t> offset_;
  std::vector<Part> parts_;
};

/// The share of a cell's area that lies in both zones: the smaller of their shares where one of
/// them covers the whole cell, otherwise the area of their intersection.
[[nodiscard]] double common_share(const CellTable& cells, CellIndex cell, const CellShares& a,
                                  const ZonesOfCells::Part& part_a, const CellShares& b,
                                  const ZonesOfCells::Part& part_b);

/// Two zones of one zoning that overlap.
struct ZoneOverlap {
  std::size_t first = 0;
  std::size_t second = 0;
  double people = 0.0;
};
/// The pairs of zones that share at least one person, in the order of the layer.
[[nodiscard]] std::vector<ZoneOverlap> overlapping_zones(const CellTable& cells,
                                                         const CellShares& zones);

}  // namespace carreau
