// SPDX-License-Identifier: Apache-2.0
#include "geometry/limit_tree.hpp"

#include "geometry/orientation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace carreau {

namespace {

constexpr std::size_t kFanOut = 8;

Box box_of(const Edge& edge) {
  return {{std::min(edge.low.x, edge.high.x), edge.low.y},
          {std::max(edge.low.x, edge.high.x), edge.high.y}};
}

Box both(const Box& a, const Box& b) {
  return {{std::min(a.low.x, b.low.x), std::min(a.low.y, b.low.y)},
          {std::max(a.high.x, b.high.x), std::max(a.high.y, b.high.y)}};
}

double squared(double x, double y) { return x * x + y * y; }

double squared_distance(const Box& a, const Box& b) {
  const double x = std::max({0.0, a.low.x - b.high.x, b.low.x - a.high.x});
  const double y = std::max({0.0, a.low.y - b.high.y, b.low.y - a.high.y});
  return squared(x, y);
}

double squared_distance(Point p, const Edge& edge) {
  const double dx = edge.high.x - edge.low.x;
  const double dy = edge.high.y - edge.low.y;
  const double px = p.x - edge.low.x;
  const double py = p.y - edge.low.y;
  const double length = squared(dx, dy);
  const double t = length > 0.0 ? std::clamp((px * dx + py * dy) / length, 0.0, 1.0) : 0.0;
  return squared(px - t * dx, py - t * dy);
}

bool are_crossing(const Edge& a, const Edge& b) {
  return orientation(a.low, a.high, b.low) * orientation(a.low, a.high, b.high) < 0 &&
         orientation(b.low, b.high, a.low) * orientation(b.low, b.high, a.high) < 0;
}

double squared_distance(const Edge& a, const Edge& b) {
  if (are_crossing(a, b)) return 0.0;
  return std::min({squared_distance(a.low, b), squared_distance(a.high, b),
                   squared_distance(b.low, a), squared_distance(b.high, a)});
}

/// What is asked for, with the box that stands for it.
struct PointQuery {
  Point asked;
  Box box;
};
struct SegmentQuery {
  Edge asked;
  Box box;
};

/// Interleaved bits of a place within bounds: neighbours in space come near each other.
std::uint32_t place_on_curve(Point p, const Box& bounds) {
  const auto part = [](double value, double low, double high) {
    constexpr double kSteps = 65'535.0;
    return high > low ? static_cast<std::uint32_t>((value - low) / (high - low) * kSteps) : 0U;
  };
  const std::uint32_t column = part(p.x, bounds.low.x, bounds.high.x);
  const std::uint32_t row = part(p.y, bounds.low.y, bounds.high.y);
  std::uint32_t key = 0;
  for (unsigned b = 0; b < 16; ++b) {
    key |= (column >> b & 1U) << (2 * b) | (row >> b & 1U) << (2 * b + 1);
  }
  return key;
}

}  // namespace

double distance_between(Point p, const Edge& edge) { return std::sqrt(squared_distance(p, edge)); }
double distance_between(const Edge& a, const Edge& b) { return std::sqrt(squared_distance(a, b)); }

/// Depth first, the nearer box first; what is farther than the best is left out.
template <class Query>
class LimitTree::Search {
 public:
  Search(const LimitTree& tree, const Query& query, FeatureIndex only)
      : tree_(tree), query_(query), only_(only) {}

  Nearest run() {
    if (!tree_.levels_.empty()) visit(tree_.levels_.size() - 1, 0);
    best_.distance = std::sqrt(best_.distance);
    return best_;
  }

 private:
  void visit(std::size_t level, std::size_t node) {
    if (level == 0) {
      visit_run(tree_.runs_[node]);
      return;
    }
    const std::vector<Box>& below = tree_.levels_[level - 1];
    std::array<std::pair<double, std::size_t>, kFanOut> children;
    std::size_t count = 0;
    const std::size_t end = std::min(below.size(), (node + 1) * kFanOut);
    for (std::size_t child = node * kFanOut; child < end; ++child) {
      children[count++] = {squared_distance(query_.box, below[child]), child};
    }
    std::sort(children.begin(), children.begin() + static_cast<std::ptrdiff_t>(count));
    for (std::size_t k = 0; k < count && children[k].first <= best_.distance; ++k) {
      visit(level - 1, children[k].second);
    }
  }
  void visit_run(const Run& run) {
    if (!only_.is_none() && run.feature != only_) return;
    for (std::size_t e = run.first_edge; e < run.last_edge; ++e) {
      const double distance = squared_distance(query_.asked, tree_.edges_[e]);
      if (distance > best_.distance) continue;
      if (distance == best_.distance && run.feature >= best_.feature) continue;
      best_ = {run.feature, distance, tree_.edges_[e]};
    }
  }

  const LimitTree& tree_;
  const Query& query_;
  FeatureIndex only_;
  Nearest best_;  ///< its distance squared
};

LimitTree::LimitTree(const PolygonSet& set) {
  std::vector<Run> runs;
  std::vector<Box> boxes;
  for (std::size_t f = 0; f < set.size(); ++f) {
    const std::vector<Edge> own = edges_of(set, f);
    for (std::size_t first = 0; first < own.size(); first += kFanOut) {
      const std::size_t last = std::min(own.size(), first + kFanOut);
      Box box = box_of(own[first]);
      for (std::size_t e = first + 1; e < last; ++e) box = both(box, box_of(own[e]));
      boxes.push_back(box);
      const auto start = static_cast<std::uint32_t>(edges_.size() + first);
      runs.push_back({start, start + static_cast<std::uint32_t>(last - first), FeatureIndex(f)});
    }
    edges_.insert(edges_.end(), own.begin(), own.end());
  }
  if (runs.empty()) return;
  sort_runs(std::move(runs), std::move(boxes));
  while (levels_.back().size() > 1) {
    const std::vector<Box>& below = levels_.back();
    std::vector<Box> level;
    for (std::size_t i = 0; i < below.size(); i += kFanOut) {
      const auto part = std::span(below).subspan(i, std::min(kFanOut, below.size() - i));
      level.push_back(std::accumulate(part.begin(), part.end(), part.front(), both));
    }
    levels_.push_back(std::move(level));
  }
}

void LimitTree::sort_runs(std::vector<Run> runs, std::vector<Box> boxes) {
  const Box all = std::accumulate(boxes.begin(), boxes.end(), boxes.front(), both);
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Point middle{(boxes[i].low.x + boxes[i].high.x) / 2.0,
                       (boxes[i].low.y + boxes[i].high.y) / 2.0};
    order.emplace_back(place_on_curve(middle, all), i);
  }
  std::sort(order.begin(), order.end());
  levels_.emplace_back();
  for (const auto& [key, i] : order) {
    runs_.push_back(runs[i]);
    levels_.front().push_back(boxes[i]);
  }
}

LimitTree::Nearest LimitTree::nearest(Point point) const {
  return nearest(point, FeatureIndex::none());
}

LimitTree::Nearest LimitTree::nearest(Point point, FeatureIndex only) const {
  const PointQuery query{point, {point, point}};
  return Search<PointQuery>(*this, query, only).run();
}

LimitTree::Nearest LimitTree::nearest(const Edge& segment) const {
  const SegmentQuery query{segment, box_of(segment)};
  return Search<SegmentQuery>(*this, query, FeatureIndex::none()).run();
}

}  // namespace carreau
