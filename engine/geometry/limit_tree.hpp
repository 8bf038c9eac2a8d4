// SPDX-License-Identifier: Apache-2.0
/// How far is the nearest limit? A packed tree over the edges of polygons.
#pragma once

#include "base/index.hpp"
#include "geometry/polygon_set.hpp"
#include "geometry/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace carreau {

/// The distance from a point to a segment, and between two segments (0 where they meet).
[[nodiscard]] double distance_between(Point p, const Edge& edge);
[[nodiscard]] double distance_between(const Edge& a, const Edge& b);

/// Built once, then const and safe to share between threads. Distances are in units of the set's
/// CRS, exact up to rounding; of features equally far the first in order is named. Runs of eight
/// edges under boxes, eight boxes under one: about 50 bytes an edge.
class LimitTree {
 public:
  explicit LimitTree(const PolygonSet& set);

  struct Nearest {
    FeatureIndex feature;  ///< none in an empty set
    double distance = std::numeric_limits<double>::infinity();
    Edge edge;
  };
  [[nodiscard]] Nearest nearest(Point point) const;
  /// The nearest to any point of a segment.
  [[nodiscard]] Nearest nearest(const Edge& segment) const;
  /// The limit of one feature only.
  [[nodiscard]] Nearest nearest(Point point, FeatureIndex only) const;

 private:
  struct Run {
    std::uint32_t first_edge = 0;
    std::uint32_t last_edge = 0;
    FeatureIndex feature;
  };
  template <class Query>
  class Search;

  void sort_runs(std::vector<Run> runs, std::vector<Box> boxes);

  std::vector<Edge> edges_;
  std::vector<Run> runs_;
  /// Boxes of runs, then of eight of these, up to one.
  std::vector<std::vector<Box>> levels_;
};

}  // namespace carreau
