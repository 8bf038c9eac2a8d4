// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/zone_tiles.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "geometry/tile_fit.hpp"
#include "lab/tiles/tile_plane.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace carreau::tiles {

namespace {

// Shapes extend a little beyond the tile, so that their outlines are not drawn along its edge.
constexpr Box kCut = {{-kTileBuffer, -kTileBuffer},
                      {kTileExtent + kTileBuffer, kTileExtent + kTileBuffer}};

/// A zone in the units of a tile.
PolygonSet on_tile(const PolygonSet& zone, const TileFrame& frame) {
  PolygonSet out;
  out.begin_feature();
  std::vector<Point> points;
  for (const auto& polygon : zone.polygons(0)) {
    out.begin_polygon();
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      points.clear();
      for (const Point& p : zone.ring(r)) points.push_back(frame.units(p));
      out.add_ring(points);
    }
  }
  return out;
}

/// At least one unit wide and high, so that a tiny zone stays visible.
void add_box(const Box& box, TileGeometry& geometry) {
  const auto down = [](double v) { return static_cast<std::int32_t>(std::floor(v)); };
  const TilePoint low = {down(box.low.x), down(box.low.y)};
  const TilePoint high = {std::max(low.x + 1, down(std::ceil(box.high.x))),
                          std::max(low.y + 1, down(std::ceil(box.high.y)))};
  geometry.add_ring(std::array{low, TilePoint{high.x, low.y}, high, TilePoint{low.x, high.y}},
                    RingRole::shell);
}

void add_polygons(const PolygonSet& set, TileGeometry& geometry) {
  std::vector<TilePoint> points;
  for (const auto& polygon : set.polygons(0)) {
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      points.clear();
      for (const Point& p : set.ring(r)) {
        // Fitted corners are whole numbers already.
        points.push_back({static_cast<std::int32_t>(p.x), static_cast<std::int32_t>(p.y)});
      }
      geometry.add_ring(points, r == polygon.first ? RingRole::shell : RingRole::hole);
    }
  }
}

void draw(const PolygonSet& zone, int zoom, TileGeometry& geometry) {
  const Box bounds = zone.bounds(0);
  // Smaller than one pixel: a box looks the same and costs four points.
  const bool is_small =
      bounds.high.x - bounds.low.x < kTilePixel && bounds.high.y - bounds.low.y < kTilePixel;
  constexpr double kQuarterPixel = kTilePixel / 4.0;
  PolygonSet fitted;
  if (!is_small &&
      // At the last zoom the page enlarges tiles further, which needs the full raster; before it, a
      // quarter of a pixel cannot be seen.
      append_fitted(zone, 0, kCut, zoom >= kLastCellZoom ? 1.0 : kQuarterPixel, fitted)) {
    add_polygons(fitted, geometry);
    return;
  }
  // Too small or too narrow for the raster. Of a large zone, only a sliver extends into this tile.
  const bool is_whole = bounds.low.x >= kCut.low.x && bounds.high.x <= kCut.high.x &&
                        bounds.low.y >= kCut.low.y && bounds.high.y <= kCut.high.y;
  // A sliver of a large zone is left out: a box would show the zone where it is not.
  if (is_small || is_whole) add_box(bounds, geometry);
}

void tag(const std::vector<TileProperty>& properties, TileLayer& layer) {
  for (const TileProperty& property : properties) {
    const TileLayer::Key key = layer.key(property.name);
    std::visit([&](const auto& value) { layer.tag(key, value); }, property.value);
  }
}

std::vector<std::shared_ptr<const ZoneShape>> shapes_of(const PolygonSet& mercator) {
  std::vector<std::shared_ptr<const ZoneShape>> shapes(mercator.size());
  constexpr std::size_t kZonesAThread = 64;
  parallel_for(
      shapes.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t z = begin; z < end; ++z) {
          shapes[z] = std::make_shared<const ZoneShape>(shape_of(mercator, z));
        }
      },
      kZonesAThread);
  return shapes;
}

}  // namespace

ZoneTiles::ZoneTiles(const PolygonSet& mercator, std::vector<std::vector<TileProperty>> properties)
    : ZoneTiles(shapes_of(mercator), std::move(properties)) {}

ZoneTiles::ZoneTiles(std::vector<std::shared_ptr<const ZoneShape>> shapes,
                     std::vector<std::vector<TileProperty>> properties)
    : shapes_(std::move(shapes)), properties_(std::move(properties)) {
  if (properties_.size() != shapes_.size()) {
    throw ArgumentError(Message{"properties_of_other_zones",
                                {{"expected", shapes_.size()}, {"found", properties_.size()}}});
  }
}

void ZoneTiles::write(const std::string& name, const TileId& id, VectorTile& tile) const {
  const TileFrame frame(id);
  const Box box = frame.box(kTileBuffer);
  TileLayer layer(name);
  TileGeometry geometry(TileGeometryKind::polygons);
  for (std::size_t z = 0; z < shapes_.size(); ++z) {
    // The buffer counts: a zone beside the tile may reach into its margin.
    if (!are_touching(shapes_[z]->bounds, box)) continue;
    geometry.clear();
    draw(on_tile(shapes_[z]->mercator, frame), id.zoom, geometry);
    tag(properties_[z], layer);
    layer.add(z, geometry);
  }
  tile.add(layer);
}

void ZoneTiles::write_labels(const std::string& name, const TileId& id, VectorTile& tile) const {
  const TileFrame frame(id);
  TileLayer layer(name);
  TileGeometry geometry(TileGeometryKind::points);
  for (std::size_t z = 0; z < shapes_.size(); ++z) {
    // A label belongs to one tile only, so it is not drawn twice at their common edge.
    const std::optional<Point>& label = shapes_[z]->label;
    if (!label || !frame.holds(*label)) continue;
    geometry.clear();
    geometry.add_points(std::array{frame.rounded(*label)});
    tag(properties_[z], layer);
    layer.add(z, geometry);
  }
  tile.add(layer);
}

}  // namespace carreau::tiles
