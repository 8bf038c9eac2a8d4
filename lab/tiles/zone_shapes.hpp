// SPDX-License-Identifier: Apache-2.0
/// Zones as tiles draw them, before any tile: outlines in web mercator and places for labels.
#pragma once

#include "delineation/zone.hpp"
#include "geometry/polygon_set.hpp"
#include "grid/cell_table.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace carreau::tiles {

struct ZoneShape {
  PolygonSet mercator;  ///< of one feature
  Box bounds;
  std::optional<Point> label;  ///< within the zone; empty for a zone without area
};

/// The shape of one zone of a set in web mercator.
[[nodiscard]] ZoneShape shape_of(const PolygonSet& mercator, std::size_t zone);

/// The shapes of zones of cells. Most zones of a run are those of another one to the cell, and an
/// outline costs more than to draw it, so shapes are kept as long as somebody holds them.
/// Thread-safe; the plane and the cells must outlive it.
class ZoneShapes {
 public:
  ZoneShapes(const TilePlane& plane, const CellTable& cells);
  /// In the order of the zones.
  [[nodiscard]] std::vector<std::shared_ptr<const ZoneShape>> of(std::span<const Zone> zones);

 private:
  struct Known {
    std::vector<CellPosition> footprint;
    std::weak_ptr<const ZoneShape> shape;
  };
  [[nodiscard]] std::shared_ptr<const ZoneShape> known(const Zone& zone) const;
  [[nodiscard]] std::shared_ptr<const ZoneShape> drawn(const Zone& zone) const;

  const TilePlane& plane_;
  const CellTable& cells_;
  mutable std::mutex mutex_;
  std::unordered_multimap<std::size_t, Known> known_;  ///< by a digest of the footprint
};

}  // namespace carreau::tiles
