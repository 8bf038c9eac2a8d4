// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/stability_tiles.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::tiles {

namespace {

struct SquareShare {
  Persons people;
  double people_in = 0.0;  ///< people of each cell times its share
  double cells_in = 0.0;   ///< the shares themselves, where nobody lives
  std::uint32_t cells = 0;
  std::uint32_t first = 0;

  [[nodiscard]] double share() const {
    return people.is_zero() ? cells_in / cells : people_in / people.value();
  }
};

/// In percent. No share but that of every scenario is rounded to 100, and none of any to 0.
double steady_percent(double share) {
  if (share >= 1.0) return 100.0;
  return std::clamp(std::round(share * 1e4) / 100.0, 0.01, 99.99);
}

std::vector<SquareShare> shares_in(const CellTable& cells, std::span<const float> shares,
                                   const SquareRow& line) {
  std::vector<SquareShare> squares(line.columns.size());
  for (const CellRun& run : line.runs) {
    for (std::size_t i = run.first; i < run.last; ++i) {
      if (shares[i] <= 0.0F) continue;
      SquareShare& square = squares[line.slot(cells.positions()[i])];
      const auto cell = static_cast<std::uint32_t>(i);
      square.first = square.cells == 0 ? cell : std::min(square.first, cell);
      const double share = static_cast<double>(shares[i]);
      square.people += cells.people()[i];
      square.people_in += cells.people()[i].value() * share;
      square.cells_in += share;
      ++square.cells;
    }
  }
  return squares;
}

}  // namespace

void write_stability(const TilePlane& plane, std::span<const float> shares, const TileId& id,
                     VectorTile& tile) {
  const TileFrame frame(id);
  if (id.zoom < kFirstCellZoom || id.zoom > kLastCellZoom) return;
  const int level = kLastCellZoom - id.zoom;
  TileLayer layer("stability");
  const TileLayer::Key share = layer.key("share_in");
  const TileLayer::Key people = layer.key("people");
  const TileLayer::Key name = layer.key("cell");
  TileGeometry geometry(TileGeometryKind::polygons);
  plane.for_each_square_row(frame, level, plane.rows(), 0, [&](const SquareRow& line) {
    const std::vector<SquareShare> squares = shares_in(plane.cells(), shares, line);
    for (std::size_t k = 0; k < squares.size(); ++k) {
      const SquareShare& square = squares[k];
      if (square.cells == 0) continue;
      const auto corners = plane.square_on(
          frame, {line.row, line.columns.first + static_cast<std::int32_t>(k)}, level);
      if (!corners) continue;
      layer.tag(share, steady_percent(square.share()));
      layer.tag(people, square.people.value());
      if (level == 0) {
        // Without the name of the grid, as in the layer of cells.
        const std::string cell = plane.cells().id(CellIndex(square.first)).text();
        layer.tag(name, std::string_view(cell).substr(cell.find('N')));
      }
      geometry.clear();
      geometry.add_ring(*corners, RingRole::shell);
      layer.add(square.first, geometry);
    }
  });
  tile.add(layer);
}

}  // namespace carreau::tiles
