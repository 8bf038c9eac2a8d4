// SPDX-License-Identifier: Apache-2.0
/// People whom two zones share.
#pragma once

#include "geometry/overlap.hpp"
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
    double share = 0.0;  ///< of the cell's people, inside the zone
    double area = 0.0;   ///< of its area
  };
  ZonesOfCells(const CellShares& shares, std::size_t cell_count);
  [[nodiscard]] std::span<const Part> of(CellIndex cell) const;

 private:
  std::vector<std::size_t> offset_;
  std::vector<Part> parts_;
};

/// The share of a cell's people who live in both of two zones that have this share of its area in
/// common. The people of a zone are spread evenly over its part of the cell; where the two zones
/// say different things, the zone that makes the common part more populous is the one that knows
/// more: a quartier drawn around dwellings in a corner of a cell holds more people than a commune
/// that has only this corner of it would by its area.
[[nodiscard]] double common_people(const ZonesOfCells::Part& a, const ZonesOfCells::Part& b,
                                   double common_area);

/// The shares of cells in two zonings at once.
class CommonShares {
 public:
  /// All three must outlive it.
  CommonShares(const CellTable& cells, const CellShares& a, const CellShares& b);
  /// The share of a cell's people who live in both zones. Their common area is the smaller of their
  /// areas where one of them covers the whole cell, otherwise the area of their intersection.
  [[nodiscard]] double people(CellIndex cell, const ZonesOfCells::Part& part_a,
                              const ZonesOfCells::Part& part_b) const;
  /// The area common to two zones, in m².
  [[nodiscard]] double area(std::size_t zone_a, std::size_t zone_b) const;
  [[nodiscard]] const Box& bounds_a(std::size_t zone) const { return sides_a_.bounds(zone); }
  [[nodiscard]] const Box& bounds_b(std::size_t zone) const { return sides_b_.bounds(zone); }

 private:
  const CellTable& cells_;
  OverlapSides sides_a_;
  OverlapSides sides_b_;
};

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
