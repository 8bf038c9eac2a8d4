// SPDX-License-Identifier: Apache-2.0
/// The share of each cell, of its area and of its people, that lies in each zone.
#pragma once

#include "geometry/polygon_set.hpp"
#include "geometry/raster.hpp"
#include "grid/cell_table.hpp"
#include "zoning/limits.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// A cell, and what of it lies inside a zone (0 to 1).
struct CellShare {
  CellIndex cell;
  double share = 0.0;  ///< of its people
  double area = 0.0;   ///< of its area
};

/// For each zone, the inhabited cells that it touches, in order; stored as values and offsets. A
/// polygon that hardly touches them has none: see is_touch().
class CellShares {
 public:
  /// The corner cells of the grid. Parts of zones outside them cost no computation.
  struct Extent {
    CellPosition first;
    CellPosition last;
  };
  /// From zones in any CRS; their vertices are projected to the plane of the grid. All limits are
  /// neutral, and people shared by area, until set_limits().
  CellShares(const CellTable& cells, const PolygonSet& zones);
  /// From zones made of whole cells, ordered and distinct within each zone; their outlines are
  /// drawn.
  CellShares(const CellTable& cells, const std::vector<std::vector<CellIndex>>& zones);

  [[nodiscard]] std::size_t zone_count() const { return offset_.size() - 1; }
  [[nodiscard]] std::span<const CellShare> of_zone(std::size_t zone) const;
  /// For each cell, the share of its people that all zones together hold, at most 1.
  [[nodiscard]] std::vector<double> per_cell(std::size_t cell_count) const;
  [[nodiscard]] const ZoneLimits& limits(std::size_t zone) const { return limits_[zone]; }
  /// Shares people under these limits, one for each zone.
  void set_limits(std::vector<ZoneLimits> limits);
  /// Whether a zone is made of whole cells: none is cut by more than the rounding of coordinates
  /// that were reprojected. False for a zone without cells.
  [[nodiscard]] bool follows_cells(std::size_t zone) const;
  /// The same zones, with people shared by area.
  [[nodiscard]] CellShares by_area() const;
  /// The zones, projected to the plane of the grid.
  [[nodiscard]] const PolygonSet& zones() const { return zones_; }
  /// The areas of the zones in m², measured on the plane of the grid.
  [[nodiscard]] const std::vector<double>& areas() const { return area_; }

 private:
  static std::optional<Extent> extent_of(const CellTable& cells);
  [[nodiscard]] std::optional<Extent> meeting(const CellTable& cells, std::size_t zone,
                                              const Extent& extent) const;
  /// The cells of one zone, in order. A cell that no limit crosses counts whole; the others by the
  /// area inside.
  [[nodiscard]] std::vector<CellShare> cells_of(const CellTable& cells, std::size_t zone,
                                                const Extent& extent, LimitScanner& scanner) const;
  /// Whether the cells are but a sliver of the zone in which nobody lives: its people are then
  /// unknown, like those of a zone without cells, and not zero.
  [[nodiscard]] bool is_touch(const CellTable& cells, std::size_t zone,
                              std::span<const CellShare> shares) const;
  /// Sets the shares of people from those of area.
  void share_people();

  PolygonSet zones_;
  std::vector<std::size_t> offset_;
  std::vector<CellShare> shares_;
  std::vector<double> area_;
  std::vector<ZoneLimits> limits_;
};

/// The square of a cell on the grid's plane.
[[nodiscard]] Box square_of(const CellTable& cells, CellPosition position);

}  // namespace carreau
