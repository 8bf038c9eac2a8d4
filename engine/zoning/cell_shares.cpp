// SPDX-License-Identifier: Apache-2.0
#include "zoning/cell_shares.hpp"

#include "base/parallel.hpp"
#include "geometry/cover_by_cell.hpp"
#include "geometry/crs.hpp"
#include "geometry/dissolve.hpp"
#include "geometry/raster.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <utility>

namespace carreau {

namespace {

/// Clamped, so that a coordinate far outside any grid still fits into an integer position.
std::int32_t cell_floor(double coordinate, double size) {
  return static_cast<std::int32_t>(std::clamp(std::floor(coordinate / size), -1e8, 1e8));
}

/// Each cell is a block of 2^5 by 2^5 finer units, so that a limit which passes close to a cell is
/// not mistaken for one that crosses it.
constexpr int kShift = 5;

Raster raster_of(const CellTable& cells, const CellShares::Extent& extent) {
  // The corner of the zone's part, not of the grid: units stay small integers.
  const Point corner = square_of(cells, extent.first).low;
  const double unit = std::ldexp(static_cast<double>(cells.grid().cell_size.count()), -kShift);
  return {corner, unit, unit};
}

RasterWindow window_of(const CellShares::Extent& extent) {
  return {0, 0, kShift, extent.last.column - extent.first.column + 1,
          extent.last.row - extent.first.row + 1};
}

}  // namespace

Box square_of(const CellTable& cells, CellPosition position) {
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  return {{position.column * size, position.row * size},
          {(position.column + 1) * size, (position.row + 1) * size}};
}

CellShares::CellShares(const CellTable& cells, const PolygonSet& zones)
    : zones_(reproject(zones, Crs::epsg(cells.grid().epsg), 0.0)), limits_(zones_.size()) {
  const std::optional<Extent> extent = extent_of(cells);
  area_.resize(zones_.size());
  std::vector<std::vector<CellShare>> shares(zones_.size());
  parallel_for(
      zones_.size(),
      [&](std::size_t begin, std::size_t end) {
        LimitScanner scanner;
        for (std::size_t z = begin; z < end; ++z) {
          area_[z] = area(zones_, z);
          // A zone outside the grid has an area but no cells.
          const std::optional<Extent> part = extent ? meeting(cells, z, *extent) : std::nullopt;
          if (part) shares[z] = cells_of(cells, z, *part, scanner);
          if (is_touch(cells, z, shares[z])) shares[z].clear();
        }
      },
      1);
  offset_.push_back(0);
  for (const std::vector<CellShare>& zone : shares) {
    shares_.insert(shares_.end(), zone.begin(), zone.end());
    offset_.push_back(shares_.size());
  }
}

CellShares::CellShares(const CellTable& cells, const std::vector<std::vector<CellIndex>>& zones)
    : zones_(Crs::epsg(cells.grid().epsg)),
      limits_(zones.size(), ZoneLimits::of(LimitKind::cells)) {
  offset_.push_back(0);
  for (const std::vector<CellIndex>& zone : zones) {
    std::vector<CellPosition> positions;
    for (const CellIndex cell : zone) {
      positions.push_back(cells.positions()[cell.position()]);
      shares_.push_back({cell, 1.0, 1.0});
    }
    dissolve(positions, cells.grid().cell_size, zones_);
    area_.push_back(area(zones_, area_.size()));
    offset_.push_back(shares_.size());
  }
}

std::optional<CellShares::Extent> CellShares::meeting(const CellTable& cells, std::size_t zone,
                                                      const Extent& extent) const {
  const Box box = zones_.bounds(zone);
  // An empty zone has inverted bounds.
  if (box.low.x > box.high.x) return std::nullopt;
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  // Only the part of the grid under the zone is scanned.
  const CellPosition first = {std::max(cell_floor(box.low.y, size), extent.first.row),
                              std::max(cell_floor(box.low.x, size), extent.first.column)};
  const CellPosition last = {std::min(cell_floor(box.high.y, size), extent.last.row),
                             std::min(cell_floor(box.high.x, size), extent.last.column)};
  if (first.row > last.row || first.column > last.column) return std::nullopt;
  return Extent{first, last};
}

std::vector<CellShare> CellShares::cells_of(const CellTable& cells, std::size_t zone,
                                            const Extent& extent, LimitScanner& scanner) const {
  // The scanner separates cells that are inside as a whole, which are exact, from those that the
  // limit cuts.
  const RasterWindow window = window_of(extent);
  scanner.scan(raster_of(cells, extent), window, edges_of(zones_, zone));
  const LimitScan& scan = scanner.result();
  const Box corner = square_of(cells, extent.first);
  CoverByCell cover(zones_, zone,
                    {corner.low, corner.high.x - corner.low.x, window.rows, window.columns});
  const auto find = [&](std::int32_t row, std::int32_t column) {
    return cells.find({extent.first.row + row, extent.first.column + column});
  };
  std::vector<CellShare> shares;
  // Runs of whole cells and cut cells are merged, so that shares are in the order of the table.
  auto run = scan.inside.begin();
  const auto add_runs_before = [&](std::int32_t row, std::int32_t column) {
    for (; run != scan.inside.end() && std::pair(run->row, run->first) < std::pair(row, column);
         ++run) {
      for (std::int32_t c = run->first; c <= run->last; ++c) {
        const CellIndex cell = find(run->row, c);
        if (!cell.is_none()) shares.push_back({cell, 1.0, 1.0});
      }
    }
  };
  for (const LimitScan::Border& border : scan.borders) {
    add_runs_before(border.row, border.column);
    const CellIndex cell = find(border.row, border.column);
    if (cell.is_none()) continue;
    const double share = cover.next(border.row, border.column);
    if (share > 0.0) shares.push_back({cell, share, share});
  }
  add_runs_before(window.rows, 0);
  return shares;
}

bool CellShares::is_touch(const CellTable& cells, std::size_t zone,
                          std::span<const CellShare> shares) const {
  // Limits that are meant to follow each other differ by centimetres between two sources.
  constexpr double kSliver = 0.01;  // of the zone's area
  constexpr double kNobody = 0.05;  // people, which would be written as 0.0
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  double covered = 0.0;
  double people = 0.0;
  for (const CellShare& s : shares) {
    covered += s.area * size * size;
    people += s.area * cells.people()[s.cell.position()].value();
  }
  return covered < kSliver * area_[zone] && people < kNobody;
}

namespace {

/// What the zones of one zoning have of each cell together.
struct CellCover {
  double area = 0.0;
  double weighed = 0.0;  ///< areas times density ratios
};

std::map<CellIndex, CellCover> covers_of_cut_cells(std::span<const CellShare> shares,
                                                   std::span<const ZoneLimits> limits,
                                                   std::span<const std::size_t> offset) {
  std::map<CellIndex, CellCover> covers;
  for (std::size_t z = 0; z + 1 < offset.size(); ++z) {
    for (const CellShare& s : shares.subspan(offset[z], offset[z + 1] - offset[z])) {
      if (s.area >= 1.0) continue;
      CellCover& cover = covers[s.cell];
      cover.area += s.area;
      cover.weighed += limits[z].ratio * s.area;
    }
  }
  return covers;
}

}  // namespace

void CellShares::share_people() {
  const auto is_neutral = [](const ZoneLimits& limits) { return limits.ratio == 1.0; };
  if (std::ranges::all_of(limits_, is_neutral)) {
    for (CellShare& s : shares_) s.share = s.area;
    return;
  }
  const auto covers = covers_of_cut_cells(shares_, limits_, offset_);
  // Areas of zones side by side add up to the cell but for rounding.
  constexpr double kRounding = 1e-6;
  for (std::size_t z = 0; z < zone_count(); ++z) {
    const double ratio = limits_[z].ratio;
    for (std::size_t i = offset_[z]; i < offset_[z + 1]; ++i) {
      CellShare& s = shares_[i];
      s.share = people_share(s.area, ratio);
      if (s.area >= 1.0) continue;
      const CellCover& cover = covers.at(s.cell);
      // Alone in its cell, or overlapped: the zone against the rest of the cell.
      if (cover.area == s.area || cover.area > 1.0 + kRounding) continue;
      // Several zones side by side draw from the same people, and the land between them counts
      // once.
      const double rest = std::max(1.0 - cover.area, 0.0);
      s.share = ratio * s.area / (cover.weighed + rest);
    }
  }
}

void CellShares::set_limits(std::vector<ZoneLimits> limits) {
  limits_ = std::move(limits);
  share_people();
}

bool CellShares::follows_cells(std::size_t zone) const {
  constexpr double kRounding = 1e-3;  // 20 cm along the side of a cell
  const auto parts = of_zone(zone);
  return !parts.empty() && std::ranges::all_of(parts, [](const CellShare& s) {
    return s.area > 1.0 - kRounding || s.area < kRounding;
  });
}

CellShares CellShares::by_area() const {
  CellShares shares = *this;
  shares.set_limits(std::vector<ZoneLimits>(zone_count()));
  return shares;
}

std::optional<CellShares::Extent> CellShares::extent_of(const CellTable& cells) {
  const auto positions = cells.positions();
  if (positions.empty()) return std::nullopt;
  // Rows are in order, so only columns have to be searched.
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
    // Where zones overlap, people still count once.
    t = std::min(1.0, t + s.share);
  }
  return total;
}

}  // namespace carreau
