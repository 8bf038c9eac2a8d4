// SPDX-License-Identifier: Apache-2.0
#include "geometry/raster_builder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace carreau {

namespace {

/// Units a side of the raster: 7 cm in France. More would leave doubles too little room.
constexpr int kTotalBits = 24;
constexpr int kMostRootBits = 11;
constexpr int kLeastTileBits = 2;
constexpr int kMostTileBits = 5;
/// A cell with more pieces than this is cut again.
constexpr std::size_t kFewPieces = 6;

/// One feature's part of a border cell.
struct Patch {
  std::uint32_t feature = 0;
  bool base = false;
  std::size_t first_piece = 0;
  std::size_t last_piece = 0;

  [[nodiscard]] std::span<const Piece> of(const std::vector<Piece>& pieces) const {
    return std::span(pieces).subspan(first_piece, last_piece - first_piece);
  }
};

/// A border cell that may be cut: where it lies, its place in the table, its patches.
struct WaitingCell {
  std::int32_t first_column = 0;  ///< in units
  std::int32_t first_row = 0;     ///< in units
  int shift = 0;
  std::size_t position = 0;
  std::uint32_t cover = 0;
  std::size_t first_patch = 0;
  std::size_t last_patch = 0;
};

/// Border cells with their patches and pieces.
struct Waiting {
  std::vector<WaitingCell> cells;
  std::vector<Patch> patches;
  std::vector<Piece> pieces;

  [[nodiscard]] std::span<const Patch> patches_of(const WaitingCell& cell) const {
    return std::span(patches).subspan(cell.first_patch, cell.last_patch - cell.first_patch);
  }
  [[nodiscard]] std::size_t piece_count(const WaitingCell& cell) const {
    return patches[cell.last_patch - 1].last_piece - patches[cell.first_patch].first_piece;
  }
  /// Copies the cell's patches, which lie in `from`.
  void add(WaitingCell cell, std::span<const Patch> own, const std::vector<Piece>& from) {
    cell.first_patch = patches.size();
    for (Patch patch : own) {
      const auto own_pieces = patch.of(from);
      patch.first_piece = pieces.size();
      pieces.insert(pieces.end(), own_pieces.begin(), own_pieces.end());
      patch.last_piece = pieces.size();
      patches.push_back(patch);
    }
    cell.last_patch = patches.size();
    cells.push_back(cell);
  }
};

/// Things that lie in the cells of a tile, by cell; within a cell in the order of adding.
template <class T>
class ByCell {
 public:
  void clear() { list_.clear(); }
  void add(std::uint32_t cell, const T& value) { list_.push_back({cell, value}); }
  // Stable: within a cell features stay in ascending order.
  void sort() {
    std::stable_sort(list_.begin(), list_.end(),
                     [](const Entry& a, const Entry& b) { return a.cell < b.cell; });
    next_ = 0;
  }
  /// How many cells hold anything; the list is sorted for it.
  [[nodiscard]] std::size_t count_cells() {
    sort();
    std::size_t count = 0;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (i == 0 || list_[i].cell != list_[i - 1].cell) ++count;
    }
    return count;
  }
  /// Calls for each thing in `cell`; cells are asked for in ascending order.
  template <class Visit>
  void take(std::uint32_t cell, const Visit& visit) {
    for (; next_ < list_.size() && list_[next_].cell == cell; ++next_) visit(list_[next_].value);
  }

 private:
  struct Entry {
    std::uint32_t cell;
    T value;
  };
  std::vector<Entry> list_;
  std::size_t next_ = 0;
};

/// What the features put into the cells of one tile.
struct TileContent {
  int bits = 0;
  ByCell<Patch> patches;
  ByCell<std::uint32_t> covers;
  std::vector<Piece> pieces;

