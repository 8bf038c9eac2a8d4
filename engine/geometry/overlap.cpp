// SPDX-License-Identifier: Apache-2.0
#include "geometry/overlap.hpp"

#include "geometry/geos_feature.hpp"
#include "geometry/sides.hpp"

#include <algorithm>

namespace carreau {

namespace {

using Slope = OverlapSides::Slope;

double y_at(const Slope& slope, double x) {
  const double part = (x - slope.low_x) / (slope.high_x - slope.low_x);
  return slope.low_y + (slope.high_y - slope.low_y) * part;
}

/// Where a slope passes a height between its ends.
double x_at(const Slope& slope, double y) {
  const double part = (y - slope.low_y) / (slope.high_y - slope.low_y);
  return slope.low_x + (slope.high_x - slope.low_x) * part;
}

/// The part of a slope between two abscissas within it.
Slope part_of(const Slope& slope, double low_x, double high_x) {
  Slope part = slope;
  if (low_x > slope.low_x) {
    part.low_x = low_x;
    part.low_y = y_at(slope, low_x);
  }
  if (high_x < slope.high_x) {
    part.high_x = high_x;
    part.high_y = y_at(slope, high_x);
  }
  return part;
}

/// Sides as they bound land in a box, in coordinates from its lower left corner: nothing where they
/// lie below it, its upper side where they lie above.
class BoxedSlopes {
 public:
  BoxedSlopes(std::span<const Slope> slopes, const Box& box)
      : corner_(box.low), width_(box.high.x - box.low.x), height_(box.high.y - box.low.y) {
    for (const Slope& slope : slopes) {
      if (slope.low_x >= box.high.x) break;  // in order
      if (slope.high_x > box.low.x) add(slope);
    }
    const auto is_before = [](const Slope& a, const Slope& b) { return a.low_x < b.low_x; };
    // Already in order but where a slope was cut by the upper or the lower side. Stable: the order
    // of equal ones is that of the sides.
    std::stable_sort(parts_.begin(), parts_.end(), is_before);
  }
  [[nodiscard]] const std::vector<Slope>& parts() const { return parts_; }

 private:
  void add(Slope slope) {
    slope.low_x -= corner_.x;
    slope.high_x -= corner_.x;
    slope.low_y -= corner_.y;
    slope.high_y -= corner_.y;
    slope = part_of(slope, std::max(slope.low_x, 0.0), std::min(slope.high_x, width_));
    if (std::max(slope.low_y, slope.high_y) <= 0.0) return;
    const bool is_cut_below = std::min(slope.low_y, slope.high_y) < 0.0;
    if (is_cut_below) {
      const double x = x_at(slope, 0.0);
      slope = slope.low_y < 0.0 ? Slope{x, 0.0, slope.high_x, slope.high_y, slope.sign}
                                : Slope{slope.low_x, slope.low_y, x, 0.0, slope.sign};
    }
    add_under_top(slope);
  }

  void add_under_top(const Slope& slope) {
    if (std::max(slope.low_y, slope.high_y) <= height_) return push(slope);
    if (std::min(slope.low_y, slope.high_y) >= height_) {
      return push({slope.low_x, height_, slope.high_x, height_, slope.sign});
    }
    const double x = x_at(slope, height_);
    const bool is_rising = slope.low_y < slope.high_y;
    push({slope.low_x, is_rising ? slope.low_y : height_, x, height_, slope.sign});
    push({x, height_, slope.high_x, is_rising ? height_ : slope.high_y, slope.sign});
  }

  void push(const Slope& slope) {
    if (slope.low_x < slope.high_x) parts_.push_back(slope);
  }

