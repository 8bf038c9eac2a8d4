// SPDX-License-Identifier: Apache-2.0
/// Zones as a layer of polygons, and as one of labels.
#pragma once

#include "geometry/polygon_set.hpp"
#include "lab/tiles/vector_tile.hpp"
#include "lab/tiles/zone_shapes.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace carreau::tiles {

using TileValue = std::variant<std::int64_t, double, std::string>;
/// A property of a feature.
struct TileProperty {
  std::string name;
  TileValue value;
};

/// The tiles of one set of zones, at any zoom. Immutable and thread-safe.
///
///   ZoneShapes shapes(plane, cells);
///   const ZoneTiles tiles(shapes.of(zones), {{{"id", "59702-01"}, …}, …});
///   VectorTile tile;
///   tiles.write("perimeters", id, tile);
class ZoneTiles {
 public:
  /// Zones in web mercator (TilePlane::project() or on_mercator()), and the properties of each.
  ZoneTiles(const PolygonSet& mercator, std::vector<std::vector<TileProperty>> properties);
  /// Zones that may be those of other tiles as well.
  ZoneTiles(std::vector<std::shared_ptr<const ZoneShape>> shapes,
            std::vector<std::vector<TileProperty>> properties);

  /// Adds a layer of polygons, clipped to the tile with its buffer, snapped to units and valid;
  /// their ids are their positions in the set. Up to zoom 10, corners are snapped to quarters of a
  /// pixel. A zone smaller than a pixel is shown as its bounding box.
  void write(const std::string& layer, const TileId& id, VectorTile& tile) const;
  /// Adds a layer with one point inside each zone, in the only tile that contains the point.
  void write_labels(const std::string& layer, const TileId& id, VectorTile& tile) const;

  [[nodiscard]] std::size_t size() const { return shapes_.size(); }

 private:
  std::vector<std::shared_ptr<const ZoneShape>> shapes_;
  std::vector<std::vector<TileProperty>> properties_;
};

}  // namespace carreau::tiles
