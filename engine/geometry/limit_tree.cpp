// SPDX-License-Identifier: Apache-2.0
#include "geometry/limit_tree.hpp"

#include "geometry/orientation.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/register/box.hpp>
#include <boost/geometry/geometries/register/point.hpp>
#include <boost/geometry/geometries/register/segment.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>
#include <vector>

// Boost takes the engine's own types, without copies.
BOOST_GEOMETRY_REGISTER_POINT_2D(carreau::Point, double, boost::geometry::cs::cartesian, x, y)
BOOST_GEOMETRY_REGISTER_BOX(carreau::Box, carreau::Point, low, high)
BOOST_GEOMETRY_REGISTER_SEGMENT(carreau::Edge, carreau::Point, low, high)

namespace carreau {

namespace {

namespace bgi = boost::geometry::index;

double squared(double x, double y) { return x * x + y * y; }

double squared_distance(Point p, const Edge& edge) {
  const double dx = edge.high.x - edge.low.x;
  const double dy = edge.high.y - edge.low.y;
  const double px = p.x - edge.low.x;
  const double py = p.y - edge.low.y;
  const double length = squared(dx, dy);
  // The nearest point lies on the edge, at its ends at most.
  const double t = length > 0.0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
  return squared(px - t * dx, py - t * dy);
}

/// Whether they cross inside; a mere touch is at distance 0 of an end point anyway.
bool are_crossing(const Edge& a, const Edge& b) {
  return orientation(a.low, a.high, b.low) * orientation(a.low, a.high, b.high) < 0 &&
         orientation(b.low, b.high, a.low) * orientation(b.low, b.high, a.high) < 0;
}

double squared_distance(const Edge& a, const Edge& b) {
  if (are_crossing(a, b)) return 0.0;
  // Of two segments that do not cross, the nearest points include an end of one of them.
  return std::min({squared_distance(a.low, b), squared_distance(a.high, b),
                   squared_distance(b.low, a), squared_distance(b.high, a)});
}

double size_of(Point p) { return std::max(std::abs(p.x), std::abs(p.y)); }
double size_of(const Edge& edge) { return std::max(size_of(edge.low), size_of(edge.high)); }

/// An edge of the set, by its place in the order of the features.
struct Limit {
  Edge edge;
  std::uint32_t order = 0;
  FeatureIndex feature;
};
struct EdgeOf {
  using result_type = const Edge&;
  result_type operator()(const Limit& limit) const { return limit.edge; }
};

}  // namespace

double distance_between(Point p, const Edge& edge) { return std::sqrt(squared_distance(p, edge)); }
double distance_between(const Edge& a, const Edge& b) { return std::sqrt(squared_distance(a, b)); }

struct LimitTree::Tree {
  using Packed = bgi::rtree<Limit, bgi::linear<8>, EdgeOf>;
  explicit Tree(const std::vector<Limit>& limits) : packed(limits) {}
  Packed packed;

  /// Boost's distances are rounded where coordinates are large, and of several limits equally far
  /// it names any: so the nearest few are taken, more of them until one is clearly farther, and
  /// compared again.
  template <class Shape, class Predicate>
  [[nodiscard]] Nearest nearest(const Shape& shape, const Predicate& also) const {
    constexpr double kRounding = 1e-12;
    std::vector<Limit> found;
    for (unsigned count = 8;; count *= 4) {
      found.clear();
      packed.query(bgi::nearest(shape, count) && also, std::back_inserter(found));
      const Limit* best = nullptr;
      double least = std::numeric_limits<double>::infinity();
      double most = 0.0;
      for (const Limit& limit : found) {
        const double distance = squared_distance(shape, limit.edge);
        most = std::max(most, distance);
        // Of equal distances the first edge in the order of the set wins, on every machine.
        if (distance > least || (distance == least && limit.order > best->order)) continue;
        least = distance;
        best = &limit;
      }
      if (best == nullptr) return {};
      const double clear = std::sqrt(least) + kRounding * (size_of(shape) + size_of(best->edge));
      // Complete when there are no more edges, or when the farthest found is clearly farther.
      if (found.size() < count || std::sqrt(most) > clear) {
        return {best->feature, std::sqrt(least), best->edge};
      }
    }
  }
};

LimitTree::LimitTree(const PolygonSet& set) {
  std::vector<Limit> limits;
  for (std::size_t f = 0; f < set.size(); ++f) {
    for (const Edge& edge : edges_of(set, f)) {
      limits.push_back({edge, static_cast<std::uint32_t>(limits.size()), FeatureIndex(f)});
    }
  }
  tree_ = std::make_unique<const Tree>(limits);
}
LimitTree::~LimitTree() = default;
LimitTree::LimitTree(LimitTree&&) noexcept = default;
LimitTree& LimitTree::operator=(LimitTree&&) noexcept = default;

LimitTree::Nearest LimitTree::nearest(Point point) const {
  return tree_->nearest(point, bgi::satisfies([](const Limit&) { return true; }));
}

LimitTree::Nearest LimitTree::nearest(Point point, FeatureIndex only) const {
  return tree_->nearest(
      point, bgi::satisfies([only](const Limit& limit) { return limit.feature == only; }));
}

LimitTree::Nearest LimitTree::nearest(const Edge& segment) const {
  return tree_->nearest(segment, bgi::satisfies([](const Limit&) { return true; }));
}

}  // namespace carreau
