// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/zone_shapes.hpp"

#include "base/parallel.hpp"
#include "geometry/dissolve.hpp"
#include "geometry/tile_fit.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace carreau::tiles {

namespace {

std::size_t digest_of(const std::vector<CellPosition>& footprint) {
  // Equal digests are told apart by their footprints, so that any mixing will do (FNV-1a).
  std::uint64_t digest = 14'695'981'039'346'656'037U;
  const auto mix = [&](std::int32_t number) {
    digest = (digest ^ static_cast<std::uint32_t>(number)) * 1'099'511'628'211U;
  };
  for (const CellPosition& position : footprint) {
    mix(position.row);
    mix(position.column);
  }
  return digest;
}

}  // namespace

ZoneShape shape_of(const PolygonSet& mercator, std::size_t zone) {
  ZoneShape shape{PolygonSet(mercator.crs()), mercator.bounds(zone), point_within(mercator, zone)};
  shape.mercator.add_feature(mercator, zone);
  return shape;
}

ZoneShapes::ZoneShapes(const TilePlane& plane, const CellTable& cells)
    : plane_(plane), cells_(cells), crs_(Crs::epsg(cells.grid().epsg)) {}

std::shared_ptr<const ZoneShape> ZoneShapes::known(const Zone& zone) const {
  const auto [first, last] = known_.equal_range(digest_of(zone.footprint));
  for (auto one = first; one != last; ++one) {
    if (one->second.footprint == zone.footprint) return one->second.shape.lock();
  }
  return nullptr;
}

std::shared_ptr<const ZoneShape> ZoneShapes::drawn(const Zone& zone) const {
  PolygonSet outline;
  dissolve(zone.footprint, cells_.grid().cell_size, outline);
  PolygonSet on_grid(crs_);
  on_grid.add_feature(outline, 0);
  return std::make_shared<const ZoneShape>(shape_of(plane_.project(on_grid), 0));
}

std::vector<std::shared_ptr<const ZoneShape>> ZoneShapes::of(std::span<const Zone> zones) {
  std::vector<std::shared_ptr<const ZoneShape>> shapes;
  std::vector<std::size_t> missing;
  {
    const std::lock_guard lock(mutex_);
    for (const Zone& zone : zones) {
      shapes.push_back(known(zone));
      if (shapes.back() == nullptr) missing.push_back(shapes.size() - 1);
    }
  }
  // Zones differ in size, so threads take few at a time.
  constexpr std::size_t kZonesAThread = 32;
  parallel_for(
      missing.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t m = begin; m < end; ++m) shapes[missing[m]] = drawn(zones[missing[m]]);
      },
      kZonesAThread);
  const std::lock_guard lock(mutex_);
  std::erase_if(known_, [](const auto& one) { return one.second.shape.expired(); });
  for (const std::size_t z : missing) {
    known_.emplace(digest_of(zones[z].footprint), Known{zones[z].footprint, shapes[z]});
  }
  return shapes;
}

}  // namespace carreau::tiles
