// SPDX-License-Identifier: Apache-2.0
#include "grid/lattice.hpp"

#include <algorithm>
#include <limits>

namespace carreau {

namespace {

/// Like std::popcount(), which is a call of a function where the compiler may not take it for
/// granted that the processor can do it.
std::uint32_t set_bits(std::uint64_t word) {
  word -= (word >> 1U) & 0x5555'5555'5555'5555U;
  word = (word & 0x3333'3333'3333'3333U) + ((word >> 2U) & 0x3333'3333'3333'3333U);
  word = (word + (word >> 4U)) & 0x0F0F'0F0F'0F0F'0F0FU;
  return static_cast<std::uint32_t>((word * 0x0101'0101'0101'0101U) >> 56U);
}

}  // namespace

std::span<const Offset> neighbour_offsets(Contiguity contiguity) {
  return std::span(kNeighbours).first(static_cast<std::size_t>(contiguity));
}

Lattice::Lattice(std::span<const CellPosition> positions) {
  constexpr std::int32_t kBeyondAll = std::numeric_limits<std::int32_t>::max();
  CellPosition low{kBeyondAll, kBeyondAll};
  CellPosition high{-kBeyondAll, -kBeyondAll};
  for (const CellPosition& p : positions) {
    low = {std::min(low.row, p.row), std::min(low.column, p.column)};
    high = {std::max(high.row, p.row), std::max(high.column, p.column)};
  }
  if (low.row > high.row) return;
  origin_ = low;
  rows_ = std::int64_t{high.row} - low.row + 1;
  columns_ = std::int64_t{high.column} - low.column + 1;
  bits_.assign(static_cast<std::size_t>((rows_ * columns_ + 63) / 64), 0);
  take(positions);
  count();
}

void Lattice::take(std::span<const CellPosition> positions) {
  for (const CellPosition& p : positions) {
    const auto bit = static_cast<std::uint64_t>((std::int64_t{p.row} - origin_.row) * columns_ +
                                                (std::int64_t{p.column} - origin_.column));
    bits_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

void Lattice::count() {
  rank_.reserve(bits_.size());
  for (const std::uint64_t word : bits_) {
    rank_.push_back(static_cast<std::uint32_t>(size_));
    size_ += set_bits(word);
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
  return CellIndex(std::size_t{rank_[bit / 64]} + set_bits(word & (mask - 1)));
}

}  // namespace carreau
