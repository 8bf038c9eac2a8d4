// SPDX-License-Identifier: Apache-2.0
/// In which feature does a point lie? An index over one set of polygons.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace carreau {

/// Built once, then const. A point on a limit belongs to the feature; where several features hold
/// a point, the first in the set's order wins, so the answer does not depend on the index.
class PolygonIndex {
 public:
  /// Keeps a reference: `set` must outlive the index.
  explicit PolygonIndex(const PolygonSet& set);
  ~PolygonIndex();
  PolygonIndex(PolygonIndex&&) noexcept;
  PolygonIndex& operator=(PolygonIndex&&) noexcept;

  /// The feature that holds the point (in the set's CRS), if any.
  [[nodiscard]] std::optional<std::size_t> locate(Point point) const;
  /// Every feature whose bounding box meets the box, in the set's order.
  [[nodiscard]] std::vector<std::size_t> candidates(const Box& box) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Whether the feature covers the point, limits included.
[[nodiscard]] bool covers(const PolygonSet& set, std::size_t feature, Point point);

}  // namespace carreau
