// SPDX-License-Identifier: Apache-2.0
#include "delineation/edits.hpp"

#include "base/error.hpp"
#include "delineation/zone_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace carreau {

namespace {

constexpr std::array kEditKinds = {EditKind::add, EditKind::remove, EditKind::lock,
                                   EditKind::release};

/// An edit with its number, counted from 1.
struct NumberedEdit {
  std::size_t number = 0;
  const CellEdit* edit = nullptr;

  [[noreturn]] void refuse(std::string_view key, Message fault, Message remedy) const {
    throw DataError(Message{"in_edit",
                            {{"number", number},
                             {"kind", to_text(edit->kind)},
                             {"key", key},
                             {"fault", std::move(fault)}}},
                    std::move(remedy));
  }
};

/// The edits that stand: a release goes with the lock that it takes away.
std::vector<NumberedEdit> standing(std::span<const CellEdit> edits) {
  std::vector<NumberedEdit> kept;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    // Numbered from 1, as in the scenario and in messages.
    const NumberedEdit next{i + 1, &edits[i]};
    // Locks are identified by the name of the zone.
    const auto lock = std::find_if(kept.begin(), kept.end(), [&](const NumberedEdit& other) {
      return other.edit->kind == EditKind::lock && other.edit->zone == next.edit->zone;
    });
    if (next.edit->kind == EditKind::release) {
      if (lock == kept.end()) {
        next.refuse("zone", Message{"lock_missing", {{"zone", next.edit->zone}}},
                    Message{"put_behind_lock"});
      }
      kept.erase(lock);
      continue;
    }
    if (next.edit->kind == EditKind::lock && lock != kept.end()) {
      next.refuse("zone",
                  Message{"lock_twice", {{"zone", next.edit->zone}, {"other", lock->number}}},
                  Message{"release_first"});
    }
    kept.push_back(next);
  }
  return kept;
}

std::vector<CellPosition> without(const std::vector<CellPosition>& positions,
                                  const std::vector<CellPosition>& lost) {
  std::vector<CellPosition> left;
  std::set_difference(positions.begin(), positions.end(), lost.begin(), lost.end(),
                      std::back_inserter(left));
  return left;
}

/// Takes zones apart and draws them anew, one edit after the other. A zone that is no more has no
/// cells; ownership of cells is kept in `edited.zone_of`.
class Editor {
 public:
  Editor(const DelineationInput& input, const Delineation& rule, Delineation& edited)
      : input_(input), rule_(rule), edited_(edited), zones_(edited.perimeters) {
    for (std::size_t z = 0; z < zones_.size(); ++z) own_crossed(ZoneIndex(z));
  }

  void apply(const NumberedEdit& numbered) {
    const CellEdit& edit = *numbered.edit;
    // An edit by a polygon may have found no cell.
    if (edit.cells.empty()) return;
    // In the order of the scenario: each edit sees what the ones before it left.
    if (edit.kind == EditKind::add) add(edit.cells);
    else if (edit.kind == EditKind::remove) remove(edit.cells);
    else lock(numbered);
  }

  /// Figures what was drawn, and puts all in order.
  void finish() {
    std::erase_if(zones_, [](const Zone& zone) { return zone.cells.empty(); });
    // Zones that no edit touched keep their figures.
    for (Zone& zone : zones_) {
      if (zone.status != ZoneStatus::rule) figure(zone);
    }
    // As without edits; identify_zones() gives back what zones had before.
    order_zones(input_, zones_);
    for (std::size_t z = 0; z < zones_.size(); ++z) {
      for (const CellIndex cell : zones_[z].cells) owner(cell) = ZoneIndex(z);
    }
    // Only cells that changed hands can have another reason.
    for (const CellIndex cell : touched_) {
      edited_.reasons[cell.position()] = reason_of(cell);
    }
    drop_near_misses();
  }

 private:
  using LostOf = std::map<ZoneIndex, std::vector<CellPosition>>;

  ZoneIndex& owner(CellIndex cell) { return edited_.zone_of[cell.position()]; }
  Zone& zone_at(ZoneIndex zone) { return zones_[zone.position()]; }
  [[nodiscard]] CellPosition position(CellIndex cell) const {
    return input_.cells.positions()[cell.position()];
  }

  /// The zone whose footprint has that position.
  ZoneIndex owner_at(CellPosition at) {
    const CellIndex cell = input_.cells.find(at);
    // A position without a cell may still belong to a zone, as a crossed one.
    if (!cell.is_none()) return owner(cell);
    const auto crossed = crossed_owner_.find(at);
    return crossed == crossed_owner_.end() ? ZoneIndex::none() : crossed->second;
  }

