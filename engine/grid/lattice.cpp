// SPDX-License-Identifier: Apache-2.0
#include "grid/lattice.hpp"

#include <algorithm>
#include <bit>

namespace carreau {

std::span<const Offset> neighbour_offsets(Contiguity contiguity) {
  return std::span(kNeighbours).first(static_cast<std::size_t>(contiguity));
}

Lattice::Lattice(std::span<const CellPosition> positions) {
  if (positions.empty()) return;
  const auto [west, east] =
      std::minmax_element(positions.begin(), positions.end(),
                          [](const auto& a, const auto& b) { return a.column < b.column; });
  origin_ = {positions.front().row, west->column};
  rows_ = std::int64_t{positions.back().row} - origin_.row + 1;
  columns_ = std::int64_t{east->column} - origin_.column + 1;
  bits_.assign(static_cast<std::size_t>((rows_ * columns_ + 63) / 64), 0);
  for (const CellPosition& p : positions) {
    const auto bit =
        static_cast<std::uint64_t>((p.row - origin_.row) * columns_ + (p.column - origin_.column));
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  rank_.reserve(bits_.size());
  std::uint32_t before = 0;
  for (const std::uint64_t word : bits_) {
    rank_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(word));
  }
}

CellIndex Lattice::at(CellPosition position) const {
  const std::int64_t row = std::int64_t{position.row} - origin_.row;
  const std::int64_t column = std::int64_t{position.column} - origin_.column;
  if (row < 0 || row >= rows_ || column < 0 || column >= columns_) return CellIndex::none();
  const auto bit = static_cast<std::uint64_t>(row * columns_ + column);
  const std::uint64_t word = bits_[bit / 64];
  const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
  if ((word & mask) == 0) return CellIndex::none();
  const auto below = static_cast<std::uint32_t>(std::popcount(word & (mask - 1)));
  return CellIndex(std::size_t{rank_[bit / 64]} + below);
}

}  // namespace carreau
