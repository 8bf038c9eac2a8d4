// SPDX-License-Identifier: Apache-2.0
#include "study/revised_map.hpp"

#include "delineation/edits.hpp"
#include "geometry/dissolve.hpp"
#include "geometry/validity.hpp"
#include "study/delineate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace carreau::study {

namespace {

constexpr std::string_view kProvisional = "prov-";

/// A code that no listed quartier has.
std::string provisional_code(const Zone& zone, const std::set<std::string>& taken) {
  const std::string base =
      zone.status == ZoneStatus::locked ? zone.lock : fmt::format("{}{}", kProvisional, zone.id);
  std::string code = base;
  for (int k = 2; taken.contains(code); ++k) code = fmt::format("{}-{}", base, k);
  return code;
}

/// The other listed quartiers that hold a part of some cells.
std::vector<std::size_t> others_on(const CellShares& listed, std::size_t own,
                                   std::span<const CellIndex> cells) {
  std::vector<std::size_t> others;
  for (std::size_t z = 0; z < listed.zone_count(); ++z) {
    const auto parts = listed.of_zone(z);
    const bool meets = z != own && std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
                         return std::binary_search(cells.begin(), cells.end(), part.cell);
                       });
    if (meets) others.push_back(z);
  }
  return others;
}

std::vector<CellPosition> positions_of(const CellTable& cells, std::span<const CellIndex> chosen) {
  std::vector<CellPosition> positions;
  for (const CellIndex cell : chosen) positions.push_back(cells.positions()[cell.position()]);
  return positions;
}

/// Appends the cells of an extension without what other quartiers hold of them.
void append_extension(const MapSource& source, const RevisedQuartier& quartier, PolygonSet& out) {
  const CellShares& listed = source.listed.shares;
  PolygonSet squares(listed.zones().crs());
  dissolve(positions_of(source.cells, quartier.extension), source.cells.grid().cell_size, squares);
  const auto others = others_on(listed, *quartier.listed, quartier.extension);
  if (others.empty()) return out.add_feature(squares, 0);
  append_difference(squares, 0, listed.zones(), others, out);
}

/// Appends a listed quartier, joined with the last of the extensions where it has one.
void append_listed(const MapSource& source, const RevisedQuartier& quartier, const RevisedMap& made,
                   PolygonSet& out) {
  const PolygonSet& own = source.listed.shares.zones();
  if (quartier.extension.empty()) return out.add_feature(own, *quartier.listed);
  PolygonSet parts(own.crs());
  parts.add_feature(own, *quartier.listed);
  parts.add_feature(made.extensions, made.extensions.size() - 1);
  append_union(parts, std::array<std::size_t, 2>{0, 1}, out);
}

void add_listed(const MapSource& source, std::size_t place, RevisedMap& made, Findings& findings) {
  const RevisedQuartier& quartier = source.revision.quartiers[place];
  const std::size_t z = *quartier.listed;
  const std::string& code = source.listed.zones.codes[z];
  if (!quartier.extension.empty()) append_extension(source, quartier, made.extensions);
  append_listed(source, quartier, made, made.zones.polygons);
  made.zones.codes.push_back(code);
  made.zones.names.push_back(source.listed.zones.names[z]);
  made.zones.limits.push_back(source.listed.shares.limits(z));
  // A published population is that of the limits before.
  const auto& people = source.listed.zones.people;
  const bool is_same = quartier.extension.empty() && !people.empty();
  made.zones.people.push_back(is_same ? people[z] : std::nullopt);
  made.places.push_back(place);
  const std::size_t before = source.listed.shares.zones().polygons(z).size();
  const std::size_t after = made.zones.polygons.polygons(made.places.size() - 1).size();
  if (after > before) {
    findings.notice("extension_apart", {{"zone", code}, {"pieces", after - before}});
  }
}

void add_created(const MapSource& source, std::size_t place, const std::set<std::string>& taken,
                 RevisedMap& made) {
  const Zone& zone = source.rule.perimeters[*source.revision.quartiers[place].zone];
  made.zones.polygons.add_feature(outlines(source.cells, {&zone, 1}), 0);
  made.zones.codes.push_back(provisional_code(zone, taken));
  made.zones.names.push_back(zone.name);
  made.zones.limits.push_back(ZoneLimits::of(LimitKind::cells));
  made.zones.people.push_back(std::nullopt);
  made.places.push_back(place);
}

/// Which cells each zone is locked to: those of which it holds most.
std::vector<std::vector<CellIndex>> whole_cells(const WholeSource& source,
                                                const CellShares& shares) {
  const double least = source.input.options.listed_cell_share.fraction();
  std::vector<double> most(source.input.cells.size(), 0.0);
  std::vector<ZoneIndex> holder(source.input.cells.size());
  for (std::size_t m = 0; m < shares.zone_count(); ++m) {
    for (const CellShare& part : shares.of_zone(m)) {
      if (part.area < least || part.area <= most[part.cell.position()]) continue;
      most[part.cell.position()] = part.area;
      holder[part.cell.position()] = ZoneIndex(m);
    }
  }
  std::vector<std::vector<CellIndex>> cells(shares.zone_count());
  for (std::size_t i = 0; i < holder.size(); ++i) {
    if (!holder[i].is_none()) cells[holder[i].position()].emplace_back(i);
  }
  return cells;
}

