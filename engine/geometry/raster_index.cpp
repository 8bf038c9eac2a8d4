// SPDX-License-Identifier: Apache-2.0
#include "geometry/raster_index.hpp"

#include "geometry/orientation.hpp"
#include "geometry/raster_builder.hpp"
#include "geometry/raster_tables.hpp"

#include <algorithm>
#include <array>

namespace carreau {

namespace {

/// Points taken together: each step first names what it will read for all of them, so that memory
/// answers while the next is named. Points in random order are twice as fast for it.
constexpr std::size_t kBlock = 512;

void fetch(const void* address) { __builtin_prefetch(address); }

// Boxes exclude most points before the exact orientation is computed.
bool is_on(const Edge& edge, Point p) {
  return edge.low.y <= p.y && p.y <= edge.high.y && std::min(edge.low.x, edge.high.x) <= p.x &&
         p.x <= std::max(edge.low.x, edge.high.x) && exact_orientation(edge.low, edge.high, p) == 0;
}

/// Whether the feature of a group holds a point of the group's cell, limits included.
bool holds(const RasterTables& tables, const LimitGroup& group, Point p) {
  bool odd = group.base != 0;
  const Piece* const first = tables.pieces.data() + group.first_piece;
  for (const Piece* piece = first; piece != first + group.pieces; ++piece) {
    // A fast determinant with an error bound; only where its sign is uncertain is it computed
    // exactly.
    const Turn t = turn(piece->edge.low, piece->edge.high, p);
    bool is_right = t.value < 0.0;
    if (!t.is_certain()) {
      // A point on a limit belongs to the zone.
      if (is_on(piece->edge, p)) return true;
      is_right = exact_orientation(piece->edge.low, piece->edge.high, p) < 0;
    }
    // Without branches: the outcome is as good as random, so the processor could not predict it.
    odd ^= is_right & (piece->from <= p.y) & (p.y < piece->to);
  }
  return odd;
}

const LimitGroup& first_group(const RasterTables& tables, CellWord word) {
  return tables.groups[word.first_group()];
}

/// Most groups have two to four pieces.
void fetch_pieces(const RasterTables& tables, const LimitGroup& group) {
  constexpr std::size_t kLine = 64;
  const auto* const start = reinterpret_cast<const char*>(tables.pieces.data() + group.first_piece);
  // Three lines of memory hold that many pieces.
  for (std::size_t line = 0; line < 3; ++line) fetch(start + line * kLine);
}

/// The first feature of a border cell that holds the point.
std::uint32_t first_holding(const RasterTables& tables, CellWord word, Point p) {
  const LimitGroup* group = &first_group(tables, word);
  const std::uint32_t cover = tables.sets.first(group->cover);
  for (;; ++group) {
    // Groups are ordered by feature, so a cover with a lower number is the first.
    if (group->feature > cover) return cover;
    if (holds(tables, *group, p)) return group->feature;
    if (group->is_last != 0) return cover;
  }
}

/// Appends every feature of a cell that holds the point, ascending.
void append_holding(const RasterTables& tables, CellWord word, Point p,
                    std::vector<FeatureIndex>& out) {
  const LimitGroup* group = word.is_border() ? &first_group(tables, word) : nullptr;
  // Features that cover the whole cell, and groups of those whose limit passes through it, are both
  // ascending; they are merged.
  const auto covers = tables.sets.members(group == nullptr ? word.set() : group->cover);
  auto cover = covers.begin();
  while (group != nullptr) {
    for (; cover != covers.end() && *cover < group->feature; ++cover) out.emplace_back(*cover);
    if (holds(tables, *group, p)) out.emplace_back(group->feature);
    group = group->is_last != 0 ? nullptr : group + 1;
  }
  for (; cover != covers.end(); ++cover) out.emplace_back(*cover);
}

/// Points on their way down the tiles.
class Descent {
 public:
  explicit Descent(const RasterTables& tables) : tables_(tables) {}

  /// Finds the word of each point's cell: covered or border.
  void run(std::span<const Point> points);
  [[nodiscard]] CellWord word(std::size_t i) const { return words_[i]; }

 private:
  void enter(std::span<const Point> points);
  [[nodiscard]] std::size_t step(std::size_t count);
  void name_cell(std::size_t i, std::size_t cell) {
    cell_[i] = static_cast<std::uint32_t>(cell);
    fetch(&tables_.cells[cell]);
  }

