// SPDX-License-Identifier: Apache-2.0
#include "zoning/transfer.hpp"

#include "base/parallel.hpp"
#include "geometry/overlap.hpp"
#include "zoning/apportion.hpp"
#include "zoning/overlap.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace carreau {

namespace {

/// A smaller share of a cell is a rounding error.
constexpr double kLeastShare = 1e-9;

/// The intersections of zones before with zones after, pair by pair.
struct Intersections {
  std::vector<std::pair<std::size_t, std::size_t>> zones;  ///< before, after
  PolygonSet polygons;                                     ///< feature i belongs to pair i
};

std::vector<Box> bounds_of(const PolygonSet& zones) {
  std::vector<Box> boxes;
  for (std::size_t z = 0; z < zones.size(); ++z) boxes.push_back(zones.bounds(z));
  return boxes;
}

/// Each pair is intersected only once, however many cells it shares.
Intersections intersections_of(const PolygonSet& before, const PolygonSet& after) {
  const std::vector<Box> boxes_before = bounds_of(before);
  const std::vector<Box> boxes_after = bounds_of(after);
  std::vector<std::pair<std::size_t, std::size_t>> near;
  // Boxes first: n × m comparisons of boxes are cheap, intersections of polygons are not.
  for (std::size_t b = 0; b < before.size(); ++b) {
    for (std::size_t a = 0; a < after.size(); ++a) {
      if (are_touching(boxes_before[b], boxes_after[a])) near.emplace_back(b, a);
    }
  }
  // One result for each pair and none shared between threads, joined afterwards in order.
  std::vector<PolygonSet> parts(near.size(), PolygonSet(before.crs()));
  parallel_for(
      near.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t k = begin; k < end; ++k) {
          append_intersection(before, near[k].first, after, near[k].second, parts[k]);
        }
      },
      16);
  Intersections common{{}, PolygonSet(before.crs())};
  for (std::size_t k = 0; k < near.size(); ++k) {
    if (parts[k].ring_count() == 0) continue;
    common.zones.push_back(near[k]);
    common.polygons.add_feature(parts[k], 0);
  }
  return common;
}

/// A part of a cell, and the entry to which it belongs.
struct CellEntry {
  ZoneIndex before;
  ZoneIndex after;
  double share = 0.0;
};

/// The part of one zone in a list; nothing of the cell where rounding left it out.
ZonesOfCells::Part part_of(std::span<const ZonesOfCells::Part> parts, std::size_t zone) {
  const auto at = std::ranges::find(parts, zone, &ZonesOfCells::Part::zone);
  return at == parts.end() ? ZonesOfCells::Part{zone} : *at;
}

/// Divides the people of one cell between entries.
class CellPartition {
 public:
  CellPartition(const ZonesOfCells& before, const ZonesOfCells& after, const ZonesOfCells& both,
                const Intersections& common)
      : before_(before), after_(after), both_(both), common_(common) {}

  /// The result is valid until the next call; it is empty where the cell is in no zone.
  std::span<const CellEntry> of(CellIndex cell) {
    entries_.clear();
    const auto in_before = before_.of(cell);
    const auto in_after = after_.of(cell);
    // Most cells of a grid lie in no zone at all.
    if (in_before.empty() && in_after.empty()) return {};
    // First what both generations have, pair by pair.
    for (const ZonesOfCells::Part& part : both_.of(cell)) {
      const auto& [b, a] = common_.zones[part.zone];
      add(ZoneIndex(b), ZoneIndex(a),
          common_people(part_of(in_before, b), part_of(in_after, a), part.area));
    }
    const std::size_t pairs = entries_.size();
    // What remains of a zone's share once its pairs are taken away lies outside the other
    // generation.
    const auto rest_of = [&](double share, auto belongs) {
      for (std::size_t k = 0; k < pairs; ++k) {
        if (belongs(entries_[k])) share -= entries_[k].share;
      }
      return share;
    };
    for (const ZonesOfCells::Part& part : in_before) {
      const ZoneIndex zone(part.zone);
      add(zone, {}, rest_of(part.share, [&](const CellEntry& e) { return e.before == zone; }));
    }
    for (const ZonesOfCells::Part& part : in_after) {
      const ZoneIndex zone(part.zone);
      add({}, zone, rest_of(part.share, [&](const CellEntry& e) { return e.after == zone; }));
    }
    double covered = 0.0;
    for (const CellEntry& entry : entries_) covered += entry.share;
    // The rest of the cell lies outside both.
    add({}, {}, 1.0 - covered);
    // The shares add up to more than 1 where zones overlap.
    for (CellEntry& entry : entries_) entry.share /= std::max(covered, 1.0);
    std::sort(entries_.begin(), entries_.end(), [](const CellEntry& x, const CellEntry& y) {
      return std::tie(x.before, x.after) < std::tie(y.before, y.after);
    });
    return entries_;
  }