  void own_crossed(ZoneIndex zone) {
    // Every position is a cell: nothing to note.
    if (zone_at(zone).footprint.size() == zone_at(zone).cells.size()) return;
    for (const CellPosition& p : zone_at(zone).footprint) {
      if (input_.cells.find(p).is_none()) crossed_owner_[p] = zone;
    }
  }

  void add(const std::vector<CellIndex>& cells) {
    std::vector<CellPosition> footprint;
    std::set<ZoneIndex> joined;
    for (const CellIndex cell : cells) {
      // A cell that some zone has already stays there.
      if (!owner(cell).is_none()) continue;
      const CellPosition at = position(cell);
      footprint.push_back(at);
      for (const Offset step : neighbour_offsets(input_.options.contiguity)) {
        const ZoneIndex zone = owner_at({at.row + step.row, at.column + step.column});
        // Locked zones never change, not even by growing.
        if (!zone.is_none() && zone_at(zone).status != ZoneStatus::locked) joined.insert(zone);
      }
    }
    std::vector<CellIndex> filled;
    // The new cells and all zones that they touch are drawn again together.
    for (const ZoneIndex z : joined) {
      const Zone zone = take_apart(z);
      footprint.insert(footprint.end(), zone.footprint.begin(), zone.footprint.end());
      filled.insert(filled.end(), zone.filled.begin(), zone.filled.end());
    }
    std::sort(footprint.begin(), footprint.end());
    std::sort(filled.begin(), filled.end());
    draw_pieces(footprint, filled);
  }

  /// Which zone holds which of the cells; those in no zone are left out.
  LostOf by_owner(const std::vector<CellIndex>& cells) {
    LostOf lost;
    for (const CellIndex cell : cells) {
      if (!owner(cell).is_none()) lost[owner(cell)].push_back(position(cell));
    }
    return lost;
  }

  void remove(const std::vector<CellIndex>& cells) {
    for (const auto& [z, lost] : by_owner(cells)) {
      // A locked zone keeps its cells.
      if (zone_at(z).status == ZoneStatus::locked) continue;
      const Zone zone = take_apart(z);
      draw_pieces(without(zone.footprint, lost), zone.filled, true);
    }
  }

  void lock(const NumberedEdit& numbered) {
    const CellEdit& edit = *numbered.edit;
    const LostOf lost_of = by_owner(edit.cells);
    // The search for conflicts is complete before anything changes.
    for (const auto& [z, lost] : lost_of) {
      if (zone_at(z).status != ZoneStatus::locked) continue;
      numbered.refuse("cells",
                      Message{"cell_locked",
                              {{"cell", CellId{input_.cells.grid(), lost.front()}.text()},
                               {"zone", zone_at(z).lock}}},
                      Message{"release_that_first"});
    }
    for (const auto& [z, lost] : lost_of) {
      const Zone zone = take_apart(z);
      const auto left = without(zone.footprint, lost);
      // A zone drawn by hand stands whatever remains; one of the rule must meet the criteria again.
      if (zone.status == ZoneStatus::edited)
        draw_pieces(left, zone.filled, zone.is_left_by_removal);
      else test_pieces(left, zone.filled);
    }
    Zone locked;
    locked.status = ZoneStatus::locked;
    locked.lock = edit.zone;
    locked.cells = edit.cells;
    for (const CellIndex cell : edit.cells) locked.footprint.push_back(position(cell));
    put(std::move(locked));
  }

  /// The zone as it was; its cells belong to none.
  Zone take_apart(ZoneIndex z) {
    // The place in the list stays, so that the numbers of other zones remain valid.
    Zone zone = std::exchange(zone_at(z), {});
    for (const CellIndex cell : zone.cells) {
      owner(cell) = ZoneIndex::none();
      touched_.push_back(cell);
    }
    // Only zones with crossed positions have any to release.
    if (zone.footprint.size() > zone.cells.size()) {
      std::erase_if(crossed_owner_, [&](const auto& owned) { return owned.second == z; });
    }
    return zone;
  }

  void put(Zone zone) {
    const ZoneIndex z(zones_.size());
    for (const CellIndex cell : zone.cells) {
      owner(cell) = z;
      touched_.push_back(cell);
    }
    zones_.push_back(std::move(zone));
    own_crossed(z);
  }

