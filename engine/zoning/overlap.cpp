// SPDX-License-Identifier: Apache-2.0
#include "zoning/overlap.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace carreau {

ZonesOfCells::ZonesOfCells(const CellShares& shares, std::size_t cell_count)
    : offset_(cell_count + 1) {
  std::size_t count = 0;
  for (std::size_t z = 0; z < shares.zone_count(); ++z) {
    for (const CellShare& s : shares.of_zone(z)) ++offset_[s.cell.position() + 1];
    count += shares.of_zone(z).size();
  }
  for (std::size_t i = 0; i < cell_count; ++i) offset_[i + 1] += offset_[i];
  parts_.resize(count);
  std::vector<std::size_t> next(offset_.begin(), offset_.end() - 1);
  for (std::size_t z = 0; z < shares.zone_count(); ++z) {
    for (const CellShare& s : shares.of_zone(z)) {
      parts_[next[s.cell.position()]++] = {z, s.share, s.area};
    }
  }
}

std::span<const ZonesOfCells::Part> ZonesOfCells::of(CellIndex cell) const {
  const std::size_t i = cell.position();
  return std::span(parts_).subspan(offset_[i], offset_[i + 1] - offset_[i]);
}

double common_people(const ZonesOfCells::Part& a, const ZonesOfCells::Part& b, double common_area) {
  const auto people_in = [&](const ZonesOfCells::Part& part) {
    // Shared by area, the common area is the answer to the last bit.
    return part.share == part.area ? common_area : part.share * (common_area / part.area);
  };
  if (common_area <= 0.0) return 0.0;
  return std::max(people_in(a), people_in(b));
}

CommonShares::CommonShares(const CellTable& cells, const CellShares& a, const CellShares& b)
    : cells_(cells), sides_a_(a.zones()), sides_b_(b.zones()) {}

double CommonShares::people(CellIndex cell, const ZonesOfCells::Part& part_a,
                            const ZonesOfCells::Part& part_b) const {
  constexpr double kWhole = 1.0 - 1e-9;
  const double smaller = std::min(part_a.area, part_b.area);
  if (std::max(part_a.area, part_b.area) >= kWhole) return common_people(part_a, part_b, smaller);
  const auto side = static_cast<double>(cells_.grid().cell_size.count());
  const double common = overlap_area(sides_a_, part_a.zone, sides_b_, part_b.zone,
                                     square_of(cells_, cells_.positions()[cell.position()]));
  return common_people(part_a, part_b, std::min(smaller, common / (side * side)));
}

double CommonShares::area(std::size_t zone_a, std::size_t zone_b) const {
  return overlap_area(sides_a_, zone_a, sides_b_, zone_b, sides_b_.bounds(zone_b));
}

std::vector<ZoneOverlap> overlapping_zones(const CellTable& cells, const CellShares& zones) {
  const ZonesOfCells by_cell(zones, cells.size());
  const CommonShares common(cells, zones, zones);
  std::map<std::pair<std::size_t, std::size_t>, double> people;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CellIndex cell(i);
    const auto parts = by_cell.of(cell);
    for (std::size_t a = 0; a < parts.size(); ++a) {
      for (std::size_t b = a + 1; b < parts.size(); ++b) {
        people[{parts[a].zone, parts[b].zone}] +=
            cells.people()[i].value() * common.people(cell, parts[a], parts[b]);
      }
    }
  }
  std::vector<ZoneOverlap> overlaps;
  for (const auto& [pair, count] : people) {
    if (count >= 1.0) overlaps.push_back({pair.first, pair.second, count});
  }
  return overlaps;
}

}  // namespace carreau
