// SPDX-License-Identifier: Apache-2.0
/// What two polygons have in common.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace carreau {

/// The features of a set, prepared for many overlaps. Does not refer to the set.
class OverlapSides {
 public:
  /// A side as the land below it, that counts for the feature or against it. `low_x < high_x`; a
  /// vertical side has no land below.
  struct Slope {
    double low_x = 0.0;
    double low_y = 0.0;  ///< at low_x
    double high_x = 0.0;
    double high_y = 0.0;  ///< at high_x
    double sign = 0.0;    ///< 1 where the feature lies below the side, -1 where it lies above
  };
  explicit OverlapSides(const PolygonSet& set);
  /// By low_x.
  [[nodiscard]] std::span<const Slope> of(std::size_t feature) const;
  [[nodiscard]] const Box& bounds(std::size_t feature) const { return bounds_[feature]; }
  [[nodiscard]] std::size_t size() const { return bounds_.size(); }

 private:
  std::vector<std::size_t> offset_;
  std::vector<Slope> slopes_;
  std::vector<Box> bounds_;
};

/// Area common to a feature of `a`, a feature of `b` and the box, in square units of their CRS,
/// which is the same. Both features must be valid. Exact up to rounding, also where limits
/// coincide: nothing is decided about points, only areas are added up.
[[nodiscard]] double overlap_area(const OverlapSides& a, std::size_t feature_a,
                                  const OverlapSides& b, std::size_t feature_b, const Box& box);

/// Appends to `out` what a feature of `a` and a feature of `b` have in common as one feature;
/// nothing where that has no area. Same CRS.
void append_intersection(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                         std::size_t feature_b, PolygonSet& out);

}  // namespace carreau
