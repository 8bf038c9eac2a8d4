// SPDX-License-Identifier: Apache-2.0
/// How much of each cell lies in each zone, by area.
#pragma once

#include "geometry/polygon_set.hpp"
#include "geometry/raster.hpp"
#include "grid/cell_table.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace carreau {

/// A cell and the share of its area inside a zone (0 to 1).
struct CellShare {
  CellIndex cell;
  double share = 0.0;
};

/// For each zone, the inhabited cells that it touches, in order: values and offsets.
class CellShares {
 public:
  /// Corner cells of a block: what of a zone lies outside the grid's costs nothing.
  struct Extent {
    CellPosition first;
    CellPosition last;
  };
  /// Zones in any CRS: their vertices are brought to the plane of the grid.
  CellShares(const CellTable& cells, const PolygonSet& zones);
  /// Zones made of whole cells, ordered and distinct in each; their outline goes around them.
  CellShares(const CellTable& cells, const std::vector<std::vector<CellIndex>>& zones);

  [[nodiscard]] std::size_t zone_count() const { return offset_.size() - 1; }
  [[nodiscard]] std::span<const CellShare> of_zone(std::size_t zone) const;
  /// For each cell the share covered by all zones together, at most 1.
  [[nodiscard]] std::vector<double> per_cell(std::size_t cell_count) const;
  /// The zones on the plane of the grid.
  [[nodiscard]] const PolygonSet& zones() const { return zones_; }
  /// The zones' areas in m², as drawn on the grid's plane.
  [[nodiscard]] const std::vector<double>& areas() const { return area_; }

 private:
  /// A zone and the cells that its bounds meet.
  struct ZonePart {
    std::size_t zone = 0;
    Extent extent;
  };
  static std::optional<Extent> extent_of(const CellTable& cells);
  [[nodiscard]] std::optional<Extent> meeting(const CellTable& cells, std::size_t zone,
                                              const Extent& extent) const;
  /// Cells that no limit touches are whole; the others are clipped.
  void add_zone(const CellTable& cells, const ZonePart& part, const LimitScan& scan);

  PolygonSet zones_;
  std::vector<std::size_t> offset_;
  std::vector<CellShare> shares_;
  std::vector<double> area_;
};

/// The square of a cell on the grid's plane.
[[nodiscard]] Box square_of(const CellTable& cells, CellPosition position);

}  // namespace carreau