  Point corner_;
  double width_;
  double height_;
  std::vector<Slope> parts_;
};

/// The land below both slopes, signed.
double land_below(const Slope& a, const Slope& b) {
  const double low = std::max(a.low_x, b.low_x);
  const double high = std::min(a.high_x, b.high_x);
  if (low >= high) return 0.0;
  const Slope upper_a = part_of(a, low, high);
  const Slope upper_b = part_of(b, low, high);
  const double at_low = upper_a.low_y - upper_b.low_y;
  const double at_high = upper_a.high_y - upper_b.high_y;
  const double ends =
      std::min(upper_a.low_y, upper_b.low_y) + std::min(upper_a.high_y, upper_b.high_y);
  double mean = 0.5 * ends;
  // Where they cross, the lower of both bends upwards between the ends.
  if ((at_low < 0.0 && at_high > 0.0) || (at_low > 0.0 && at_high < 0.0)) {
    const double part = at_low / (at_low - at_high);
    const double crossing = upper_a.low_y + (upper_a.high_y - upper_a.low_y) * part;
    mean = 0.5 * (part * (std::min(upper_a.low_y, upper_b.low_y) + crossing) +
                  (1.0 - part) * (crossing + std::min(upper_a.high_y, upper_b.high_y)));
  }
  return a.sign * b.sign * mean * (high - low);
}

/// The slope with those of the other feature that began before it and have not ended.
double land_with_begun(const Slope& slope, std::vector<Slope>& begun) {
  double land = 0.0;
  std::size_t kept = 0;
  for (const Slope& other : begun) {
    if (other.high_x <= slope.low_x) continue;
    land += land_below(slope, other);
    begun[kept++] = other;
  }
  begun.resize(kept);
  return land;
}

Box common_box(const Box& a, const Box& b) {
  return {{std::max(a.low.x, b.low.x), std::max(a.low.y, b.low.y)},
          {std::min(a.high.x, b.high.x), std::min(a.high.y, b.high.y)}};
}

}  // namespace

OverlapSides::OverlapSides(const PolygonSet& set) : offset_{0} {
  for (std::size_t f = 0; f < set.size(); ++f) {
    for (const Side& side : sides_of(set, f)) {
      const auto [from, to] = side;
      // With the inside on its left, a side that leads west has it below.
      if (from.x > to.x) slopes_.push_back({to.x, to.y, from.x, from.y, 1.0});
      if (from.x < to.x) slopes_.push_back({from.x, from.y, to.x, to.y, -1.0});
    }
    const auto start = slopes_.begin() + static_cast<std::ptrdiff_t>(offset_.back());
    std::stable_sort(start, slopes_.end(),
                     [](const Slope& a, const Slope& b) { return a.low_x < b.low_x; });
    offset_.push_back(slopes_.size());
    bounds_.push_back(set.bounds(f));
  }
}

std::span<const OverlapSides::Slope> OverlapSides::of(std::size_t feature) const {
  return std::span(slopes_).subspan(offset_[feature], offset_[feature + 1] - offset_[feature]);
}

/// A feature is the sum of the land below its sides, signed. What two features have in common is
/// then the sum, over pairs of sides, of the land below both: the signs cancel it outside of
/// either.
double overlap_area(const OverlapSides& a, std::size_t feature_a, const OverlapSides& b,
                    std::size_t feature_b, const Box& box) {
  const Box common = common_box(common_box(a.bounds(feature_a), b.bounds(feature_b)), box);
  if (common.low.x >= common.high.x || common.low.y >= common.high.y) return 0.0;
  const BoxedSlopes of_a(a.of(feature_a), common);
  if (of_a.parts().empty()) return 0.0;
  const BoxedSlopes of_b(b.of(feature_b), common);
  std::vector<Slope> begun_a;
  std::vector<Slope> begun_b;
  double area = 0.0;
  auto next_b = of_b.parts().begin();
  for (const Slope& slope : of_a.parts()) {
    for (; next_b != of_b.parts().end() && next_b->low_x <= slope.low_x; ++next_b) {
      area += land_with_begun(*next_b, begun_a);
      begun_b.push_back(*next_b);
    }
    area += land_with_begun(slope, begun_b);
    begun_a.push_back(slope);
  }
  for (; next_b != of_b.parts().end(); ++next_b) area += land_with_begun(*next_b, begun_a);
  return std::max(area, 0.0);
}

void append_intersection(const PolygonSet& a, std::size_t feature_a, const PolygonSet& b,
                         std::size_t feature_b, PolygonSet& out) {
  const Geos geos;
  const auto whole_a = make_feature(geos, a, feature_a);
  const auto whole_b = make_feature(geos, b, feature_b);
  auto common = geos.own(GEOSIntersection_r(geos.handle(), whole_a.get(), whole_b.get()));
  if (!common) {
    // What was valid may cross itself by a hair once reprojected: a grid of 1 mm takes that away.
    constexpr double kMillimetre = 0.001;
    common =
        geos.own(GEOSIntersectionPrec_r(geos.handle(), whole_a.get(), whole_b.get(), kMillimetre));
  }
  double area = 0.0;
  if (common) GEOSArea_r(geos.handle(), common.get(), &area);
  if (!(area > 0.0)) return;
  out.begin_feature();
  append_polygons(geos, common.get(), out);
}

}  // namespace carreau