  const RasterTables& tables_;
  std::array<std::int32_t, kBlock> column_;
  std::array<std::int32_t, kBlock> row_;
  std::array<std::uint32_t, kBlock> cell_;
  std::array<CellWord, kBlock> words_;
  std::array<std::uint16_t, kBlock> open_;  ///< points whose word is a tile
  std::array<std::uint8_t, kBlock> shift_;  ///< of the cells that they are in
};

void Descent::enter(std::span<const Point> points) {
  const Raster& raster = tables_.raster;
  const double units = tables_.units;
  const int shift = tables_.root_shift;
  const auto outside = static_cast<std::size_t>(1) << (2 * tables_.root_bits);
  // Cells are halved from a square root, so columns and rows are combined by shifts.
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double column = raster.column(points[i].x);
    const double row = raster.row(points[i].y);
    // Written so that NaN lies outside.
    const bool is_inside = column >= 0.0 && column < units && row >= 0.0 && row < units;
    column_[i] = is_inside ? static_cast<std::int32_t>(column) : 0;
    row_[i] = is_inside ? static_cast<std::int32_t>(row) : 0;
    const auto cell = static_cast<std::size_t>(row_[i] >> shift) << tables_.root_bits |
                      static_cast<std::size_t>(column_[i] >> shift);
    // One more cell stands for everything outside the raster.
    name_cell(i, is_inside ? cell : outside);
    shift_[i] = static_cast<std::uint8_t>(shift);
  }
  // The second loop reads what the first has requested.
  for (std::size_t i = 0; i < points.size(); ++i) words_[i] = tables_.cells[cell_[i]];
}

std::size_t Descent::step(std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint16_t i = open_[k];
    const CellWord tile = words_[i];
    const int bits = tile.tile_bits();
    const int shift = shift_[i] - bits;
    const std::int32_t mask = (1 << bits) - 1;
    const auto cell =
        static_cast<std::size_t>((row_[i] >> shift & mask) << bits | (column_[i] >> shift & mask));
    name_cell(i, tile.first_cell() + cell);
    shift_[i] = static_cast<std::uint8_t>(shift);
  }
  // Points that have arrived leave the list; the order of the others stays.
  std::size_t still_open = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const std::uint16_t i = open_[k];
    words_[i] = tables_.cells[cell_[i]];
    open_[still_open] = i;
    still_open += words_[i].is_tile() ? 1 : 0;
  }
  return still_open;
}

void Descent::run(std::span<const Point> points) {
  enter(points);
  std::size_t open = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    open_[open] = static_cast<std::uint16_t>(i);
    open += words_[i].is_tile() ? 1 : 0;
  }
  // As many steps as the tree has levels, a handful.
  while (open > 0) open = step(open);
}

}  // namespace

RasterIndex::RasterIndex(const PolygonSet& set)
    : tables_(std::make_unique<const RasterTables>(build_raster(set))) {}
RasterIndex::~RasterIndex() = default;
RasterIndex::RasterIndex(RasterIndex&&) noexcept = default;
RasterIndex& RasterIndex::operator=(RasterIndex&&) noexcept = default;

void RasterIndex::locate(std::span<const Point> points, std::span<FeatureIndex> found) const {
  Descent descent(*tables_);
  std::array<std::uint16_t, kBlock> border;
  for (std::size_t first = 0; first < points.size(); first += kBlock) {
    const auto block = points.subspan(first, std::min(kBlock, points.size() - first));
    const auto out = found.subspan(first, block.size());
    descent.run(block);
    // Covered cells are answered at once. Only points in border cells, a small part, need a test
    // against edges.
    std::size_t borders = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const CellWord word = descent.word(i);
      border[borders] = static_cast<std::uint16_t>(i);
      borders += word.is_border() ? 1 : 0;
      out[i] = FeatureIndex(tables_->sets.first(word.is_border() ? 0 : word.set()));
    }
    const auto open = std::span(border).first(borders);
    for (const std::uint16_t i : open) fetch(&first_group(*tables_, descent.word(i)));
    for (const std::uint16_t i : open) {
      fetch_pieces(*tables_, first_group(*tables_, descent.word(i)));
    }
    for (const std::uint16_t i : open) {
      out[i] = FeatureIndex(first_holding(*tables_, descent.word(i), block[i]));
    }
  }
}

FeatureIndex RasterIndex::locate(Point point) const {
  FeatureIndex found;
  locate({&point, 1}, {&found, 1});
  return found;
}

void RasterIndex::locate_all(std::span<const Point> points, HoldingFeatures& found) const {
  Descent descent(*tables_);
  found.offset.assign(1, 0);
  found.features.clear();
  for (std::size_t first = 0; first < points.size(); first += kBlock) {
    const auto block = points.subspan(first, std::min(kBlock, points.size() - first));
    descent.run(block);
    for (std::size_t i = 0; i < block.size(); ++i) {
      append_holding(*tables_, descent.word(i), block[i], found.features);
      found.offset.push_back(static_cast<std::uint32_t>(found.features.size()));
    }
  }
}

std::size_t RasterIndex::memory() const { return tables_->memory(); }

}  // namespace carreau