  void clear(int tile_bits) {
    bits = tile_bits;
    patches.clear();
    covers.clear();
    pieces.clear();
  }
  /// Takes the scan of one feature, whose window begins at `row` and `column` of the tile.
  void add(std::uint32_t feature, const LimitScan& scan, std::int32_t row, std::int32_t column) {
    // Cells of a tile are numbered row by row, in bits.
    const auto cell_at = [&](std::int32_t r, std::int32_t c) {
      return static_cast<std::uint32_t>((row + r) << bits | (column + c));
    };
    for (std::size_t b = 0; b < scan.borders.size(); ++b) {
      const auto own = scan.pieces_of(b);
      const LimitScan::Border& border = scan.borders[b];
      patches.add(cell_at(border.row, border.column),
                  {feature, border.base, pieces.size(), pieces.size() + own.size()});
      pieces.insert(pieces.end(), own.begin(), own.end());
    }
    for (const LimitScan::Run& run : scan.inside) {
      for (std::int32_t c = run.first; c <= run.last; ++c) covers.add(cell_at(run.row, c), feature);
    }
  }
};

/// Cuts breadth first, so that where memory ends all cells have been cut to about one size.
class RasterBuilder {
 public:
  explicit RasterBuilder(const PolygonSet& set);
  [[nodiscard]] RasterTables take() { return std::move(tables_); }

 private:
  void lay_raster(const PolygonSet& set);
  void fill_root(const PolygonSet& set);
  /// Appends the tile that content_ describes to the table.
  void add_tile(const RasterWindow& window, std::uint32_t cover);
  [[nodiscard]] std::uint32_t cover_of(std::uint32_t cell, std::uint32_t parent);
  void cut_or_keep(const WaitingCell& cell, const Waiting& level);
  void scan_cell(const WaitingCell& cell, const RasterWindow& window, const Waiting& level);
  [[nodiscard]] bool is_worth_cutting(std::size_t pieces_before);
  [[nodiscard]] CellWord keep(std::span<const Patch> patches, const std::vector<Piece>& pieces,
                              std::uint32_t cover);

  std::size_t edges_ = 0;
  std::size_t piece_count_ = 0;  ///< kept and waiting
  RasterTables tables_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> sets_;  ///< of several members, by number
  Waiting next_;
  LimitScanner scanner_;
  TileContent content_;
};

std::size_t count_edges(const PolygonSet& set) {
  std::size_t count = 0;
  for (std::size_t r = 0; r < set.ring_count(); ++r) count += set.ring(r).size();
  return count;
}

Box bounds_of(const PolygonSet& set) {
  constexpr double kUnbounded = std::numeric_limits<double>::infinity();
  Box all{{kUnbounded, kUnbounded}, {-kUnbounded, -kUnbounded}};
  for (std::size_t f = 0; f < set.size(); ++f) {
    const Box box = set.bounds(f);
    all.low = {std::min(all.low.x, box.low.x), std::min(all.low.y, box.low.y)};
    all.high = {std::max(all.high.x, box.high.x), std::max(all.high.y, box.high.y)};
  }
  return all;
}

/// So many units between the two that a margin of two is left on each side, none of them finer than
/// sixteen times what doubles can tell apart there.
double unit_between(double low, double high) {
  // Two units of margin on each side.
  const double width = (high - low) / (std::ldexp(1.0, kTotalBits) - 4.0);
  // Sixteen times the spacing of doubles at the largest coordinate.
  const double coarsest = std::ldexp(std::max(std::abs(low), std::abs(high)), 4 - 52);
  const double unit = std::max(width, coarsest);
  return unit > 0.0 ? unit : 1.0;
}

/// About four cells an edge, fewer where edges are so long that each would touch many.
int root_bits_for(const PolygonSet& set, const Raster& raster, std::size_t edges) {
  double length = 0.0;  // in units
  for (std::size_t r = 0; r < set.ring_count(); ++r) {
    const auto ring = set.ring(r);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      length += std::abs(raster.column(ring[i].x) - raster.column(ring[i - 1].x)) +
                std::abs(raster.row(ring[i].y) - raster.row(ring[i - 1].y));
    }
  }
  int bits =
      std::clamp(static_cast<int>(std::bit_width(4 * edges)) / 2, kLeastTileBits, kMostRootBits);
  constexpr double kMostCellsAnEdge = 4.0;
  while (bits > kLeastTileBits &&
         std::ldexp(length, bits - kTotalBits) > kMostCellsAnEdge * static_cast<double>(edges)) {
    --bits;
  }
  return bits;
}

