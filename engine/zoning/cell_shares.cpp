// SPDX-License-Identifier: Apache-2.0
#include "zoning/cell_shares.hpp"

#include "geometry/clip.hpp"
#include "geometry/crs.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace carreau {

namespace {

/// Positions are bounded so that a zone far from the grid costs nothing.
std::int32_t cell_floor(double coordinate, double size) {
  return static_cast<std::int32_t>(std::clamp(std::floor(coordinate / size), -1e8, 1e8));
}

}  // namespace

CellShares::CellShares(const CellTable& cells, const Lattice& lattice, const PolygonSet& zones) {
  offset_.push_back(0);
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  const PolygonSet local = reproject(zones, Crs::epsg(cells.grid().epsg), 0.0);
  const auto positions = cells.positions();
  for (std::size_t z = 0; z < local.size(); ++z) {
    area_.push_back(area(local, z));
    const Box box = local.bounds(z);
    if (!positions.empty() && box.low.x <= box.high.x) {
      const std::int32_t last_row = std::min(cell_floor(box.high.y, size), positions.back().row);
      const std::int32_t first_row = std::max(cell_floor(box.low.y, size), positions.front().row);
      for (std::int32_t row = first_row; row <= last_row; ++row) {
        for (std::int32_t column = cell_floor(box.low.x, size);
             column <= cell_floor(box.high.x, size); ++column) {
          const CellIndex cell = lattice.at({row, column});
          if (cell.is_none()) continue;
          const Box square{{column * size, row * size}, {(column + 1) * size, (row + 1) * size}};
          const double share = area_within(local, z, square) / (size * size);
          if (share > 0.0) shares_.push_back({cell, std::min(share, 1.0)});
        }
      }
    }
    offset_.push_back(shares_.size());
  }
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
