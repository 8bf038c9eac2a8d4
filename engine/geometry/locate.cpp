// SPDX-License-Identifier: Apache-2.0
#include "geometry/locate.hpp"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace carreau {

namespace bg = boost::geometry;
using IndexPoint = bg::model::d2::point_xy<double>;
using IndexBox = bg::model::box<IndexPoint>;
using Entry = std::pair<IndexBox, std::size_t>;

struct PolygonIndex::Impl {
  const PolygonSet* set = nullptr;
  bg::index::rtree<Entry, bg::index::rstar<16>> tree;
};

namespace {

enum class Side { outside, inside, on_limit };

/// Even-odd rule for one ring, with its limit told apart.
Side side_of(std::span<const Point> ring, Point p) {
  bool inside = false;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1];
    const Point b = ring[i];
    const double cross = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
    const bool within_x = std::min(a.x, b.x) <= p.x && p.x <= std::max(a.x, b.x);
    const bool within_y = std::min(a.y, b.y) <= p.y && p.y <= std::max(a.y, b.y);
    if (cross == 0.0 && within_x && within_y) return Side::on_limit;
    // Half-open in y, so that a vertex at the height of p counts for one of its two edges only.
    if ((a.y > p.y) != (b.y > p.y) && (b.y > a.y ? cross > 0.0 : cross < 0.0)) inside = !inside;
  }
  return inside ? Side::inside : Side::outside;
}

}  // namespace

bool covers(const PolygonSet& set, std::size_t feature, Point point) {
  bool inside = false;
  const auto range = set.rings(feature);
  for (std::size_t r = range.first; r < range.last; ++r) {
    const Side side = side_of(set.ring(r), point);
    if (side == Side::on_limit) return true;
    if (side == Side::inside) inside = !inside;
  }
  return inside;
}

PolygonIndex::PolygonIndex(const PolygonSet& set) : impl_(std::make_unique<Impl>()) {
  std::vector<Entry> entries;
  for (std::size_t f = 0; f < set.size(); ++f) {
    const auto rings = set.rings(f);
    if (rings.first == rings.last) continue;
    const Box box = set.bounds(f);
    entries.emplace_back(IndexBox({box.low.x, box.low.y}, {box.high.x, box.high.y}), f);
  }
  impl_->set = &set;
  impl_->tree = {entries.begin(), entries.end()};  // packed
}

PolygonIndex::~PolygonIndex() = default;
PolygonIndex::PolygonIndex(PolygonIndex&&) noexcept = default;
PolygonIndex& PolygonIndex::operator=(PolygonIndex&&) noexcept = default;

std::optional<std::size_t> PolygonIndex::locate(Point point) const {
  for (const std::size_t f : candidates({point, point})) {
    if (covers(*impl_->set, f, point)) return f;
  }
  return std::nullopt;
}

std::vector<std::size_t> PolygonIndex::candidates(const Box& box) const {
  std::vector<Entry> entries;
  const IndexBox query({box.low.x, box.low.y}, {box.high.x, box.high.y});
  impl_->tree.query(bg::index::intersects(query), std::back_inserter(entries));
  std::vector<std::size_t> features;
  features.reserve(entries.size());
  for (const Entry& entry : entries) features.push_back(entry.second);
  std::sort(features.begin(), features.end());
  return features;
}

}  // namespace carreau
