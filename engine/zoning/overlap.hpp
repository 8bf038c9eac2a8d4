// SPDX-License-Identifier: Apache-2.0
/// People that two zones have in common, cells shared by area.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

/// The zones of a zoning by cell: values and offsets.
class ZonesOfCells {
 public:
  struct Part {
    std::size_t zone = 0;
    double share = 0.0;  ///< of the cell's area
  };
  ZonesOfCells(const CellShares& shares, std::size_t cell_count);
  [[nodiscard]] std::span<const Part> of(CellIndex cell) const;

 private:
  std::vector<std::size_t> offset_;
  std::vector<Part> parts_;
};

/// The share of a cell's area in both of two zones: the smaller of their shares where one of them
/// covers the cell, else the area of what they have in common.
[[nodiscard]] double common_share(const CellTable& cells, CellIndex cell, const CellShares& a,
                                  const ZonesOfCells::Part& part_a, const CellShares& b,
                                  const ZonesOfCells::Part& part_b);

/// Two zones of one zoning that overlap.
struct ZoneOverlap {
  std::size_t first = 0;
  std::size_t second = 0;
  double people = 0.0;
};
/// Pairs that have at least one person in common, in the order of the layer.
[[nodiscard]] std::vector<ZoneOverlap> overlapping_zones(const CellTable& cells,
                                                         const CellShares& zones);

}  // namespace carreau