/// Why the scenario of a result locks a quartier. Scenarios are in French, as all results.
Message lock_reason(const RevisedQuartier& quartier) {
  switch (quartier.status) {
    case RevisedStatus::extended:
      return Message{"revision_lock_extended",
                     {{"cells", Count{static_cast<std::int64_t>(quartier.extension.size())}}}};
    case RevisedStatus::created: return Message{"revision_lock_created"};
    default: return Message{"revision_lock_kept"};
  }
}

/// Edits as they apply to the grid, and as a scenario holds them.
class LockList {
 public:
  LockList(const CellTable& cells, const std::string& date) : cells_(cells), date_(date) {}

  void add(Edit edit, std::vector<CellIndex> cells) {
    for (const CellIndex cell : cells) edit.cells.push_back(cells_.id(cell).text());
    if (edit.date.empty()) edit.date = date_;
    resolved.push_back({edit.kind, std::move(cells), edit.zone});
    edits.push_back(std::move(edit));
  }
  void lock(const RevisedQuartier& quartier, const std::string& code,
            std::vector<CellIndex> cells) {
    // An edit by hand keeps its own reason and date.
    Edit edit{EditKind::lock, {}, {}, code, quartier.reason, quartier.date};
    if (edit.reason.empty()) edit.reason = text_of(lock_reason(quartier), Language::french);
    add(std::move(edit), std::move(cells));
  }

  std::vector<Edit> edits;
  std::vector<CellEdit> resolved;

 private:
  const CellTable& cells_;
  const std::string& date_;
};

/// First of all, so that no other lock holds their cells yet.
void add_exits(const WholeSource& source, LockList& list) {
  if (source.revision.count(RevisedStatus::left) == 0) return;
  const auto listed = whole_cells(source, source.listed.shares);
  for (const RevisedQuartier& quartier : source.revision.quartiers) {
    if (quartier.status != RevisedStatus::left || listed[*quartier.listed].empty()) continue;
    const std::string& code = source.listed.zones.codes[*quartier.listed];
    list.lock(quartier, code, listed[*quartier.listed]);
    list.add({EditKind::release, {}, {}, code, quartier.reason, quartier.date}, {});
  }
}

/// Cells of the zones of the rule that belong to no quartier of the map.
std::vector<CellIndex> cells_beside(const WholeSource& source, const Delineation& by_rule,
                                    std::span<const std::vector<CellIndex>> held) {
  std::vector<bool> is_held(source.input.cells.size());
  for (const auto& cells : held) {
    for (const CellIndex cell : cells) is_held[cell.position()] = true;
  }
  std::vector<CellIndex> beside;
  for (const Zone& zone : by_rule.perimeters) {
    for (const CellIndex cell : zone.cells) {
      if (!is_held[cell.position()]) beside.push_back(cell);
    }
  }
  std::sort(beside.begin(), beside.end());
  return beside;
}

}  // namespace

RevisedMap draw_map(const MapSource& source, Findings& findings) {
  const PolygonSet& own = source.listed.shares.zones();
  RevisedMap made;
  made.zones.key = source.listed.zones.key;
  made.zones.title = source.listed.zones.title;
  made.zones.date = source.listed.zones.date;
  made.zones.kind = ZoningKind::polygons;
  made.zones.are_limits_stated = true;
  made.zones.polygons = PolygonSet(own.crs());
  made.extensions = PolygonSet(own.crs());
  const auto& codes = source.listed.zones.codes;
  const std::set<std::string> taken(codes.begin(), codes.end());
  for (std::size_t place = 0; place < source.revision.quartiers.size(); ++place) {
    const RevisedQuartier& quartier = source.revision.quartiers[place];
    if (quartier.status == RevisedStatus::left) continue;
    if (quartier.listed) add_listed(source, place, made, findings);
    else add_created(source, place, taken, made);
  }
  return made;
}

WholeMap lock_map(const WholeSource& source) {
  const std::vector<std::vector<CellIndex>> held = whole_cells(source, source.map.shares);
  LockList list(source.input.cells, source.date);
  add_exits(source, list);
  for (std::size_t m = 0; m < held.size(); ++m) {
    const RevisedQuartier& quartier = source.revision.quartiers[source.places[m]];
    // What the rule drew by itself goes on following the rule.
    const bool follows_rule = quartier.status == RevisedStatus::created && !quartier.is_by_hand;
    if (follows_rule || held[m].empty()) continue;
    list.lock(quartier, source.map.zones.codes[m], held[m]);
  }
  const Delineation by_rule =
      source.is_rule_alone ? source.rule.delineation : delineate(source.input);
  std::vector<CellIndex> beside = cells_beside(source, by_rule, held);
  if (!beside.empty()) {
    const std::string why = text_of(Message{"revision_removed_beside"}, Language::french);
    list.add({EditKind::remove, {}, {}, {}, why, {}}, std::move(beside));
  }
  WholeMap whole{std::move(list.edits), {source.rule.income, source.rule.thresholds, {}}};
  apply_edits(source.input, by_rule, list.resolved, whole.result.delineation);
  identify_zones(source.run, source.scenario, by_rule, whole.result);
  Findings of_the_rule;  // which has reported names of no zone
  put_names(source.scenario, whole.result.delineation, of_the_rule);
  return whole;
}

}  // namespace carreau::study
