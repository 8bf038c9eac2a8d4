// SPDX-License-Identifier: Apache-2.0
#include "geometry/raster_tables.hpp"

namespace carreau {

FeatureSets::FeatureSets(std::size_t features)
    : several_(static_cast<std::uint32_t>(features + 1)) {
  for (std::uint32_t f = 0; f < features; ++f) {
    members_.push_back(f);
    start_.push_back(f + 1);
  }
}

std::uint32_t FeatureSets::add(std::span<const std::uint32_t> members) {
  members_.insert(members_.end(), members.begin(), members.end());
  start_.push_back(static_cast<std::uint32_t>(members_.size()));
  return static_cast<std::uint32_t>(start_.size() - 2);
}

std::size_t FeatureSets::memory() const {
  return (start_.capacity() + members_.capacity()) * sizeof(std::uint32_t);
}

std::size_t RasterTables::memory() const {
  return cells.capacity() * sizeof(CellWord) + groups.capacity() * sizeof(LimitGroup) +
         pieces.capacity() * sizeof(Piece) + sets.memory();
}

}  // namespace carreau