RasterBuilder::RasterBuilder(const PolygonSet& set) : edges_(count_edges(set)) {
  tables_.sets = FeatureSets(set.size());
  if (edges_ == 0) return;
  lay_raster(set);
  fill_root(set);
  // Level by level, so all cells of a size are cut before any smaller one.
  while (!next_.cells.empty()) {
    const Waiting level = std::exchange(next_, {});
    for (const WaitingCell& cell : level.cells) cut_or_keep(cell, level);
  }
  tables_.cells.shrink_to_fit();
  tables_.groups.shrink_to_fit();
  tables_.pieces.shrink_to_fit();
}

void RasterBuilder::lay_raster(const PolygonSet& set) {
  const Box box = bounds_of(set);
  const Point unit{unit_between(box.low.x, box.high.x), unit_between(box.low.y, box.high.y)};
  tables_.raster = Raster({box.low.x - 2.0 * unit.x, box.low.y - 2.0 * unit.y}, unit.x, unit.y);
  tables_.root_bits = root_bits_for(set, tables_.raster, edges_);
  tables_.root_shift = kTotalBits - tables_.root_bits;
  tables_.units = 1 << kTotalBits;
  tables_.cells.clear();
}

void RasterBuilder::fill_root(const PolygonSet& set) {
  const int shift = tables_.root_shift;
  const std::int32_t side = 1 << tables_.root_bits;
  content_.clear(tables_.root_bits);
  for (std::uint32_t f = 0; f < set.size(); ++f) {
    const std::vector<Edge> edges = edges_of(set, f);
    if (edges.empty()) continue;
    const Box box = set.bounds(f);
    // Clamped: the margin keeps all coordinates inside, rounding may not.
    const auto cell_of = [&](double units) {
      return std::clamp(static_cast<std::int32_t>(units) >> shift, 0, side - 1);
    };
    const Raster& r = tables_.raster;
    const std::int32_t column = cell_of(r.column(box.low.x) - 1.0);
    const std::int32_t row = cell_of(r.row(box.low.y) - 1.0);
    const RasterWindow window{column << shift, row << shift, shift,
                              cell_of(r.column(box.high.x) + 1.0) - column + 1,
                              cell_of(r.row(box.high.y) + 1.0) - row + 1};
    scanner_.scan(r, window, edges);
    content_.add(f, scanner_.result(), row, column);
  }
  piece_count_ = content_.pieces.size();
  // Room for half as many again, which the cuts will add.
  tables_.pieces.reserve(piece_count_ + piece_count_ / 2);
  tables_.groups.reserve(piece_count_ / 2);
  add_tile({0, 0, shift, side, side}, 0);
  // One more for points outside the raster; the next tile begins at a multiple.
  tables_.cells.resize(tables_.cells.size() + CellWord::kSmallestTile);
}

std::uint32_t RasterBuilder::cover_of(std::uint32_t cell, std::uint32_t parent) {
  std::vector<std::uint32_t> members;
  content_.covers.take(cell, [&](std::uint32_t feature) { members.push_back(feature); });
  // Nothing covers the cell itself: it has the cover of its parent.
  if (members.empty()) return parent;
  const auto above = tables_.sets.members(parent);
  members.insert(members.end(), above.begin(), above.end());
  // Sets of one feature are numbered by the feature, plus one for the empty set.
  if (members.size() == 1) return members.front() + 1;
  std::sort(members.begin(), members.end());
  // Equal sets are stored once: neighbouring cells have mostly the same.
  const auto [at, is_new] = sets_.try_emplace(members, 0);
  if (is_new) at->second = tables_.sets.add(members);
  return at->second;
}