  /// The connected pieces of a footprint that hold cells, with those that had entered as a gap.
  std::vector<Zone> pieces_of(std::span<const CellPosition> footprint,
                              std::span<const CellIndex> filled) const {
    std::vector<CellIndex> members;
    for (std::size_t i = 0; i < footprint.size(); ++i) members.emplace_back(i);
    // One key: the pieces of a zone may lie in several units.
    const std::vector<std::uint32_t> keys(footprint.size(), 0);
    // No crossing: the positions crossed are part of the footprint.
    const Clusters clusters = label_clusters(footprint, input_.cells.lattice(), members, keys,
                                             {input_.options.contiguity, 0});
    std::vector<Zone> pieces;
    for (std::size_t k = 0; k < clusters.size(); ++k) {
      Zone piece;
      for (const CellIndex member : clusters[k].cells) {
        const CellPosition at = footprint[member.position()];
        const CellIndex cell = input_.cells.find(at);
        piece.footprint.push_back(at);
        if (!cell.is_none()) piece.cells.push_back(cell);
      }
      // A piece of crossed positions only is no zone.
      if (piece.cells.empty()) continue;
      std::set_intersection(piece.cells.begin(), piece.cells.end(), filled.begin(), filled.end(),
                            std::back_inserter(piece.filled));
      pieces.push_back(std::move(piece));
    }
    return pieces;
  }

  void draw_pieces(std::span<const CellPosition> footprint, std::span<const CellIndex> filled,
                   bool are_left_by_removal = false) {
    for (Zone& piece : pieces_of(footprint, filled)) {
      piece.status = ZoneStatus::edited;
      piece.is_left_by_removal = are_left_by_removal;
      put(std::move(piece));
    }
  }

  /// What a lock leaves of a perimeter of the rule: the pieces that still meet every criterion. No
  /// gap is filled: what the lock took would be one.
  void test_pieces(std::span<const CellPosition> footprint, std::span<const CellIndex> filled) {
    for (Zone& piece : pieces_of(footprint, filled)) {
      complete(input_, rule_.tests, piece);
      piece.verdict = verdict_of(input_, piece);
      const auto failure = carreau::reason_of(piece.verdict);
      if (!failure) put(std::move(piece));
      else drop(piece, *failure);
    }
  }

  void drop(const Zone& zone, Reason failure) {
    for (const CellIndex cell : zone.cells) dropped_[cell] = failure;
    for (const CellIndex cell : zone.filled) {
      // A filled cell was in the zone only as a gap, so its own reason counts.
      dropped_[cell] = first_reason(input_, rule_.tests[cell.position()], cell);
    }
  }

  /// The figures of a zone that was drawn by hand; its shape stays.
  void figure(Zone& zone) const {
    Zone measured = zone_of_cells(input_, std::move(zone.cells), std::move(zone.footprint));
    measured.filled = std::move(zone.filled);
    measured.status = zone.status;
    measured.is_left_by_removal = zone.is_left_by_removal;
    measured.lock = std::move(zone.lock);
    // A zone drawn by hand may fall into several pieces, which the verdict counts.
    measured.pieces = pieces_of(measured.footprint, {}).size();
    measured.verdict = verdict_of(input_, measured);
    zone = std::move(measured);
  }

  Reason reason_of(CellIndex cell) {
    const std::size_t i = cell.position();
    const bool was_in = !rule_.zone_of[i].is_none();
    const bool is_in = !owner(cell).is_none();
    // Unchanged since the rule: so is its reason.
    if (was_in == is_in) return rule_.reasons[i];
    if (is_in) return Reason::edited_in;
    const auto dropped = dropped_.find(cell);
    return dropped == dropped_.end() ? Reason::edited_out : dropped->second;
  }

  void drop_near_misses() {
    // A near miss that lost cells to a zone is no longer the zone that nearly met the criteria.
    const auto dropped = std::erase_if(edited_.near_misses, [&](const Zone& near_miss) {
      return std::any_of(near_miss.cells.begin(), near_miss.cells.end(),
                         [&](CellIndex cell) { return !owner(cell).is_none(); });
    });
    // Their numbers follow their order.
    if (dropped > 0) order_zones(input_, edited_.near_misses);
  }

  const DelineationInput& input_;
  const Delineation& rule_;
  Delineation& edited_;
  std::vector<Zone>& zones_;
  std::map<CellPosition, ZoneIndex> crossed_owner_;  ///< of positions that are no cells
  std::vector<CellIndex> touched_;                   ///< cells that changed hands
  std::map<CellIndex, Reason> dropped_;              ///< of what locks left and the rule refuses
};

}  // namespace

std::string_view to_text(EditKind kind) {
  switch (kind) {
    case EditKind::add: return "add";
    case EditKind::remove: return "remove";
    case EditKind::lock: return "lock";
    case EditKind::release: return "release";
  }
  return {};
}

std::optional<EditKind> parse_edit_kind(std::string_view text) {
  for (const EditKind kind : kEditKinds) {
    if (to_text(kind) == text) return kind;
  }
  return std::nullopt;
}

void apply_edits(const DelineationInput& input, const Delineation& rule,
                 std::span<const CellEdit> edits, Delineation& edited) {
  // The rule's delineation stays as it was, so edits can be applied again.
  edited = rule;
  Editor editor(input, rule, edited);
  for (const NumberedEdit& edit : standing(edits)) editor.apply(edit);
  editor.finish();
}

}  // namespace carreau
