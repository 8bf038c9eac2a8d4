// SPDX-License-Identifier: Apache-2.0
/// Converts metres on a plane to the coordinates of an SVG drawing; north is up.
#pragma once

#include "geometry/polygon_set.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>

namespace carreau::report {

/// A frame with the origin (0, 0), in which an area is shown as large as possible.
class MapSheet {
 public:
  /// `margin` is added around the area, in metres.
  MapSheet(const Box& ground, double margin, double width, double height);

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  /// Units of the drawing for one metre.
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] Point at(Point ground) const;
  /// The area that the drawing shows.
  [[nodiscard]] Box window() const;

 private:
  double width_;
  double height_;
  Point middle_;
  double scale_ = 1.0;
};

/// The `d` attribute for all rings of a feature. Points that coincide with the previous one at the
/// precision of the drawing are left out.
[[nodiscard]] std::string outline_path(const PolygonSet& set, std::size_t feature,
                                       const MapSheet& sheet);

/// A scale bar of a round length in the lower left corner, with the classes `plate` and `scale`.
[[nodiscard]] std::string scale_bar(const MapSheet& sheet, const Words& w);

}  // namespace carreau::report
