// SPDX-License-Identifier: Apache-2.0
#include "zoning/cell_shares.hpp"

#include "geometry/clip.hpp"
#include "geometry/crs.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace carreau {

namespace {

/// Bounded, so that a coordinate far from any grid still fits a position.
std::int32_t cell_floor(double coordinate, double size) {
  return static_cast<std::int32_t>(std::clamp(std::floor(coordinate / size), -1e8, 1e8));
}

}  // namespace

Box square_of(const CellTable& cells, CellPosition position) {
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  return {{position.column * size, position.row * size},
          {(position.column + 1) * size, (position.row + 1) * size}};
}

CellShares::CellShares(const CellTable& cells, const Lattice& lattice, const PolygonSet& zones)
    : zones_(reproject(zones, Crs::epsg(cells.grid().epsg), 0.0)) {
  offset_.push_back(0);
  const std::optional<Extent> extent = extent_of(cells);
  for (std::size_t z = 0; z < zones_.size(); ++z) {
    area_.push_back(area(zones_, z));
    const Box box = zones_.bounds(z);
    if (extent && box.low.x <= box.high.x) add_zone(cells, lattice, z, *extent);
    offset_.push_back(shares_.size());
  }
}

void CellShares::add_zone(const CellTable& cells, const Lattice& lattice, std::size_t zone,
                          const Extent& extent) {
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  const Box box = zones_.bounds(zone);
  const CellPosition first = {std::max(cell_floor(box.low.y, size), extent.first.row),
                              std::max(cell_floor(box.low.x, size), extent.first.column)};
  const CellPosition last = {std::min(cell_floor(box.high.y, size), extent.last.row),
                             std::min(cell_floor(box.high.x, size), extent.last.column)};
  for (std::int32_t row = first.row; row <= last.row; ++row) {
    for (std::int32_t column = first.column; column <= last.column; ++column) {
      const CellIndex cell = lattice.at({row, column});
      if (cell.is_none()) continue;
      const double share =
          area_within(zones_, zone, square_of(cells, {row, column})) / (size * size);
      if (share > 0.0) shares_.push_back({cell, std::min(share, 1.0)});
    }
  }
}

std::optional<CellShares::Extent> CellShares::extent_of(const CellTable& cells) {
  const auto positions = cells.positions();
  if (positions.empty()) return std::nullopt;
  Extent extent{positions.front(), positions.back()};
  for (const CellPosition& p : positions) {
    extent.first.column = std::min(extent.first.column, p.column);
    extent.last.column = std::max(extent.last.column, p.column);
  }
  return extent;
}

std::span<const CellShare> CellShares::of_zone(std::size_t zone) const {
  return std::span(shares_).subspan(offset_[zone], offset_[zone + 1] - offset_[zone]);
}

std::vector<double> CellShares::per_cell(std::size_t cell_count) const {
  std::vector<double> total(cell_count);
  for (const CellShare& s : shares_) {
    double& t = total[s.cell.position()];
    t = std::min(1.0, t + s.share);
  }
  return total;
}

}  // namespace carreau
