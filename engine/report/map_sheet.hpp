// SPDX-License-Identifier: Apache-2.0
/// From metres on a plane to a drawing in SVG, north up.
#pragma once

#include "geometry/polygon_set.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>

namespace carreau::report {

/// A frame from (0, 0) in which a piece of ground is shown as large as it fits.
class MapSheet {
 public:
  /// `margin` in metres, around the ground.
  MapSheet(const Box& ground, double margin, double width, double height);

  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  /// Of the drawing, a metre.
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] Point at(Point ground) const;
  /// The ground that the drawing shows.
  [[nodiscard]] Box window() const;

 private:
  double width_;
  double height_;
  Point middle_;
  double scale_ = 1.0;
};

/// What a `d` attribute takes: all rings of a feature. Points that fall on the one before at the
/// drawing's precision are left out.
[[nodiscard]] std::string outline_path(const PolygonSet& set, std::size_t feature,
                                       const MapSheet& sheet);

/// A bar of a round length in the lower left corner; classes `plate` and `scale`.
[[nodiscard]] std::string scale_bar(const MapSheet& sheet, const Words& w);

}  // namespace carreau::report
