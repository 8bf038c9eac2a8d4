// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/zone_shapes.hpp"

#include "base/parallel.hpp"
#include "base/random_key.hpp"
#include "delineation/delineate.hpp"
#include "geometry/tile_fit.hpp"

#include <cstdint>
#include <utility>

namespace carreau::tiles {

namespace {

// Zones of one digest are told apart by their footprints.
std::size_t digest_of(const std::vector<CellPosition>& footprint) {
  std::uint64_t digest = 0;
  for (const CellPosition& position : footprint) {
    digest = sample_key({digest, static_cast<std::uint32_t>(position.row),
                         static_cast<std::uint32_t>(position.column)});
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
    : plane_(plane), cells_(cells) {}

std::shared_ptr<const ZoneShape> ZoneShapes::known(const Zone& zone) const {
  const auto [first, last] = known_.equal_range(digest_of(zone.footprint));
  for (auto one = first; one != last; ++one) {
    if (one->second.footprint == zone.footprint) return one->second.shape.lock();
  }
  return nullptr;
}

std::shared_ptr<const ZoneShape> ZoneShapes::drawn(const Zone& zone) const {
  const PolygonSet outline = outlines(cells_, std::span(&zone, 1));
  return std::make_shared<const ZoneShape>(shape_of(plane_.project(outline), 0));
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