void RasterBuilder::add_tile(const RasterWindow& window, std::uint32_t cover) {
  const std::size_t first = tables_.cells.size();
  const std::size_t count = std::size_t{1} << (2 * content_.bits);
  tables_.cells.resize(first + count);
  content_.patches.sort();
  content_.covers.sort();
  std::vector<Patch> patches;
  for (std::uint32_t cell = 0; cell < count; ++cell) {
    const std::uint32_t own_cover = cover_of(cell, cover);
    patches.clear();
    std::size_t pieces = 0;
    content_.patches.take(cell, [&](const Patch& patch) {
      patches.push_back(patch);
      pieces += patch.last_piece - patch.first_piece;
    });
    if (patches.empty()) {
      tables_.cells[first + cell] = CellWord::covered(own_cover);
      // Few pieces are tested faster than a further level is read.
    } else if (pieces <= kFewPieces || window.shift < kLeastTileBits) {
      tables_.cells[first + cell] = keep(patches, content_.pieces, own_cover);
    } else {
      const auto column = static_cast<std::int32_t>(cell & ((1U << content_.bits) - 1U));
      const auto row = static_cast<std::int32_t>(cell >> content_.bits);
      next_.add({window.first_column + (column << window.shift),
                 window.first_row + (row << window.shift), window.shift, first + cell, own_cover},
                patches, content_.pieces);
    }
  }
}

void RasterBuilder::cut_or_keep(const WaitingCell& cell, const Waiting& level) {
  const std::size_t pieces = level.piece_count(cell);
  // Enough cells to leave a few pieces in each.
  const int bits = std::clamp(static_cast<int>(std::bit_width(pieces)) - 2, kLeastTileBits,
                              std::min(kMostTileBits, cell.shift));
  const RasterWindow window{cell.first_column, cell.first_row, cell.shift - bits, 1 << bits,
                            1 << bits};
  content_.clear(bits);
  scan_cell(cell, window, level);
  if (is_worth_cutting(pieces)) {
    piece_count_ += content_.pieces.size() - pieces;
    tables_.cells[cell.position] = CellWord::tile(tables_.cells.size(), bits);
    add_tile(window, cell.cover);
  } else {
    tables_.cells[cell.position] = keep(level.patches_of(cell), level.pieces, cell.cover);
  }
}

void RasterBuilder::scan_cell(const WaitingCell& cell, const RasterWindow& window,
                              const Waiting& level) {
  std::vector<Edge> edges;
  std::vector<std::uint8_t> left(static_cast<std::size_t>(window.rows));
  for (const Patch& patch : level.patches_of(cell)) {
    const auto pieces = patch.of(level.pieces);
    edges.clear();
    for (const Piece& piece : pieces) edges.push_back(piece.edge);
    for (std::int32_t row = 0; row < window.rows; ++row) {
      const Point start{window.left_of(tables_.raster, 0), window.height_in(tables_.raster, row)};
      // The parity at the left of each row follows from the pieces of the larger cell.
      left[static_cast<std::size_t>(row)] = is_odd(patch.base, pieces, start) ? 1 : 0;
    }
    scanner_.scan(tables_.raster, window, edges, left);
    content_.add(patch.feature, scanner_.result(), 0, 0);
  }
}

/// Where the cells would not hold half the pieces each (limits drawn twice, many edges at one
/// corner of a cell already small), cutting gains nothing; and memory has its bounds.
bool RasterBuilder::is_worth_cutting(std::size_t pieces_before) {
  const std::size_t cells = tables_.cells.size() + (std::size_t{1} << (2 * content_.bits));
  if (cells > std::min(24 * edges_ + 1024, CellWord::kMostCells)) return false;
  const std::size_t after = content_.pieces.size();
  if (piece_count_ + after > 8 * edges_ + pieces_before + 256) return false;
  return 2 * after <= std::max(3 * pieces_before, pieces_before * content_.patches.count_cells());
}

CellWord RasterBuilder::keep(std::span<const Patch> patches, const std::vector<Piece>& pieces,
                             std::uint32_t cover) {
  const std::size_t first = tables_.groups.size();
  for (const Patch& patch : patches) {
    const auto own = patch.of(pieces);
    LimitGroup group;
    group.feature = patch.feature;
    group.first_piece = static_cast<std::uint32_t>(tables_.pieces.size());
    group.pieces = static_cast<std::uint32_t>(own.size()) & 0x3FFF'FFFFU;
    group.base = patch.base ? 1 : 0;
    group.cover = cover;
    tables_.groups.push_back(group);
    tables_.pieces.insert(tables_.pieces.end(), own.begin(), own.end());
  }
  tables_.groups.back().is_last = 1;
  return CellWord::border(first);
}

}  // namespace

RasterTables build_raster(const PolygonSet& set) { return RasterBuilder(set).take(); }

}  // namespace carreau
