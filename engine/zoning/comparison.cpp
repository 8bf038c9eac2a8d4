// SPDX-License-Identifier: Apache-2.0
#include "zoning/comparison.hpp"

#include <algorithm>
#include <array>

namespace carreau {

namespace {

/// One generation as seen from the other. For the second generation the two are exchanged.
struct Side {
  const std::vector<PeopleCount>& own;    ///< by zone
  const std::vector<PeopleCount>& other;  ///< by zone of the other generation
  const std::vector<std::vector<ZoneIndex>>& links;
  const std::vector<std::vector<ZoneIndex>>& links_of_other;
};

bool exceeds(const PeopleCount& part, const PeopleCount& whole, Share tolerance) {
  const auto is_more = [&](std::int64_t some, std::int64_t all) {
    return static_cast<double>(some) > static_cast<double>(all) * tolerance.fraction();
  };
  // Either people or area: a limit drawn again changes areas, a redistribution people.
  return is_more(part.people.tenths(), whole.people.tenths()) ||
         is_more(part.area_m2, whole.area_m2);
}

/// The change of a zone: `several` when it has several links, `one_of_several` when its only link
/// has several itself, `alone` when it has no link.
struct SideChanges {
  ZoneChange several;
  ZoneChange one_of_several;
  ZoneChange alone;
};

/// The same reasoning for both generations, with the names of changes exchanged.
ZoneChange change_of(const ComparedZone& zone, const Side& side, const SideChanges& changes,
                     Share tolerance) {
  if (zone.links.empty()) return zone.has_cells ? changes.alone : ZoneChange::no_data;
  if (zone.links.size() > 1) return changes.several;
  if (side.links_of_other[zone.links.front().position()].size() > 1) return changes.one_of_several;
  const bool is_redrawn = exceeds(zone.only_own(), zone.own, tolerance) ||
                          exceeds(zone.only_linked(), zone.linked, tolerance);
  return is_redrawn ? ZoneChange::redrawn : ZoneChange::unchanged;
}

std::vector<ComparedZone> zones_of(const Side& side) {
  std::vector<ComparedZone> zones(side.links.size());
  for (std::size_t z = 0; z < zones.size(); ++z) {
    zones[z].own = side.own[z];
    zones[z].links = side.links[z];
    for (const ZoneIndex link : zones[z].links) zones[z].linked += side.other[link.position()];
  }
  return zones;
}

bool is_link(const PeopleCount& common, const PeopleCount& a, const PeopleCount& b, Share link) {
  const auto reaches = [&](std::int64_t part, std::int64_t x, std::int64_t y) {
    return part > 0 &&
           static_cast<double>(part) >= static_cast<double>(std::min(x, y)) * link.fraction();
  };
  // A zone without people can only be linked by its area.
  if (a.people.is_zero() || b.people.is_zero()) {
    return reaches(common.area_m2, a.area_m2, b.area_m2);
  }
  return reaches(common.people.tenths(), a.people.tenths(), b.people.tenths());
}

std::size_t count_in(const std::vector<ComparedZone>& zones, ZoneChange change) {
  return static_cast<std::size_t>(std::count_if(
      zones.begin(), zones.end(), [&](const ComparedZone& zone) { return zone.change == change; }));
}

std::size_t count_with_several(const std::vector<ComparedZone>& zones) {
  return static_cast<std::size_t>(std::count_if(
      zones.begin(), zones.end(), [](const ComparedZone& zone) { return zone.links.size() > 1; }));
}

void note_cells(const CellShares& shares, std::vector<ComparedZone>& zones) {
  for (std::size_t z = 0; z < zones.size(); ++z) zones[z].has_cells = !shares.of_zone(z).empty();
}

}  // namespace

std::string_view to_text(ZoneChange change) {
  constexpr std::array<std::string_view, kZoneChanges> kNames = {
      "unchanged", "redrawn", "split", "merged", "entered", "left", "no_data"};
  return kNames[static_cast<std::size_t>(change)];
}

std::size_t ZoningComparison::count_before(ZoneChange change) const {
  return count_in(before, change);
}

std::size_t ZoningComparison::count_after(ZoneChange change) const {
  return count_in(after, change);
}

std::size_t ZoningComparison::count(ZoneChange change) const {
  switch (change) {
    // Counted on the side that has several links, once for each zone that split.
    case ZoneChange::split: return count_with_several(before);
    case ZoneChange::merged: return count_with_several(after);
    case ZoneChange::entered: return count_after(change);
    default: return count_before(change);
  }
}

ZoneLinks zone_links(const Transfers& transfers, Share link) {
  ZoneLinks links;
  // The last place is the outside, which is no zone.
  links.of_before.resize(transfers.before().size() - 1);
  links.of_after.resize(transfers.after().size() - 1);
  for (const Transfer& entry : transfers.entries()) {
    if (entry.before.is_none() || entry.after.is_none()) continue;
    const std::size_t b = entry.before.position();
    const std::size_t a = entry.after.position();
    if (!is_link(entry.count, transfers.before()[b], transfers.after()[a], link)) continue;
    links.of_before[b].push_back(entry.after);
    links.of_after[a].push_back(entry.before);
  }
  return links;
}

ZoningComparison compare_zonings(const CellTable& cells, const CellShares& before,
                                 const CellShares& after, const ComparisonOptions& options) {
  ZoningComparison result{Transfers(cells, before, after), {}, {}};
  const Transfers& transfers = result.transfers;
  const ZoneLinks links = zone_links(transfers, options.link);
  const Side side_before{transfers.before(), transfers.after(), links.of_before, links.of_after};
  const Side side_after{transfers.after(), transfers.before(), links.of_after, links.of_before};
  result.before = zones_of(side_before);
  result.after = zones_of(side_after);
  note_cells(before, result.before);
  note_cells(after, result.after);
  for (const Transfer& entry : transfers.entries()) {
    if (entry.before.is_none() || entry.after.is_none()) continue;
    ComparedZone& b = result.before[entry.before.position()];
    ComparedZone& a = result.after[entry.after.position()];
    // A pair that shares too little to be linked is not kept: its people left one zone and entered
    // another.
    if (!std::binary_search(b.links.begin(), b.links.end(), entry.after)) continue;
    b.kept += entry.count;
    a.kept += entry.count;
  }
  for (ComparedZone& zone : result.before) {
    zone.change =
        change_of(zone, side_before, {ZoneChange::split, ZoneChange::merged, ZoneChange::left},
                  options.tolerance);
  }
  for (ComparedZone& zone : result.after) {
    zone.change =
        change_of(zone, side_after, {ZoneChange::merged, ZoneChange::split, ZoneChange::entered},
                  options.tolerance);
  }
  return result;
}

}  // namespace carreau
