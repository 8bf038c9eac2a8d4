// SPDX-License-Identifier: Apache-2.0
#include "geometry/sides.hpp"

#include <span>

namespace carreau {

std::vector<Side> sides_of(const PolygonSet& set, std::size_t feature) {
  std::vector<Side> sides;
  for (const auto& polygon : set.polygons(feature)) {
    for (std::size_t r = polygon.first; r < polygon.last; ++r) {
      const std::span<const Point> ring = set.ring(r);
      const bool is_shell = r == polygon.first;
      const bool is_forward = (signed_double_area(ring) > 0.0) == is_shell;
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (is_forward) sides.push_back({ring[i - 1], ring[i]});
        else sides.push_back({ring[i], ring[i - 1]});
      }
    }
  }
  return sides;
}

}  // namespace carreau
