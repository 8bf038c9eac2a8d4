// SPDX-License-Identifier: Apache-2.0
/// What a RasterIndex is made of; for sources of this layer only.
#pragma once

#include "geometry/polygon_set.hpp"
#include "geometry/raster.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Sets of features, each kept once: 0 is the empty set, k + 1 holds feature k alone.
class FeatureSets {
 public:
  FeatureSets() = default;
  explicit FeatureSets(std::size_t features);

  /// Appends a set of several members, in ascending order; returns its number.
  std::uint32_t add(std::span<const std::uint32_t> members);
  [[nodiscard]] std::span<const std::uint32_t> members(std::uint32_t set) const {
    return std::span(members_).subspan(start_[set], start_[set + 1] - start_[set]);
  }
  /// The first member; all bits set for the empty set, as an Index has for none.
  [[nodiscard]] std::uint32_t first(std::uint32_t set) const {
    return set < several_ ? set - 1 : members_[start_[set]];
  }
  [[nodiscard]] std::size_t memory() const;

 private:
  std::uint32_t several_ = 1;  ///< sets from here on have several members
  std::vector<std::uint32_t> start_ = {0, 0};
  std::vector<std::uint32_t> members_;
};

/// What a cell holds, in 32 bits: the set of features that cover it wholly; or a tile of finer
/// cells; or the first of its groups, one for each feature whose limit touches it.
class CellWord {
 public:
  CellWord() = default;
  static CellWord covered(std::uint32_t set) { return CellWord(set); }
  static CellWord tile(std::size_t first_cell, int bits) {
    return CellWord(kTile | static_cast<std::uint32_t>(bits) << kBitsShift |
                    static_cast<std::uint32_t>(first_cell / kSmallestTile));
  }
  static CellWord border(std::size_t first_group) {
    return CellWord(kBorder | static_cast<std::uint32_t>(first_group));
  }
  [[nodiscard]] bool is_tile() const { return word_ >= kTile && word_ < kBorder; }
  [[nodiscard]] bool is_border() const { return word_ >= kBorder; }
  [[nodiscard]] std::uint32_t set() const { return word_; }
  [[nodiscard]] std::uint32_t first_group() const { return word_ & ~kBorder; }
  /// A tile has 2^bits cells a side, from first_cell() on, row after row.
  [[nodiscard]] int tile_bits() const { return static_cast<int>((word_ & ~kTile) >> kBitsShift); }
  [[nodiscard]] std::size_t first_cell() const {
    return std::size_t{word_ & kOffset} * kSmallestTile;
  }

  static constexpr std::size_t kSmallestTile = 16;  ///< cells; tiles begin at its multiples
  static constexpr std::size_t kMostCells = std::size_t{1} << 31;
  static constexpr std::size_t kMostGroups = std::size_t{1} << 31;

 private:
  explicit CellWord(std::uint32_t word) : word_(word) {}
  static constexpr std::uint32_t kTile = 0x4000'0000;
  static constexpr std::uint32_t kBorder = 0x8000'0000;
  static constexpr int kBitsShift = 27;
  static constexpr std::uint32_t kOffset = (std::uint32_t{1} << kBitsShift) - 1;
  std::uint32_t word_ = 0;
};

/// The limit of one feature within a border cell.
struct LimitGroup {
  std::uint32_t feature = 0;
  std::uint32_t first_piece = 0;
  std::uint32_t pieces : 30 = 0;
  std::uint32_t base : 1 = 0;     ///< see LimitScan
  std::uint32_t is_last : 1 = 0;  ///< of its cell; the groups of a cell ascend by feature
  std::uint32_t cover = 0;        ///< the set of features that cover the cell wholly
};

struct RasterTables {
  Raster raster;
  std::int32_t units = 0;  ///< a side of the whole raster
  int root_bits = 0;
  int root_shift = 0;
  std::vector<CellWord> cells =
      std::vector<CellWord>(2);  ///< the root's, one that nothing covers, then tiles
  std::vector<LimitGroup> groups;
  std::vector<Piece> pieces;
  FeatureSets sets;

  /// Bytes held.
  [[nodiscard]] std::size_t memory() const;
};

}  // namespace carreau
