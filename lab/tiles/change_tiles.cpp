// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/change_tiles.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace carreau::tiles {

namespace {

struct Part {
  Persons people;
  std::uint32_t cells = 0;
};

struct SquareChange {
  Part entered;
  Part left;
  Part both;
  std::uint32_t first = 0;

  /// The part to which a cell belongs; null for a cell that is in no perimeter on either side.
  [[nodiscard]] Part* part(bool before, bool after) {
    if (before) return after ? &both : &left;
    return after ? &entered : nullptr;
  }
  [[nodiscard]] std::uint32_t cells() const { return entered.cells + left.cells + both.cells; }
};

bool is_more(const Part& a, const Part& b) {
  return std::pair(a.people, a.cells) > std::pair(b.people, b.cells);
}

std::vector<SquareChange> changes_in(const CellTable& cells, const MembershipChange& change,
                                     const SquareRow& line) {
  std::vector<SquareChange> squares(line.columns.size());
  for (const CellRun& run : line.runs) {
    for (std::size_t i = run.first; i < run.last; ++i) {
      if (change.before[i] == 0 && change.after[i] == 0) continue;
      SquareChange& square = squares[line.slot(cells.positions()[i])];
      const auto cell = static_cast<std::uint32_t>(i);
      square.first = square.cells() == 0 ? cell : std::min(square.first, cell);
      Part* const part = square.part(change.before[i] != 0, change.after[i] != 0);
      part->people += cells.people()[i];
      ++part->cells;
    }
  }
  return squares;
}

}  // namespace

void write_changes(const TilePlane& plane, const MembershipChange& change, const TileId& id,
                   VectorTile& tile) {
  const TileFrame frame(id);
  if (id.zoom < kFirstCellZoom || id.zoom > kLastCellZoom) return;
  const int level = kLastCellZoom - id.zoom;
  TileLayer layer("changes");
  const TileLayer::Key key = layer.key("change");
  const TileLayer::Key people = layer.key("people");
  TileGeometry geometry(TileGeometryKind::polygons);
  plane.for_each_square_row(frame, level, plane.rows(), 0, [&](const SquareRow& line) {
    const std::vector<SquareChange> squares = changes_in(plane.cells(), change, line);
    for (std::size_t k = 0; k < squares.size(); ++k) {
      const SquareChange& square = squares[k];
      if (square.cells() == 0) continue;
      const auto corners = plane.square_on(
          frame, {line.row, line.columns.first + static_cast<std::int32_t>(k)}, level);
      if (!corners) continue;
      const bool is_left = is_more(square.left, square.entered);
      const bool is_changed = is_left || square.entered.cells > 0;
      const Part& shown = !is_changed ? square.both : (is_left ? square.left : square.entered);
      layer.tag(key, std::string_view(!is_changed ? "both" : (is_left ? "left" : "entered")));
      layer.tag(people, shown.people.value());
      geometry.clear();
      geometry.add_ring(*corners, RingRole::shell);
      layer.add(square.first, geometry);
    }
  });
  tile.add(layer);
}

}  // namespace carreau::tiles
