// SPDX-License-Identifier: Apache-2.0
/// Occupied cells as a bitmap with ranks: which cell lies at a position, in constant time.
#pragma once

#include "base/index.hpp"
#include "grid/cell_id.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Which cells touch: across sides only, or across corners as well.
enum class Contiguity : std::uint8_t { four = 4, eight = 8 };

/// The neighbours of a cell that come later in the table's order, and all of them.
/// Rook moves first, so that the first half serves four-contiguity.
struct Offset {
  std::int32_t row;
  std::int32_t column;
};
inline constexpr std::array<Offset, 8> kNeighbours = {
    {{0, 1}, {1, 0}, {0, -1}, {-1, 0}, {1, 1}, {1, -1}, {-1, -1}, {-1, 1}}};
[[nodiscard]] std::span<const Offset> neighbour_offsets(Contiguity contiguity);

/// Looks up cells by position. Keeps one bit for each position of the bounding box, and one count
/// for each word of bits. Because cells are ordered by position, a cell's rank among the set bits
/// is its index in the table: the lattice orders cells without sorting them. Memory: 1.5 bits a
/// position; métropole at 200 m needs under 8 MB.
class Lattice {
 public:
  Lattice() = default;
  /// Positions in any order; one that comes several times counts once.
  explicit Lattice(std::span<const CellPosition> positions);

  /// Number of positions that have a cell.
  [[nodiscard]] std::size_t size() const { return size_; }

  [[nodiscard]] CellIndex at(CellPosition position) const;
  [[nodiscard]] CellIndex neighbour(CellPosition position, Offset offset) const {
    return at({position.row + offset.row, position.column + offset.column});
  }

 private:
  void take(std::span<const CellPosition> positions);
  void count();

  CellPosition origin_;
  std::size_t size_ = 0;
  std::int64_t rows_ = 0;
  std::int64_t columns_ = 0;
  std::vector<std::uint64_t> bits_;
  std::vector<std::uint32_t> rank_;  ///< set bits before each word
};

}  // namespace carreau
