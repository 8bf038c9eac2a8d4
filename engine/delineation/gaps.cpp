// SPDX-License-Identifier: Apache-2.0
#include "delineation/gaps.hpp"

#include <algorithm>
#include <cstddef>

namespace carreau {

namespace {

/// The footprint's bounding box with a margin of one, as a grid of marks.
class Canvas {
 public:
  explicit Canvas(std::span<const CellPosition> footprint) : origin_(footprint.front()) {
    CellPosition last = footprint.front();
    for (const CellPosition& p : footprint) {
      origin_ = {std::min(origin_.row, p.row), std::min(origin_.column, p.column)};
      last = {std::max(last.row, p.row), std::max(last.column, p.column)};
    }
    origin_ = {origin_.row - 1, origin_.column - 1};
    rows_ = last.row - origin_.row + 2;
    columns_ = last.column - origin_.column + 2;
    taken_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), 0);
    for (const CellPosition& p : footprint) taken_[slot(p)] = 1;
  }

  [[nodiscard]] bool is_free(CellPosition p) const {
    const bool inside = p.row >= origin_.row && p.row < origin_.row + rows_ &&
                        p.column >= origin_.column && p.column < origin_.column + columns_;
    return inside && taken_[slot(p)] == 0;
  }
  [[nodiscard]] CellPosition corner() const { return origin_; }
  [[nodiscard]] std::int32_t rows() const { return rows_; }
  [[nodiscard]] std::int32_t columns() const { return columns_; }

  /// Takes every free position that paths join to `start`; returns them ordered.
  std::vector<CellPosition> flood(CellPosition start, Contiguity paths) {
    std::vector<CellPosition> reached{start};
    taken_[slot(start)] = 1;
    for (std::size_t i = 0; i < reached.size(); ++i) {
      for (const Offset step : neighbour_offsets(paths)) {
        const CellPosition p = {reached[i].row + step.row, reached[i].column + step.column};
        if (!is_free(p)) continue;
        taken_[slot(p)] = 1;
        reached.push_back(p);
      }
    }
    std::sort(reached.begin(), reached.end());
    return reached;
  }

 private:
  [[nodiscard]] std::size_t slot(CellPosition p) const {
    return static_cast<std::size_t>(p.row - origin_.row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(p.column - origin_.column);
  }

  CellPosition origin_;
  std::int32_t rows_ = 0;
  std::int32_t columns_ = 0;
  std::vector<std::uint8_t> taken_;
};

}  // namespace

std::vector<Gap> enclosed_gaps(std::span<const CellPosition> footprint, Contiguity contiguity) {
  if (footprint.empty()) return {};
  const Contiguity paths = contiguity == Contiguity::eight ? Contiguity::four : Contiguity::eight;
  Canvas canvas(footprint);
  canvas.flood(canvas.corner(), paths);  // the margin is outside, and all that it reaches
  std::vector<Gap> gaps;
  for (std::int32_t r = 0; r < canvas.rows(); ++r) {
    for (std::int32_t c = 0; c < canvas.columns(); ++c) {
      const CellPosition p = {canvas.corner().row + r, canvas.corner().column + c};
      if (canvas.is_free(p)) gaps.push_back(canvas.flood(p, paths));
    }
  }
  return gaps;
}

}  // namespace carreau