 private:
  void add(ZoneIndex before, ZoneIndex after, double share) {
    if (share > kLeastShare) entries_.push_back({before, after, share});
  }

  const ZonesOfCells& before_;
  const ZonesOfCells& after_;
  const ZonesOfCells& both_;
  const Intersections& common_;
  std::vector<CellEntry> entries_;
};

PeopleCount count_of(const CellTable& cells, std::size_t cell) {
  return {cells.people()[cell], cells.households()[cell], cells.poor_households()[cell], 0};
}

void add_cell(const CellTable& cells, std::size_t cell, std::span<const CellEntry> parts,
              std::vector<Transfer>& out) {
  // Parts smaller than kLeastShare were dropped, so every weight is at least 1.
  std::vector<std::int64_t> weight;
  for (const CellEntry& part : parts) weight.push_back(std::llround(part.share / kLeastShare));
  // People, households and poor households are shared out in whole tenths that add up to the cell.
  const auto people = apportion(cells.people()[cell].tenths(), weight);
  const auto households = apportion(cells.households()[cell].tenths(), weight);
  const auto poor = apportion(cells.poor_households()[cell].tenths(), weight);
  for (std::size_t k = 0; k < parts.size(); ++k) {
    out.push_back({parts[k].before,
                   parts[k].after,
                   {Persons::from_tenths(people[k]), Households::from_tenths(households[k]),
                    Households::from_tenths(poor[k]), 0}});
  }
}

/// Adds the area of each pair, and the area of each zone outside the other generation.
void add_areas(const CellShares& before, const CellShares& after, const Intersections& common,
               std::vector<Transfer>& out) {
  std::vector<double> rest_before = before.areas();
  std::vector<double> rest_after = after.areas();
  for (std::size_t k = 0; k < common.zones.size(); ++k) {
    // Areas come from the polygons, not from shares of cells: a zone has an area where no cell is.
    const auto& [b, a] = common.zones[k];
    const double shared = area(common.polygons, k);
    rest_before[b] -= shared;
    rest_after[a] -= shared;
    out.push_back({ZoneIndex(b), ZoneIndex(a), {{}, {}, {}, std::llround(shared)}});
  }
  const auto outside = [](double rest) {
    // Rounding can leave slightly less than nothing.
    return PeopleCount{{}, {}, {}, std::max<std::int64_t>(0, std::llround(rest))};
  };
  for (std::size_t b = 0; b < rest_before.size(); ++b) {
    out.push_back({ZoneIndex(b), {}, outside(rest_before[b])});
  }
  for (std::size_t a = 0; a < rest_after.size(); ++a) {
    out.push_back({{}, ZoneIndex(a), outside(rest_after[a])});
  }
}

/// Sums parts of the same entry; an entry of nothing is dropped.
/// Sorted stably: people and areas of an entry are added in one order.
std::vector<Transfer> summed(std::vector<Transfer> parts) {
  std::stable_sort(parts.begin(), parts.end(), [](const Transfer& x, const Transfer& y) {
    return std::tie(x.before, x.after) < std::tie(y.before, y.after);
  });
  std::vector<Transfer> entries;
  for (const Transfer& part : parts) {
    const bool is_same = !entries.empty() && entries.back().before == part.before &&
                         entries.back().after == part.after;
    if (is_same) entries.back().count += part.count;
    else entries.push_back(part);
  }
  std::erase_if(entries, [](const Transfer& entry) { return entry.count == PeopleCount(); });
  return entries;
}

