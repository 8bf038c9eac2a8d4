// SPDX-License-Identifier: Apache-2.0
#include "geometry/cover_by_cell.hpp"

#include "geometry/sides.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace carreau {

namespace {

/// A sum so near to nothing or to a whole cell is one of them but for rounding.
constexpr double kRounding = 1e-12;

double snapped(double share) {
  if (share < kRounding) return 0.0;
  return share > 1.0 - kRounding ? 1.0 : share;
}

/// Clamped, so that a coordinate far from the block still fits into an integer.
std::int32_t cell_of(double coordinate) {
  return static_cast<std::int32_t>(std::floor(std::clamp(coordinate, -1e9, 1e9)));
}

}  // namespace

/// A side counts for everything to its right: the covered share of a cell is what the sides inside
/// it leave to their right, plus the rises of the sides further left in its row. Where the feature
/// ends again, a side of the opposite direction takes both away.
CoverByCell::CoverByCell(const PolygonSet& set, std::size_t feature, const CellBlock& block)
    : rows_(block.rows), columns_(block.columns) {
  const auto placed = [&](Point p) {
    return Point{(p.x - block.origin.x) / block.side, (p.y - block.origin.y) / block.side};
  };
  for (const Side& side : sides_of(set, feature)) {
    const Point from = placed(side.from);
    const Point to = placed(side.to);
    // With the inside on its left, a side that leads down has it on its right.
    if (from.y > to.y) pass(to, from, 1.0);
    if (from.y < to.y) pass(from, to, -1.0);
  }
  std::sort(passages_.begin(), passages_.end(), [](const Passage& a, const Passage& b) {
    return std::tie(a.row, a.column, a.order) < std::tie(b.row, b.column, b.order);
  });
}

/// From the low end to the high one, row by row.
void CoverByCell::pass(Point from, Point to, double sign) {
  const double slope = (to.x - from.x) / (to.y - from.y);
  const auto x_at = [&](double y) {
    // Of a nearly level side the slope says little: never beyond its ends.
    return std::clamp(from.x + (y - from.y) * slope, std::min(from.x, to.x),
                      std::max(from.x, to.x));
  };
  const std::int32_t last = std::min(cell_of(to.y), rows_ - 1);
  for (std::int32_t row = std::max(cell_of(from.y), 0); row <= last; ++row) {
    const Point low = from.y >= row ? from : Point{x_at(row), static_cast<double>(row)};
    const Point high = to.y <= row + 1 ? to : Point{x_at(row + 1.0), row + 1.0};
    if (high.y > low.y) pass_row(row, low, high, sign);
  }
}

/// Within one row, cell by cell.
void CoverByCell::pass_row(std::int32_t row, Point low, Point high, double sign) {
  const double left = std::min(low.x, high.x);
  const double right = std::max(low.x, high.x);
  const double rise = sign * (high.y - low.y);
  const std::int32_t first = cell_of(left);
  const std::int32_t last = cell_of(right);
  // What lies left of the block counts as one cell.
  if (last < 0) return add(row, -1, rise, 0.0);
  if (first == last) return add(row, first, rise, rise * (first + 1 - 0.5 * (left + right)));
  double start = left;
  for (std::int32_t column = std::max(first, -1); column <= std::min(last, columns_ - 1);
       ++column) {
    const double end = std::min(right, column + 1.0);
    const double part = rise * (end - start) / (right - left);
    add(row, column, part, column < 0 ? 0.0 : part * (column + 1 - 0.5 * (start + end)));
    start = end;
  }
}

void CoverByCell::add(std::int32_t row, std::int32_t column, double rise, double share) {
  if (column >= columns_) return;
  passages_.push_back({row, column, static_cast<std::uint32_t>(passages_.size()), rise, share});
}

double CoverByCell::next(std::int32_t row, std::int32_t column) {
  const auto enter = [&](std::int32_t to) {
    if (row_ != to) from_left_ = 0.0;
    row_ = to;
  };
  for (; at_ < passages_.size(); ++at_) {
    const Passage& passage = passages_[at_];
    if (std::pair(passage.row, passage.column) >= std::pair(row, column)) break;
    enter(passage.row);
    from_left_ += passage.rise;
  }
  enter(row);
  double share = from_left_;
  for (; at_ < passages_.size(); ++at_) {
    const Passage& passage = passages_[at_];
    if (passage.row != row || passage.column != column) break;
    share += passage.share;
    from_left_ += passage.rise;
  }
  return snapped(share);
}

}  // namespace carreau
