// SPDX-License-Identifier: Apache-2.0
/// In which feature does a point lie? A raster over any number of polygons, exact at their limits.
#pragma once

#include "base/index.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace carreau {

/// For each point, in order, the features that hold it, ascending: values and offsets.
struct HoldingFeatures {
  std::vector<std::uint32_t> offset;  ///< one more than points
  std::vector<FeatureIndex> features;

  [[nodiscard]] std::span<const FeatureIndex> of(std::size_t point) const {
    return std::span(features).subspan(offset[point], offset[point + 1] - offset[point]);
  }
};

/// Built once, then const and safe to share between threads. A point on a limit belongs to the
/// feature. A feature holds what an odd number of its rings go around: its polygons less their
/// holes, where it is valid.
///
///   const RasterIndex index(zones);
///   index.locate(points, found);     // found[i].is_none(): points[i] lies in no zone
///
/// The bounds of the set are cut into cells. Where no limit passes, the answer is written in the
/// cell; a cell with more than a few edges is cut again; one with few keeps them, and whether a
/// point is inside follows from these alone (see LimitScan), so that the cost does not grow with
/// the number of vertices or features. Answers are exact for the coordinates given: see
/// orientation(). Memory: about 200 bytes an edge, at most 900 bytes an edge and 20 kB.
class RasterIndex {
 public:
  explicit RasterIndex(const PolygonSet& set);
  ~RasterIndex();
  RasterIndex(RasterIndex&&) noexcept;
  RasterIndex& operator=(RasterIndex&&) noexcept;

  /// The first feature in the set's order that holds the point (in the set's CRS).
  [[nodiscard]] FeatureIndex locate(Point point) const;
  /// The same for many points; fastest when neighbours follow each other.
  void locate(std::span<const Point> points, std::span<FeatureIndex> found) const;
  /// Every feature that holds each point. Replaces what `found` held, reusing its storage.
  void locate_all(std::span<const Point> points, HoldingFeatures& found) const;

  /// Bytes held.
  [[nodiscard]] std::size_t memory() const;

 private:
  std::unique_ptr<const struct RasterTables> tables_;
};

}  // namespace carreau