std::vector<Transfer> entries_of(const CellTable& cells, const CellShares& before,
                                 const CellShares& after) {
  const Intersections common = intersections_of(before.zones(), after.zones());
  const CellShares both(cells, common.polygons);
  const ZonesOfCells of_before(before, cells.size());
  const ZonesOfCells of_after(after, cells.size());
  const ZonesOfCells of_both(both, cells.size());
  CellPartition partition(of_before, of_after, of_both, common);
  std::vector<Transfer> parts;
  PeopleCount elsewhere;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto entries = partition.of(CellIndex(i));
    // Cells in no zone are summed without a partition: they are nearly all of the grid.
    if (entries.empty()) elsewhere += count_of(cells, i);
    else add_cell(cells, i, entries, parts);
  }
  parts.push_back({{}, {}, elsewhere});
  add_areas(before, after, common, parts);
  return summed(std::move(parts));
}

/// Orders two zonings by their content, not by their position as arguments. The matrix is computed
/// in that order, so that exchanging the arguments gives exactly the mirrored matrix, without
/// rounding differences.
bool comes_first(const CellShares& x, const CellShares& y) {
  const auto key = [](const CellShares& shares) {
    std::vector<std::array<double, 2>> numbers;
    for (std::size_t z = 0; z < shares.zone_count(); ++z) {
      const PolygonSet& zones = shares.zones();
      const auto rings = zones.rings(z);
      for (std::size_t r = rings.first; r < rings.last; ++r) {
        for (const Point& p : zones.ring(r)) numbers.push_back({p.x, p.y});
      }
      numbers.push_back({HUGE_VAL, 0.0});  // marks the end of a zone
    }
    return numbers;
  };
  return key(x) <= key(y);
}

}  // namespace

PeopleCount& PeopleCount::operator+=(const PeopleCount& other) {
  people += other.people;
  households += other.households;
  poor_households += other.poor_households;
  area_m2 += other.area_m2;
  return *this;
}

PeopleCount& PeopleCount::operator-=(const PeopleCount& other) {
  people -= other.people;
  households -= other.households;
  poor_households -= other.poor_households;
  area_m2 -= other.area_m2;
  return *this;
}

Transfers::Transfers(const CellTable& cells, const CellShares& before, const CellShares& after) {
  if (comes_first(before, after)) {
    entries_ = entries_of(cells, before, after);
  } else {
    entries_ = entries_of(cells, after, before);
    for (Transfer& entry : entries_) std::swap(entry.before, entry.after);
    // Swapping has changed the order of the entries, which is by zone before, then after.
    entries_ = summed(std::move(entries_));
  }
  add_up(before.zone_count(), after.zone_count());
}

void Transfers::add_up(std::size_t zones_before, std::size_t zones_after) {
  // One more place for the outside.
  before_.resize(zones_before + 1);
  after_.resize(zones_after + 1);
  row_offset_.assign(zones_before + 2, 0);
  const auto place = [](ZoneIndex zone, std::size_t outside) {
    return zone.is_none() ? outside : zone.position();
  };
  // Offsets by counting, so that the entries of a row are found without a search.
  for (const Transfer& entry : entries_) {
    const std::size_t row = place(entry.before, zones_before);
    before_[row] += entry.count;
    after_[place(entry.after, zones_after)] += entry.count;
    ++row_offset_[row + 1];
  }
  std::partial_sum(row_offset_.begin(), row_offset_.end(), row_offset_.begin());
}

std::span<const Transfer> Transfers::row(ZoneIndex before) const {
  const std::size_t row = before.is_none() ? before_.size() - 1 : before.position();
  return std::span(entries_).subspan(row_offset_[row], row_offset_[row + 1] - row_offset_[row]);
}

PeopleCount Transfers::total() const {
  return std::accumulate(before_.begin(), before_.end(), PeopleCount());
}

}  // namespace carreau
