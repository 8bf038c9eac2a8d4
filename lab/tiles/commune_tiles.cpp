// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/commune_tiles.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace carreau::tiles {

namespace {

/// The least people of a commune that is named at a zoom: about a hundred names on a tile.
Persons least_named(int zoom) {
  constexpr std::array<std::int64_t, 4> kLeast{20'000, 5'000, 1'500, 0};  // from zoom 8 on
  constexpr int kFirstNamed = kLastCellZoom - 3;
  if (zoom < kFirstNamed) return Persons::from_tenths(1'000'000);
  return Persons::from_tenths(10 * kLeast[static_cast<std::size_t>(zoom - kFirstNamed)]);
}

}  // namespace

double CommuneTiles::east_of(const Heart& heart) { return heart.place.x; }

CommuneTiles::CommuneTiles(const TilePlane& plane, const Territory& territory,
                           std::span<const CommuneIndex> commune)
    : territory_(territory), commune_(commune), limits_(plane, commune) {
  const CellTable& cells = plane.cells();
  std::vector<Persons> people(territory.communes().size());
  std::vector<CellIndex> heart(territory.communes().size(), CellIndex::none());
  for (std::size_t i = 0; i < commune.size(); ++i) {
    if (commune[i].is_none()) continue;
    const std::size_t c = commune[i].position();
    people[c] += cells.people()[i];
    // Of equal cells the first.
    if (heart[c].is_none() || cells.people()[heart[c].position()] < cells.people()[i]) {
      heart[c] = CellIndex(i);
    }
  }
  for (std::size_t c = 0; c < heart.size(); ++c) {
    if (heart[c].is_none()) continue;
    const CellPosition cell = cells.positions()[heart[c].position()];
    hearts_.push_back({plane.at(cell.row + 0.5, cell.column + 0.5), CommuneIndex(c), people[c]});
  }
  std::ranges::stable_sort(hearts_, {}, east_of);
}

void CommuneTiles::write(const TileId& id, VectorTile& tile) const {
  if (!has_any() || id.zoom < kFirstCellZoom || id.zoom > kLastCellZoom) return;
  limits_.write(id, tile);
  const TileFrame frame(id);
  const Box box = frame.box(0);
  const Persons least = least_named(id.zoom);
  TileLayer layer("labels");
  const auto name = layer.key("name");
  const auto code = layer.key("code");
  const auto inhabitants = layer.key("people");
  TileGeometry geometry(TileGeometryKind::points);
  for (auto one = std::ranges::lower_bound(hearts_, box.low.x, {}, east_of);
       one != hearts_.end() && one->place.x <= box.high.x; ++one) {
    // A name on the border of two tiles belongs to one of them.
    if (one->people < least || !frame.holds(one->place)) continue;
    const Commune& commune = territory_.commune(one->commune);
    geometry.clear();
    geometry.add_points(std::array{frame.rounded(one->place)});
    layer.tag(name, commune.name.empty() ? commune.code : commune.name);
    layer.tag(code, commune.code);
    layer.tag(inhabitants, one->people.value());
    layer.add(std::nullopt, geometry);
  }
  tile.add(layer);
}

}  // namespace carreau::tiles
